"""At least 300 wordings sent by a real server: every kind of lie is stopped, and an honest wording is not."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.model.gate import Gate
from assistant.model.opened import open_chat
from assistant.model.phrase import Phraser
from assistant.model.talk import Deadline, Talk, silent
from tests.assistant.model.conftest import ChatServer
from tests.assistant.model.wordings import KINDS, Case, cases, counted

pytestmark = [pytest.mark.model, pytest.mark.store]

EVERY = 14  # of the tables' cells


def test_no_lie_is_shown_and_hardly_any_honest_wording_is_stopped(shipped: Assistant, server: ChatServer) -> None:
    settings = server.settings()
    gate = Gate(shipped._flow.catalogue, shipped.sources, shipped.check)
    phraser = Phraser(Talk(open_chat(settings), str(settings.model)), gate)

    def shown(case: Case) -> bool:
        server.script({"text": case.reply()}, {"status": 401})  # told once: what is stopped is not mended
        draft = phraser.phrase(case.question, case.draft, Deadline(60), silent)
        assert draft.phrasing
        assert draft.phrasing.shown or draft.blocks == case.draft.blocks
        return draft.phrasing.shown

    found = list(cases(shipped, EVERY))
    counts = counted(found)
    assert all(counts[kind] >= 10 for kind in KINDS), counts
    lies = [case for case in found if case.kind]
    honest = [case for case in found if not case.kind]
    assert len(lies) >= 300
    assert len(honest) >= 150
    assert [case.sentences for case in lies if shown(case)] == []
    stopped = [case.sentences for case in honest if not shown(case)]
    assert len(stopped) < 0.02 * len(honest), stopped

"""Questions on the people whom the sources name: who they are in every source, and what they said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answer import Status
from assistant.naming_people import named, stood_in
from index.build import build
from index.store import Index
from tests.fakes import WordEmbedder
from tests.index.seeding import seed

PEOPLE = ("Moira Hay", "Cllr Iain Bute", "the report", "Ewan Carr-Mull")
NOTICE = """Piers for all

2 May 2033

Members of the pier board met in Oban and were asked about the new timetable for the winter.

Cllr Iain Bute, Chair of the Pier Board:

“The winter boats carry the doctor and the post, and no saving is worth a pier without them.”

Moira Hay, Harbour Master and Keeper of the Light at Lorn:

“We mended 40 piers with 12 men. The rest wait for timber, and timber is dear in the islands.”
"""


@pytest.fixture(scope="module")
def piers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("piers")
    embedder = WordEmbedder("pier boat timber winter doctor")
    build(seed(folder / "seeds", {"pier-notice-2033.txt": NOTICE}), folder / "home", embedder=embedder)
    with Index.open(folder / "home", seeds=folder / "seeds") as index:
        yield Assistant(index, embedder)


@pytest.mark.store
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who's Moira Hay and what has she to do with the notice?", "Keeper of the Light"),
        ("What two roles did Moira Hay hold in 2033?", "Keeper of the Light"),
        ("Councillor Iain Bute - what was his role when he was quoted?", "Chair of the Pier Board"),
        ("Bute's post?", "Chair of the Pier Board"),
        ("Iain Bute crops up in the notice. What was his post?", "Chair of the Pier Board"),
        ("What did Iain Bute say about a saving?", "no saving is worth"),
        ("Moira Hay is in the notice. How many piers did she speak of?", "40 piers"),
    ],
)
def test_who_somebody_is_and_what_was_said(piers: Assistant, question: str, told: str) -> None:
    answer = piers.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.text


@pytest.mark.store
@pytest.mark.parametrize(
    "question",
    [
        "Who is Flora Bute in the notice?",  # another person of that surname
        "What did Iain Bute say about pensions?",
        "What is Moira Hay's salary?",
    ],
)
def test_what_is_not_printed_of_a_person_is_refused(piers: Assistant, question: str) -> None:
    assert piers.ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("What did Cllr Bute say?", ["Cllr Iain Bute"]),
        ("Did Hay agree?", ["Moira Hay"]),
        ("Did Flora Hay agree?", []),
        ("who made hay of it in the report?", []),
        ("Is Carr-Mull quoted?", ["Ewan Carr-Mull"]),
    ],
)
def test_a_surname_names_one_person_and_no_other(text: str, names: list[str]) -> None:
    assert list(named(text, PEOPLE)) == names


def test_he_stands_for_the_one_person_named_before() -> None:
    assert stood_in("What was his post?", "Iain Bute is in it.", PEOPLE) == "What was Cllr Iain Bute's post?"
    assert stood_in("What was his post?", "Iain Bute met Moira Hay.", PEOPLE) == "What was his post?"

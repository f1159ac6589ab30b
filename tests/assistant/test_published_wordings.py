"""How a figure of the shipped report is asked for must not change which figure it is: traps that wordings set."""

from __future__ import annotations

import pytest

from assistant import Assistant, Status

pytestmark = pytest.mark.model

WORDINGS = {
    "those surveyed name no source": (
        "Staff working on the move: what % ticked 'strongly agree' in the council survey?",
        "43.8%",
    ),
    "misspelt, a letter doubled at the end": ("wot % sed yess to teh web manger leading on digitall", "51.9%"),
    "the line about a row is the row": (
        "Plain 'agree' only, not strongly, for the line about improving accountability by more transparency.",
        "40.1%",
    ),
    "what they had is not what they find important": (
        "Seeing that two thirds of councils already had a digital strategy, what was the precise percentage?",
        "35.5%",
    ),
}


@pytest.mark.parametrize(("question", "figure"), WORDINGS.values(), ids=WORDINGS)
def test_the_figure_asked_for_is_the_first(shipped: Assistant, question: str, figure: str) -> None:
    answer = shipped.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert answer.statistics[0][0].printed.startswith(figure)
    assert figure in answer.text.replace("As published it is not so:\n\n", "").split("\n\n")[0]

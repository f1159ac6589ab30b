"""How a survey was carried out, what it offered, how far it can be trusted, on what terms: asked in other words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answer import Status
from assistant.conduct import _asked
from index.build import build
from index.store import Index
from tests.fakes import WordEmbedder
from tests.index.seeding import seed

WORDS = "allotment plot shed water rent compost"
ALLOTMENTS = """Allotments of Dunwater

You may re-use the text of this report under the terms of the Commons Licence.

This report is of interest to plot holders and parish clerks.

1. Methodology

A postal survey was carried out in May 2031. Forms went to 400 plot holders.

2. The results

2.1 What keeps you from your plot?

PLOT HOLDER RESPONSES

\tYes\tNo\tDon't Know
The water is off\t60.5%\t30.1%\t9.4%
The rent is high\t12.5%\t80.0%\t7.5%

2.2 How much rent did you pay?

Only 9 plot holders gave the rent they paid. These figures are indicative only.

Appendix: Questionnaire

Would you like to enter the draw for a £20 seed voucher?
"""


@pytest.fixture(scope="module")
def allotments(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("allotments")
    build(seed(folder / "seeds", {"allotments.txt": ALLOTMENTS}), folder / "home", embedder=WordEmbedder(WORDS))
    with Index.open(folder / "home", seeds=folder / "seeds") as index:
        yield Assistant(index, WordEmbedder(WORDS))


@pytest.mark.store
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How was the survey carried out - phone, post, face to face?", "postal survey"),
        ("What kind of survey was it, by phone or online?", "postal survey"),
        ("Did people get a bribe, er, a prize for filling it in?", "seed voucher"),
        ("Was there a reward for taking part?", "seed voucher"),
        ("Can I rely on the rent figures?", "indicative only"),
        ("Am I allowed to copy this, and under what licence?", "Commons Licence"),
        ("Who is the report aimed at?", "parish clerks"),
    ],
)
def test_what_a_survey_tells_of_itself_is_found_by_what_it_is(allotments: Assistant, question: str, told: str) -> None:
    answer = allotments.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.text


@pytest.mark.store
@pytest.mark.parametrize(
    ("question", "untold"),
    [
        ("Can I rely on the water figures?", "indicative"),  # said of the rent alone
        ("How many plot holders reward good compost?", "voucher"),
    ],
)
def test_what_is_told_of_something_else_is_no_answer(allotments: Assistant, question: str, untold: str) -> None:
    assert untold not in allotments.ask(question).text


@pytest.mark.parametrize(
    "text",
    [
        "Who won the £50 voucher?",
        "Do firms reward staff for ideas?",
        "How reliable is the bus?",
        "Which form is paper?",
    ],
)
def test_what_only_shares_a_word_with_such_a_question_is_none(text: str) -> None:
    assert not _asked(text)  # that a prize was offered does not say who got it

"""What only prose says, asked for in parts, from a side or by a phrase of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answer import Status
from assistant.told import sides
from index.build import build
from index.store import Index
from tests.fakes import WordEmbedder
from tests.index.seeding import seed

ORCHARDS = """Orchards of the Marches

1. Opening words

Ann Perry

Chair, Growers' League



There are many definitions of what an 'old orchard' is, and little agreement among growers.

2. The survey

Forms came back from 90 growers.

The greatest interest in the survey came from hill farms (responses from 61% of this category). \
Valley farms were the keenest to talk by telephone.

The response rate from village plots was one of the lowest: 17%.

A further fifth has no wish to graft. It may be that tenants answered who may not plant at all.

Counting only sales above £250, the average sale is around £900.

3. The results

3.1 What do you grow?

GROWER RESPONSES

\tYes\tNo\tDon't Know
Cider apples\t60.5%\t30.1%\t9.4%
Perry pears\t12.5%\t80.0%\t7.5%

One said, "Perry is different, and nobody up the valley will hear of it."
"""
LEAGUE = """Graft or lose it

4 June 2033

The Growers' League asked the opinions of more than 300 tenants across the Marches about their trees.

Ivo Hale, the report author, said: “We need a new deal with the landlords before another winter.”
"""


@pytest.fixture(scope="module")
def orchards(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("orchards")
    embedder = WordEmbedder("orchard graft perry cider grower tenant")
    texts: dict[str, str | bytes] = {"orchards-2031.txt": ORCHARDS, "league-story-2033.txt": LEAGUE}
    build(seed(folder / "seeds", texts), folder / "home", embedder=embedder)
    with Index.open(folder / "home", seeds=folder / "seeds") as index:
        yield Assistant(index, embedder)


@pytest.mark.store
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ('Who wanted a "new deal with the landlords", and what was the sentence?', "Ivo Hale"),
        ('"nobody up the valley will hear of it" - who said that?', "Perry is different"),
        ("Does the report say what it means by an old orchard?", "many definitions"),
        ("Is Ann Perry the editor of the Growers' League?", "Chair, Growers' League"),
        ("Which sort of farm was keenest to answer?", "hill farms"),
        ("What was the cut-off for the average sale?", "£250"),
        ("The fifth with no wish to graft looks high, does the report offer any excuse for it?", "tenants answered"),
        ("How did hill farms and village plots compare on response rates?", "61%"),
        ("How did hill farms and village plots compare on response rates?", "17%"),
        ("How many growers replied compared to the number of tenants in the league story?", "300"),
    ],
)
def test_what_only_prose_says_is_found(orchards: Assistant, question: str, told: str) -> None:
    answer = orchards.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert told in answer.text


@pytest.mark.store
def test_one_of_two_rates_is_no_comparison_of_both(orchards: Assistant) -> None:
    answer = orchards.ask("How did hill farms and crofts compare on response rates?")
    assert "61%" not in answer.text or "crofts" in answer.text


@pytest.mark.store
def test_a_name_is_not_given_for_a_nameless_phrase(orchards: Assistant) -> None:
    answer = orchards.ask('Who said "nobody up the valley will hear of it"? I need the name of the person')
    assert answer.status is not Status.ANSWERED


def test_two_things_held_against_one_another_are_two_questions() -> None:
    assert sides("Compare hill farms and village plots on response rates") == (
        "What is the response rates of hill farms?",
        "What is the response rates of village plots?",
    )
    assert sides("What share of hill farms replied?") == ()

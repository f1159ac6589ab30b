"""The plain recipe: cut anywhere, nearest shown, never a refusal; but cited to the character."""

from __future__ import annotations

from itertools import pairwise

from evals.cases import Case
from evals.peers import OVERLAP, SIZE, PlainRecipe, pieces
from evals.scorers import score
from tests.samples import BORROWING

SOURCES = {BORROWING.name: BORROWING.text, "empty.txt": ""}


class Letters:
    """Embeds a text as how often it has each letter: nearness can be worked out by hand."""

    def embed_query(self, text: str) -> list[float]:
        return [float(text.lower().count(letter)) for letter in "abcdefghijklmnopqrstuvwxyz"]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]


def test_the_pieces_are_cut_at_words_share_their_ends_and_stand_where_they_say() -> None:
    text = " ".join(str(number) for number in range(600))
    found = pieces({"a": text})
    assert all(text[piece.locator.start : piece.locator.end] == piece.text for piece in found)
    assert all(len(piece.text) <= SIZE for piece in found)
    ends = [(one.locator.end, next_one.locator.start) for one, next_one in pairwise(found)]
    assert len(ends) > 1
    assert all(0 < end - start <= OVERLAP for end, start in ends)


def test_what_it_shows_is_verbatim_and_marked() -> None:
    case = Case(
        id="a", kind="b", question="Is the building cold?", answerable=True, evidence=[["The building is cold"]]
    )
    answer = PlainRecipe(SOURCES, Letters()).ask(case.question)
    given = {one.name: one.right for one in score(case, answer, SOURCES)}
    assert given["evidence"]
    assert given["markers"]


def test_a_follow_up_is_asked_with_the_question_before_it() -> None:
    recipe = PlainRecipe(SOURCES, Letters())
    history = [{"role": "user", "content": "zzzz"}, {"role": "assistant", "content": "qqqq"}]
    assert recipe.ask("zzzz a").text == recipe.ask("a", history).text

"""A short form is spelt out by words in a row that begin with its letters."""

from __future__ import annotations

import pytest

from assistant.terms import _spells


@pytest.mark.parametrize(
    ("text", "letters", "right"),
    [
        ("heads of IT/ chief information officers", "cio", True),
        ("the Department for Communities and Local Government (DCLG)", "dclg", True),
        ("the Reading Lobby of Rooms", "rlor", True),  # small words may count
        ("they came in often", "cio", True),
        ("chief officers of information", "cio", False),
        ("some other cats on mats", "socitm", False),
    ],
)
def test_words_in_a_row_spell_a_short_form_by_their_first_letters(text: str, letters: str, right: bool) -> None:
    assert _spells(text, letters) is right

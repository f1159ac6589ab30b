"""Whose words a quote is: named people, their offices, signatures, forewords."""

from __future__ import annotations

import pytest

from tests.index.test_quotes import PRESS, one, quotes

# Named speakers


def spoken(body: str) -> list[tuple[str | None, str | None]]:
    return [(quote.speaker, quote.office) for quote in quotes(body, PRESS)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Cllr Ann Lee, Chair of the Anytown Board:\n\n“We will mend them.”",
            [("Cllr Ann Lee", "Chair of the Anytown Board")],
        ),
        (
            "Ann Lee-Smith, head of policy, Shelter North, said: “We will mend them.”",
            [("Ann Lee-Smith", "head of policy, Shelter North")],
        ),
        ("“We will mend them,” said Ann Lee, head of policy.", [("Ann Lee", "head of policy")]),
        ("“We will mend them in time,” claimed NLGN.", [("NLGN", None)]),
        ("The report states: “We will mend them.”", [("The report", None)]),
        (
            "The Housing Federation said that “homes are a right” and added: “Act now”, and left.",
            [("The Housing Federation", None)] * 2,
        ),
        (
            "Ann Lee, the author, said “we will mend them”.\n\nLee added: “In time.”\n\nShe said: “Soon.”",
            [("Ann Lee", "the author")] * 3,
        ),
        ("“New homes are not built,” said the report.\n\n“The old ones leak,” it added.", [("the report", None)] * 2),
        ("Suppliers said: “We will mend them.”", [(None, None)]),
        ("Another respondent said: “We will mend them.”", [(None, None)]),
    ],
)
def test_a_named_speaker_is_found_with_the_office_printed(
    body: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert spoken(body) == expected


def test_a_speech_of_several_paragraphs_is_one_quote_each_by_the_same_speaker() -> None:
    body = 'Ann Lee, head of policy, warned: “This is the start.\n\n"They had time.\n\n“They had money.”'
    assert spoken(f"{body}\n\n“Unsigned words.”") == [("Ann Lee", "head of policy")] * 3 + [(None, None)]


def test_a_signature_below_a_box_tells_whose_words_it_holds() -> None:
    signed, grouped = quotes(
        "“Fix the lift”\n\n– Ann Lee, Director, Anytown Homes.\n\n“Mend the door”\n\n— a housing association.", PRESS
    )
    assert (signed.speaker, signed.office) == ("Ann Lee", "Director, Anytown Homes")
    assert (grouped.speaker, grouped.group) == (None, "landlords")


def test_a_named_person_speaks_for_no_group_and_answers_no_survey_question() -> None:
    quote = one("Ann Lee, a tenant of ten years, said: “We wait for months.”")
    assert (quote.group, quote.survey_question) == (None, None)


def test_the_paragraphs_of_a_signed_foreword_are_its_author_s_words() -> None:
    own = "Homes matter to us all.\n\nA friend wrote this to me in the winter of that year:"
    note = "‘We had the money and the plans all along!’\n\nAnytown Homes\n"
    head = "Housing Voices 2031\n\nForeword\n\nAnn Lee\n\nDirector, Anytown Homes\n\n"
    author, intro, friend = quotes(f"{own}\n\n{note}", head)
    assert (author.text, author.speaker, author.office) == (
        "Homes matter to us all.",
        "Ann Lee",
        "Director, Anytown Homes",
    )
    assert intro.speaker == "Ann Lee"
    assert (friend.text, friend.speaker) == ("We had the money and the plans all along!", None)

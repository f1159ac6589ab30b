"""A question over several sources is read once for each, and what names a source is no subject."""

from __future__ import annotations

import pytest

from assistant.mentions import readings
from assistant.named_sources import SourceNames
from index.records import Source

NAMES = SourceNames(
    {
        name: Source(name, title, "not stated", date, "not stated", "", text)
        for name, title, date, text in (
            ("reading-rooms-2031.txt", "Reading Rooms Today", "2031-03", "We asked 400 readers."),
            ("brlg-notice-2033.txt", "Rooms to close", "2033-05", "The Big Reading Lobby Group (BRLG) says so."),
            ("quiet-hours-2035.txt", "Quiet hours are kept", "2035", "Most are quiet."),
        )
    }
)
SURVEYS = frozenset({"reading-rooms-2031.txt"})


def read(question: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.text, one.sources) for one in readings(question, NAMES.mentions(question), SURVEYS)]


def test_a_question_over_two_years_is_read_once_for_each() -> None:
    assert read("Who chaired it in 2031 and who by 2033?") == [
        ("Who chaired it in 2031 and who?", ("reading-rooms-2031.txt",)),
        ("Who chaired it who by 2033?", ("brlg-notice-2033.txt",)),
    ]


def test_the_report_is_a_source_of_its_own_beside_another_that_is_named() -> None:
    assert [sources for _, sources in read("Do the report and the BRLG notice agree?")] == [
        ("reading-rooms-2031.txt",),
        ("brlg-notice-2033.txt",),
    ]


def test_whom_a_study_asked_stands_between_its_year_and_its_kind() -> None:
    assert read("Was quiet a worry in both the 2031 survey and the 2035 tenant study?") == [
        ("Was quiet a worry in both the 2031 survey?", ("reading-rooms-2031.txt",)),
        ("Was quiet a worry in both the 2035 tenant study?", ("quiet-hours-2035.txt",)),
    ]


@pytest.mark.parametrize(
    "question",
    [
        "What did the report say of closing?",
        "Who would find the BRLG notice on Reading Rooms Today useful?",  # what it is about, not a second source
        "How many came in 2031?",
        "Is quiet kept in 1999 as in 2031?",
    ],
)
def test_a_question_of_one_source_stays_whole(question: str) -> None:
    assert read(question) == [(question, ())]


@pytest.mark.parametrize(
    ("question", "sources"),
    [
        ("What does the quiet piece say?", ("quiet-hours-2035.txt",)),
        ("How many want a quiet piece of cake?", ()),
        ("What did the 2033 BRLG notice say?", ("brlg-notice-2033.txt",)),
        ("What did the 2031 quiet survey say?", ("reading-rooms-2031.txt",)),  # the quiet one is of 2035
        ("What of the Big Reading Lobby Group?", ("brlg-notice-2033.txt",)),
        ("In Reading Rooms Today, who comes?", ()),  # others tell of it too
    ],
)
def test_one_word_of_a_title_names_a_source_only_before_a_word_for_sources(
    question: str, sources: tuple[str, ...]
) -> None:
    assert NAMES.limits(question)[0] == sources


def test_a_year_told_from_another_names_the_source_of_that_year() -> None:
    assert [sources for _, sources in read("What did it say in 2031 and what two years later?")] == [
        ("reading-rooms-2031.txt",),
        ("brlg-notice-2033.txt",),
    ]


def test_a_kind_after_a_title_is_the_source_on_that_one() -> None:
    assert [item.sources for item in NAMES.mentions("Who should read the Reading Rooms Today notice?")] == [
        frozenset({"brlg-notice-2033.txt"})
    ]

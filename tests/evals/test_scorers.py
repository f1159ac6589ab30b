"""Each judge, held to what it must see and to what it must let pass."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.answer import Answer, Citation, Status
from evals.cases import Case
from evals.scorers import score
from evals.scores import Score
from tests.samples import BORROWING, cite, hours, passage, refusal, statistic

SOURCES = {BORROWING.name: BORROWING.text}
ROW = "Opening hours are too short\t60.5%\t30.1%\t9.4%"
CASE: dict[str, Any] = {
    "id": "hours",
    "kind": "figure",
    "question": "Are the opening hours too short?",
    "answerable": True,
    "figures": [["60.5%", "60%"]],
    "evidence": [[ROW]],
}


def right() -> Answer:
    """An answer that every scorer should pass."""
    return replace(hours(), text="**60.5%** of readers say that the hours are too short [1]; the text says 60% [2].")


def scores_of(answer: Answer, **changes: Any) -> dict[str, Score]:
    case = Case.model_validate({**CASE, **changes})
    return {one.name: one for one in score(case, answer, SOURCES)}


def unanswerable(answer: Answer, **changes: Any) -> dict[str, Score]:
    return scores_of(answer, answerable=False, figures=[], evidence=[], **changes)


def test_a_right_answer_is_right_in_every_score() -> None:
    given = scores_of(right())
    assert [one for one in given.values() if not one.right] == []
    named = "no_false_refusal figure figure_first evidence evidence_strict citation_verbatim markers"
    assert set(given) == set(named.split())


def test_every_score_says_what_was_found_and_why() -> None:
    for one in [*scores_of(right()).values(), *scores_of(refusal()).values()]:
        assert one.found
        assert one.explanation


def test_a_false_answer_is_seen() -> None:
    assert not unanswerable(right())["no_false_answer"].right
    assert not unanswerable(replace(right(), status=Status.PARTIAL))["no_false_answer"].right


def test_a_clarification_is_no_false_answer_but_a_false_refusal() -> None:
    asks = Answer("", Status.CLARIFICATION, "Do you mean readers or visitors?")
    assert unanswerable(asks)["no_false_answer"].right
    assert not scores_of(asks)["no_false_refusal"].right


def test_a_refusal_of_an_answerable_question_fails_its_figure_too() -> None:
    given = scores_of(refusal())
    assert not given["no_false_refusal"].right
    assert not given["figure"].right


def test_two_of_three_figures_are_not_an_answer() -> None:
    given = scores_of(right(), figures=[["60.5%"], ["30.1%"]])
    assert given["figure"].value == 0.5
    assert not given["figure"].right
    assert given["figure"].explanation == "not stated: 30.1%"


def test_the_right_figure_after_a_wrong_one_is_not_the_answer() -> None:
    below = replace(right(), text="**30.1%** of readers answered ‘No’ [1].\n\nThe others: ‘Yes’ 60.5% [1].")
    given = scores_of(below)
    assert given["figure"].right
    assert not given["figure_first"].right
    assert "30.1%" in given["figure_first"].found


def test_a_preface_a_table_or_a_correction_may_stand_before_the_figure() -> None:
    preface = replace(right(), text="It can be read in two ways.\n\n**60.5%** of readers [1].\n\n30.1% [2].")
    table = replace(right(), text="| Answer | Share |\n|---|---|\n| No | 30.1% [1] |\n| Yes | 60.5% [1] |")
    corrects = replace(right(), text="Not 80% of readers, but 60.5% [1].")
    assert [scores_of(one)["figure_first"].right for one in (preface, table, corrects)] == [True, True, True]


def test_where_several_figures_are_asked_for_none_has_to_be_first() -> None:
    assert "figure_first" not in scores_of(right(), figures=[["60.5%"], ["30.1%"]])


def test_a_figure_right_but_cited_elsewhere_fails_its_evidence() -> None:
    elsewhere = replace(right(), citations=(cite(1, passage("2. How we asked")),), disagreements=())
    assert not scores_of(elsewhere)["evidence"].right


def test_a_citation_of_most_of_the_fragment_covers_it_but_not_strictly() -> None:
    most = passage(ROW[:30])
    given = scores_of(replace(right(), citations=(cite(1, most),)))
    assert given["evidence"].right
    assert not given["evidence_strict"].right
    assert not given["evidence_strict"].counts


def test_a_citation_of_a_little_of_the_fragment_does_not_cover_it() -> None:
    assert not scores_of(replace(right(), citations=(cite(1, passage(ROW[:20])),)))["evidence"].right


def test_evidence_may_be_the_id_of_a_record() -> None:
    cited, other = statistic("Too far away", "Yes", "8.0%").id, statistic("Too far away", "No", "90.0%").id
    answer = replace(right(), citations=(cite(1, statistic("Too far away", "Yes", "8.0%")),))
    assert scores_of(answer, evidence=[[cited]])["evidence"].right
    assert not scores_of(answer, evidence=[[other]])["evidence"].right


def test_the_same_place_in_another_source_does_not_cover_it() -> None:
    cell = statistic("Opening hours are too short", "Yes", "60.5%")
    other = replace(cell, locator=replace(cell.locator, source="other.txt"), text="something else")
    given = scores_of(
        replace(right(), citations=(Citation(1, other, cell.locator.start, cell.locator.end, "something else"),))
    )
    assert not given["evidence"].right


def test_a_fragment_from_a_spreadsheet_has_spaces_for_tabs() -> None:
    assert scores_of(right(), evidence=[[ROW.replace("\t", "  ")]])["evidence_strict"].right


def test_one_character_off_is_not_verbatim() -> None:
    exact = cite(1, passage("We asked 400 readers in March 2031."))
    wrong = replace(exact, text=exact.text.replace("400", "401"))
    assert scores_of(replace(right(), citations=(exact,)))["citation_verbatim"].right
    given = scores_of(replace(right(), citations=(wrong,)))["citation_verbatim"]
    assert not given.right
    assert "is not what borrowing-2031.txt prints" in given.explanation


def test_a_citation_of_nothing_is_not_verbatim() -> None:
    nothing = replace(cite(1, passage("Borrowing")), start=5, end=5, text="")
    assert not scores_of(replace(right(), citations=(nothing,)))["citation_verbatim"].right


def test_a_source_that_is_not_at_hand_is_named() -> None:
    cell = statistic("Too far away", "Yes", "8.0%")
    foreign = replace(cell, locator=replace(cell.locator, source="absent.txt"))
    given = scores_of(replace(right(), citations=(cite(1, foreign),)))["citation_verbatim"]
    assert "‘absent.txt’ is not at hand" in given.explanation


def test_markers_and_citations_must_agree_both_ways() -> None:
    one = cite(1, passage("Nothing to read"))
    two = replace(one, key=2)
    answer = replace(right(), text="60.5% [1].", citations=(one,))
    assert scores_of(answer)["markers"].right
    assert "[2] is cited but never used" in scores_of(replace(answer, citations=(one, two)))["markers"].explanation
    assert "[3] has no citation" in scores_of(replace(answer, text="60.5% [1][3]."))["markers"].explanation
    assert "share a key" in scores_of(replace(answer, citations=(one, one)))["markers"].explanation
    assert "without a citation" in scores_of(replace(answer, text="60.5%.", citations=()))["markers"].explanation


def test_a_wrong_figure_as_the_answer_is_seen_and_one_shown_further_down_is_not() -> None:
    first = replace(right(), text="30.1% of readers [1].\n\n60.5% too.")
    below = replace(right(), text="60.5% of readers [1].\n\n30.1% disagree.")
    assert not scores_of(first, forbidden_figures=["30.1%"])["forbidden_figure"].right
    assert scores_of(below, forbidden_figures=["30.1%"])["forbidden_figure"].right


def test_a_refusal_may_repeat_the_questions_figure_but_state_none_of_its_own() -> None:
    repeats = Answer("", Status.NOT_IN_SOURCES, "The sources do not say that 80% of 400 readers did.")
    states = Answer("", Status.NOT_IN_SOURCES, "The sources do not say; but 60.5% find the hours short.")
    assert unanswerable(repeats, question="Is it true that 80% did?")["refusal_bare"].right
    assert not unanswerable(states)["refusal_bare"].right


def test_the_right_number_of_the_wrong_group_or_response_fails() -> None:
    asked = {"group": ["readers"], "response": ["Yes"]}
    cell = statistic("Opening hours are too short", "Yes", "60.5%")
    assert scores_of(right(), **asked)["statistic"].right
    for wrong in (replace(cell, group="visitors"), replace(cell, response="No"), replace(cell, group=None)):
        assert not scores_of(replace(right(), statistics=((wrong, 1),)), **asked)["statistic"].right


def test_a_quotation_must_stand_in_a_citation_word_for_word() -> None:
    cited = (cite(1, passage("Most readers come for the quiet. 61% of readers say that they come every week")),)
    verbatim = Answer("", Status.ANSWERED, "“Most readers come for the *quiet*” … [1]", cited)
    wrong = Answer("", Status.ANSWERED, "“Most readers come for the noise” [1]", cited)
    cut = Answer("", Status.ANSWERED, "> “Most readers come for … they come every week” [1]", cited)
    label = Answer("", Status.ANSWERED, "60.5% say “the noise” [1]", cited)
    assert scores_of(verbatim)["quotation"].right
    assert not scores_of(wrong)["quotation"].right
    assert scores_of(cut)["quotation"].right
    assert "quotation" not in scores_of(label)


def test_a_block_quotation_may_name_its_speaker_outside_the_quotation_marks() -> None:
    cited = (cite(1, passage("Most readers come for the quiet. 61% of readers say that they come every week")),)
    named = Answer(
        "", Status.ANSWERED, "> A reader, asked what she comes for: “Most readers come for the quiet.” [1]", cited
    )
    lines = Answer("", Status.ANSWERED, "> “Most readers come\n> for the quiet.” [1]", cited)
    plain = Answer("", Status.ANSWERED, "> Most readers come for the quiet.\n\nSo it says [1].", cited)
    false = Answer("", Status.ANSWERED, "> Most readers come for the noise.\n\nSo it says [1].", cited)
    assert [scores_of(one)["quotation"].right for one in (named, lines, plain, false)] == [True, True, True, False]


def test_strings_are_met_whatever_their_case_and_apostrophes() -> None:
    answer = replace(right(), text="The Readers’ Opening\nHours [1]")
    assert scores_of(answer, figures=[], strings=[["readers' opening hours"]])["strings"].right
    assert not scores_of(answer, figures=[], strings=[["writers"]])["strings"].right

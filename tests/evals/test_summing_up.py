"""A finished run summed up for the window, held against the run before it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.evaluation import FILE, read_last
from evals import summing_up
from evals.ledger import Journal
from tests.evals.test_ledger import ABOUT, CASES, exact, judged, kept
from tests.fakes import Refuses


def test_a_run_is_held_against_the_one_before_it(tmp_path: Path) -> None:
    summing_up.keep(kept(tmp_path / "0001", exact()))
    summing_up.keep(kept(tmp_path / "0002", Refuses()))
    last = read_last(tmp_path)
    assert last is not None
    assert (last.run, last.before, last.won, last.lost) == ("0002", "0001", 0, 2)
    assert (last.all.passed, last.all.cases, last.all.passed_before) == (1, 3, 3)
    assert {share.name: share.passed for share in last.kinds} == {"figure": 0, "unanswerable": 1}
    assert [(miss.id, miss.before) for miss in last.misses] == [("hours", "passed"), ("hours-2", "passed")]
    assert "The sources do not say." in last.misses[0].answer
    assert all(miss.why for miss in last.misses)


def test_a_case_that_was_not_asked_before_is_neither_won_nor_lost(tmp_path: Path) -> None:
    summing_up.keep(kept(tmp_path / "0001", exact(), CASES[2:]))
    summing_up.keep(kept(tmp_path / "0002", Refuses()))
    last = read_last(tmp_path)
    assert last is not None
    assert (last.won, last.lost) == (0, 0)
    assert {miss.before for miss in last.misses} == {"not asked"}
    assert [(share.name, share.cases_before) for share in last.kinds] == [("figure", None), ("unanswerable", 1)]


def test_a_kind_is_held_against_its_cases_in_the_same_sets_alone(tmp_path: Path) -> None:
    with Journal(tmp_path / "0001", ABOUT) as journal:
        other = [replace(one, result=replace(one.result, set="other")) for one in judged(Refuses(), CASES)]
        journal.finish([*judged(exact(), CASES), *other])
    summing_up.keep(kept(tmp_path / "0002", exact()))
    last = read_last(tmp_path)
    assert last is not None
    assert [(share.passed_before, share.cases_before) for share in last.kinds] == [(2, 2), (1, 1)]


def test_a_first_run_and_one_that_shares_no_case_have_nothing_to_lose(tmp_path: Path) -> None:
    summing_up.keep(kept(tmp_path / "0001", Refuses(), CASES[:1]))
    first = read_last(tmp_path)
    assert first is not None
    assert (first.before, first.all.cases_before) == (None, None)
    summing_up.keep(kept(tmp_path / "0002", Refuses(), CASES[2:]))
    second = read_last(tmp_path)
    assert second is not None
    assert (second.before, second.lost) == ("0001", 0)


def test_a_run_in_a_folder_that_was_named_for_it_is_not_the_last(tmp_path: Path) -> None:
    assert summing_up.keep(kept(tmp_path / "mine", exact())) is None
    assert not (tmp_path / "mine" / FILE).exists()

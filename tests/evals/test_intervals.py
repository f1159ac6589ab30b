"""Intervals and tests against published values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.intervals import mcnemar, percentile, wilson


def test_wilson_of_the_published_example() -> None:
    """Newcombe (1998), table I: 81 of 263 is 0.2553 to 0.3662; 0 of 20 is 0 to 0.1611."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)


def test_all_of_a_small_sample_is_no_proof() -> None:
    assert wilson(12, 12)[0] == pytest.approx(0.757, abs=1e-3)
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(0, 500), st.integers(1, 500))
def test_wilson_holds_the_share_and_stays_within_bounds(right: int, total: int) -> None:
    right = min(right, total)
    low, high = wilson(right, total)
    assert 0 <= low <= right / total + 1e-12
    assert right / total - 1e-12 <= high <= 1


def test_mcnemar_is_the_exact_binomial() -> None:
    assert mcnemar(0, 0) == 1.0
    assert mcnemar(0, 5) == pytest.approx(2 / 32)
    assert mcnemar(1, 9) == pytest.approx(2 * 11 / 1024)
    assert mcnemar(4, 4) == 1.0
    assert mcnemar(0, 3000) < 1e-300


@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_does_not_mind_which_run_is_called_the_first(lost: int, won: int) -> None:
    assert mcnemar(lost, won) == mcnemar(won, lost)


def test_a_percentile_is_one_of_the_values() -> None:
    assert [percentile([3.0, 1.0, 2.0], percent) for percent in (0, 50, 95, 100)] == [1.0, 2.0, 3.0, 3.0]
    with pytest.raises(ValueError, match="no values"):
        percentile([], 50)

"""How sure a share or a change is: Wilson's interval, McNemar's exact test, percentiles. Plain arithmetic, no SciPy."""

from __future__ import annotations

import math
from collections.abc import Sequence

_Z = 1.959963984540054  # two-sided 95%


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95% interval of a share, between 0 and 1; for no case at all, everything is possible.

    12 of 12 is no proof of 100%: the interval says 'at least 76%'.
    """
    if total == 0:
        return 0.0, 1.0
    share, spread = right / total, _Z**2 / total
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(share * (1 - share) / total + spread / (4 * total)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def mcnemar(lost: int, won: int) -> float:
    """The exact two-sided p of `lost` against `won` changes, were both equally likely; 1 where nothing changed."""
    changed = lost + won
    if changed == 0:
        return 1.0
    tail = sum(math.comb(changed, count) for count in range(min(lost, won) + 1))
    return min(1.0, 2 * tail / (1 << changed))


def percentile(values: Sequence[float], percent: float) -> float:
    """The nearest-rank percentile: always one of the values. Raises ValueError where there is none."""
    if not values:
        raise ValueError("no values, so no percentile")
    ordered = sorted(values)
    return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]

"""An eval run that the window of the browser tests shows."""

from __future__ import annotations

from assistant.evaluation import Evaluation, Miss, Share

BAIT = "<script>alert(1)</script> ![x](http://x.example/x.png)"
RUN = Evaluation(
    run="0002",
    at="2031-03-04T05:06:07+00:00",
    before="0001",
    all=Share(name="all", passed=7, cases=10, passed_before=6, cases_before=10),
    sets=(
        Share(name="readers", passed=5, cases=5, passed_before=3, cases_before=5),
        Share(name="<i>letters</i>", passed=2, cases=5),
    ),
    kinds=(Share(name="value", passed=7, cases=10, passed_before=7, cases_before=10),),
    won=2,
    lost=1,
    misses=(
        Miss(
            set="<i>letters</i>",
            id="letters-001",
            kind="value",
            history=("And before?",),
            question=BAIT,
            answer=f"**48%** {BAIT}",
            why=("figures: expected 60.5%, found 48%",),
            stage="compose",
            before="passed",
        ),
    ),
)

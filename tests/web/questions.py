"""Questions that the scripted assistant of the browser tests answers."""

from __future__ import annotations

HOURS = "What share of readers say that the hours are too short?"
SHELF = "And the <script>alert(1)</script> shelf?"

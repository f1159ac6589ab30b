"""A small invented survey with lists of those who took part, ranges, and counts told in prose alone."""

from __future__ import annotations

HARBOURS = """Harbours of the Kell Coast

1. How it was done

Forms went out to 64 harbours in April 2033. 41 individuals submitted responses from 23 different harbours.

The address book of the union, from which they were drawn, has 1,870 entries.

Only 12 harbours were able to put a figure on what they had spent.

2. The results

2.1 Has your harbour spent money on dredging in the past year?

Value\tPercent
Yes\t61.0%
No\t39.0%

If so, how much did your harbour spend?

Range\t£40 to £310,000
Average\t£42,500

2.2 What share of your berths is let?

\t%
What share of your BERTHS is let today?\t71.5
What share of your SHEDS is let today?\t38.2

About half could say how many of their berths were let. \
Figures ranged between 12% and 99%, with the average standing at 71.5%.

Appendix A: Harbours Responding

Aldersand (x2)
Brack
Crane Haven (x3)
Dunmouth
East Brack
Fell Quay (x3)

Appendix B: Job Titles Responding

Chief Pilot
Crane Operator (x2)
Deputy Harbour Master
Harbour Master (x4)
Lock Keeper
Quay Clerk
"""

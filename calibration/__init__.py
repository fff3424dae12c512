"""Turns public data sets into profiles, fits the scorecard's points on them, and measures it. Not in the wheel."""

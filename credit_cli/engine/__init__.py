"""From a profile and a day to facts, points, causes and a plan. No clock, no file, no language."""

"""The dated rows of a profile, and how they stood at the end of a day."""

"""A plan as a checklist to tick."""

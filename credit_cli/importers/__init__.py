"""Real exports and reports: which facts follow from their rows."""

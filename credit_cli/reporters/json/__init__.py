"""Results for machines: one module a command, each a pure function from results to a dict of constant keys."""

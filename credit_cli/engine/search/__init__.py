"""Which payments, of how much, on which days: the search and what no plan exceeds."""

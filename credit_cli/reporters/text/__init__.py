"""Screens for people: one module a command, each a pure function from results to lines."""

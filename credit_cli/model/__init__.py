"""Scorecard, lenders, rules, actions and law as data with sources; the shapes that hold them."""

"""The plan a person gets: its steps in order, with reasons, gains and what stands in the way."""

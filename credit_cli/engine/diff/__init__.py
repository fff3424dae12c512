"""Two files of one person: what moved in points, and which steps were followed."""

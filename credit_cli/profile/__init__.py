"""From a file to a profile: which keys there are, of which type, and every problem with its line."""

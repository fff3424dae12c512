"""Facts go into a person's file, whose own lines stay as they are."""

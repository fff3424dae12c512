"""What is measured on a day: one fact a function, with the rows that show it."""

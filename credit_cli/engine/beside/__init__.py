"""What is told beside a plan: setbacks, other ways, what a step brings alone."""

"""What a plan says, whatever it is printed as: sentences, notes of steps, sums, what is kept back."""

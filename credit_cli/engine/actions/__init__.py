"""What a person can do, done in the world to come."""

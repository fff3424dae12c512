"""What `check` finds in one profile: contradictions, weak points, thresholds, expectations."""

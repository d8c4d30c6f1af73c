"""What others move for the same changes."""

"""The head's board of assignments, people and computers."""

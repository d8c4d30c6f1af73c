"""The family file: card, people, relations, entries of every kind, the two pictures, history."""

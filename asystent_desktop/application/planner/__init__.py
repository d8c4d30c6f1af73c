"""One's own time: the week, several visits at once, the time sheet."""

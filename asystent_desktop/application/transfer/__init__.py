"""In and out: a caseload brought in from lists, the copy a person may ask for."""

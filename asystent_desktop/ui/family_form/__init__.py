"""Forms of a family file, each a sheet: the family's card, a person, a relation, a basis, strengths."""

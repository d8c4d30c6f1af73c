"""The people of a family: table, genogram and ecomap."""

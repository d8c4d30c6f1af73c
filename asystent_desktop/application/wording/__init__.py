"""Names of records and fields, and the wording of their values."""

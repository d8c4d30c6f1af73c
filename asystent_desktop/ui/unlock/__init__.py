"""First run and unlocking: the pages before the work; they emit frozen requests and know no use case."""

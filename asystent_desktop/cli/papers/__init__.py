"""Papers: opinions and their way, documents, letters, signatures, scans, files saved outside the vault."""

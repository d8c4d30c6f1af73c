"""What the office may replace: tables, dictionaries, snippets, institutions, letterhead, forms of names."""

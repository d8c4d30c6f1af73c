"""Papers made from the family file: templates, what fills them, and how they are frozen, kept and checked."""

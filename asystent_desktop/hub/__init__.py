"""The office's use cases: found, invite, enrol, admit, answer, assign, revoke. Headless."""

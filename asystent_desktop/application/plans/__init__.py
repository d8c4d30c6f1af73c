"""The work plan: reading, writing, versions beside each other, consultations, templates."""

"""The family: its card, people, services from assignment to follow-up, the Blue Card compartment."""

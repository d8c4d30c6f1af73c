"""What has an assignment or a second step of its own: the Blue Card compartment, looks and prints."""

"""What is due today: the dock beside a file, the page, and planning a visit."""

"""Half-yearly assessments."""

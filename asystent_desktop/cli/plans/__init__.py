"""The work plan, the half-yearly assessment, the ending and the follow-up."""

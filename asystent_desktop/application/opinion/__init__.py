"""Papers for courts: requests, writing, checking, acceptance, the final paper and its delivery."""

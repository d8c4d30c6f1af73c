"""Records, ids and rules of family assistance: pure, without clock, disk or log."""

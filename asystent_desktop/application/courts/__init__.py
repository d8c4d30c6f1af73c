"""What court papers are made from: the courts, the forms of papers, their sentences."""

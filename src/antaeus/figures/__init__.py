"""One figure a file, drawn from tables in the house style and returned as a matplotlib Figure."""

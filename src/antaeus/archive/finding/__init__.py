"""Finding papers: the tree of fonds, search, reading, following a life, taking papers away."""

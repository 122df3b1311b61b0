"""The papers of a run opened: which files there are, views over them, questions asked of them."""

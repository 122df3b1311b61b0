"""Documents in words: written out from their records, and searched without being written."""

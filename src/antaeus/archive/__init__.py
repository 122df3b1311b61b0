"""What is left on paper: documents, recorder, survival, store, readings, wording."""

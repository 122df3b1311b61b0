"""Accounts: rival readings of the history, each a file of answers, priors and expectations."""

"""What truly happened, counted: series and state hashes."""

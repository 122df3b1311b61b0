"""Words the rest is written in; it knows no history."""

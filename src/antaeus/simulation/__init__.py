"""Time passes: the order of the month, and the months one after another."""

"""The report of runs: `write.write_report` makes one self-contained page of them."""

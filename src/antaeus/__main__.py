"""`python -m antaeus` is the same as `antaeus`."""

from antaeus.cli import main

if __name__ == "__main__":
    main()

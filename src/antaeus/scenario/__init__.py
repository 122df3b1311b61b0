"""Scenario: what historians wrote, read from TOML and CSV into checked, unchangeable objects."""

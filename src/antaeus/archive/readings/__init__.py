"""What a historian can count from the papers that a lens shows."""

"""What of the papers a historian gets to see: archives that burnt, are shut, or were never kept."""

"""Word lists of the trade; data."""

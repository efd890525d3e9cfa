"""What a day can do to the program at its worst; long by ``python -m tests.chaos --long``."""

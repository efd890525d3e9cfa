"""newsroom: a terminal newsroom, from feeds to a published digest."""

__version__ = "0.1.0"

"""A web page becomes a readable article: its full text, and what it says of itself."""

from newsroom.reading.fulltext.extracting import extract

__all__ = ["extract"]

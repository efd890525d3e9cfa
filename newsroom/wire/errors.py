"""What can go wrong on the wire, in words an editor can act on."""

from newsroom.model import NewsroomError


class FeedError(NewsroomError):
    """A feed could not be fetched or read; the message is one line and names no credentials."""


class OpmlError(NewsroomError):
    """A list of feeds could not be read; the message says where in the file."""

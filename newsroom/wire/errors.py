"""What can go wrong on the wire, in words an editor can act on."""

from datetime import timedelta

from newsroom.model import NewsroomError


class FeedError(NewsroomError):
    """A feed could not be fetched or read; the message is one line and names no credentials."""

    @property
    def message(self) -> str:
        """The message as it was said, which `newsroom.settings.said` can tell in another language later."""
        message = self.args[0]
        return message if isinstance(message, str) else str(message)


class PageError(FeedError):
    """What came is a web page and no feed."""


class NoFeedError(FeedError):
    """A platform has no feeds of its own."""


class TooLarge(FeedError):
    """A body is larger than any that is read."""


class StatusError(FeedError):
    """A server answered with a status other than success."""

    def __init__(self, message: str, status: int, retry_after: timedelta | None, *, gone: bool) -> None:
        """Keep what the answer said.

        Args:
            message: What it means, in plain words.
            status: The HTTP status.
            retry_after: How long the server wants to be left alone.
            gone: The feed is gone for good.
        """
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after
        self.gone = gone

    @property
    def busy(self) -> bool:
        """Whether its host wants to be left alone (RFC 6585 section 4, RFC 9110 section 15.6.4)."""
        return self.status == 429 or (self.status == 503 and bool(self.retry_after))


class OpmlError(NewsroomError):
    """A list of feeds could not be read; the message says where in the file."""

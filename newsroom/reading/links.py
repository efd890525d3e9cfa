"""The addresses of a text."""

from urllib.parse import urljoin

from newsroom.text.addresses import is_web
from newsroom.text.clean import one_line


class Links:
    """Addresses made absolute, each numbered once, in the order of first use."""

    def __init__(self, base: str | None) -> None:
        self._base = base or ""
        self._numbers: dict[str, int] = {}

    def absolute(self, address: str) -> str | None:
        """Return an address made absolute, or None if it is not one of the web.

        A place on the same page (``#…``) is none either: there is nothing to open.
        """
        address = one_line(address).replace(" ", "%20")
        if not address or address.startswith("#"):
            return None
        try:
            absolute = urljoin(self._base, address)
        except ValueError:
            return None
        return absolute if is_web(absolute) else None

    def number(self, address: str) -> int:
        """Return the number of an absolute address."""
        return self._numbers.setdefault(address, len(self._numbers) + 1)

    def all(self) -> tuple[str, ...]:
        """Return the addresses in the order of their numbers."""
        return tuple(self._numbers)

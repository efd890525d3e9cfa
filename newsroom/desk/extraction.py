"""Web pages are read in a process of their own: the libraries are large, and a page can be made to harm."""

from __future__ import annotations

from contextlib import suppress
from threading import Event, Lock, Timer
from typing import Self

from newsroom.model import Extracted
from newsroom.settings.language import N_, _
from newsroom.settings.reasons import reason_of
from newsroom.settings.said import said
from newsroom.wire.child import Child, WorkerGone, give_up

SECONDS_A_PAGE = 20.0
"""How long one page may take; most take a tenth of a second."""

_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[1:]; from newsroom.desk.extraction_worker import serve; serve()"
)


class PageReader:
    """One worker process, started when it is first needed; may be used from any thread, a page at a time."""

    def __init__(self, *, seconds: float = SECONDS_A_PAGE) -> None:
        self._seconds = seconds
        self._child: Child | None = None
        self._turn = Lock()
        self._closed = False

    def read(self, body: bytes, url: str, content_type: str = "") -> tuple[Extracted, str]:
        """Find the article of a page; blocks.

        Returns:
            The article, cleaned, and why it could not be read, in plain words; '' where it could.
        """
        from newsroom.desk.extraction_worker import Job, decode_answer, encode

        with self._turn:
            late = Event()
            try:
                child = self._worker()
            except OSError as error:
                message = N_("no process could be started to read the page: {reason}")
                return Extracted(problem="failed"), said(message, reason=reason_of(error))
            timer = Timer(self._seconds, give_up, (child, late))
            timer.daemon = True
            timer.start()
            try:
                return decode_answer(child.ask(encode(Job(url, content_type)), body)), ""
            except WorkerGone:
                self._bury()
                return Extracted(problem="failed"), self._reason(late.is_set())
            finally:
                timer.cancel()

    def close(self) -> None:
        """End the process, busy or not; the page it reads is not read. Closing twice does no harm."""
        self._closed = True
        if (child := self._child) is not None:
            child.kill()
        with self._turn:
            self._bury()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def _worker(self) -> Child:
        if self._closed:
            raise OSError(_("reading was broken off"))
        if self._child is not None and not self._child.lives():
            self._bury()
        if self._child is None:
            self._child = Child(_PROGRAM)
        return self._child

    def _bury(self) -> None:
        if self._child is not None:
            with suppress(OSError):
                self._child.bury()
            self._child = None

    def _reason(self, late: bool) -> str:
        if late:
            message = N_(
                "the page takes more than {seconds:g} seconds to read; it is too large or made to do so"
            )
            return said(message, seconds=self._seconds)
        return said("the page ended the process that read it; it is too large or badly broken")

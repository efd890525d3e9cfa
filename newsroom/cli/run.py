"""One run of the command line: its exit code, and what is said when it fails."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from newsroom.cli import speech
from newsroom.cli.app import app
from newsroom.cli.session import Looks, Screen, Session, unseen

DONE, FAILED = 0, 1
"""Exit codes, beside click's 2 for wrong usage. Work that Ctrl+C stopped has failed."""

_UNWRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""Why standard output takes no more; errors of files that we open have the file's name."""


def run(arguments: Sequence[str], screen: Screen, looks: Looks = unseen) -> int:
    """Run a command and tell its exit code; whatever goes wrong is one line on standard error.

    Args:
        arguments: The command line without the program's name.
        screen: Shows the desk where the command asks for it.
        looks: Examines themes and keymaps for the doctor.
    """
    _let_nothing_be_unprintable()
    if asked := os.environ.get("_NEWSROOM_COMPLETE"):
        from click.shell_completion import shell_complete

        from newsroom.cli.shells import prepare

        prepare()
        return shell_complete(app, {"obj": Session(screen, looks)}, "newsroom", "_NEWSROOM_COMPLETE", asked)
    session = Session(screen, looks)
    try:
        code = _answered(arguments, session)
        if code == 0:  # a command that failed has said why, and that is enough
            session.say_the_rest()
        sys.stdout.flush()
    except KeyboardInterrupt:  # while the last words were written
        _say(_stopped(""))
        code = FAILED
    except BrokenPipeError:
        _close_quietly()
        code = FAILED
    except OSError as error:
        _say(_unwritten(error))
        _close_quietly()
        code = FAILED
    finally:
        with _undisturbed():
            session.close()
            speech.give_back()
    return code


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Close what was opened: Ctrl+C has no work left to stop, and would leave it half closed."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not on the main thread, which alone is interrupted
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _answered(arguments: Sequence[str], session: Session) -> int:
    """Run a command and turn every way it can end into an exit code."""
    try:
        with app.make_context("newsroom", list(arguments), obj=session) as context:
            result = app.invoke(context)
        return result if isinstance(result, int) else DONE
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        session.speak()
        _say(_worded(error))
        return error.exit_code
    except KeyboardInterrupt as error:
        _say(_stopped(str(error)))
        return FAILED
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno in _UNWRITTEN and error.filename is None:
            raise
        _say(_told(error, arguments))
        return FAILED
    except Exception as error:
        _say(_told(error, arguments))
        return FAILED


def _say(text: str) -> None:
    from newsroom.cli.output import say

    say(text)


def _stopped(words: str) -> str:
    """Put a stop by Ctrl+C into one line, in the command's own words if it had any."""
    from newsroom.settings.language import _

    if sys.stderr.isatty():
        sys.stderr.write("\n")  # The terminal has put ^C at the beginning of this line.
    words = words or _("stopped")
    return f"newsroom: {words}"


def _worded(error: click.ClickException) -> str:
    """Put a mistake in the use of a command into one line: where, what, what to do."""
    from newsroom.settings.language import _

    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return f"newsroom: {error.format_message()}"
    path = context.command_path
    hint = _("Try {command} --help.").format(command=path)
    problem = error.format_message().rstrip()
    if not problem.endswith(("?", "？", "?)", "？)", "？）")):
        # Sentences of click have a stop, some of ours have none.
        problem = _("{sentence}.").format(sentence=problem.rstrip(".。"))
    return f"{path}: " + _("{problem} {hint}").format(problem=problem, hint=hint)


def _told(error: Exception, arguments: Sequence[str]) -> str:
    """Put a failure into one line: one that was foreseen speaks for itself, any other is kept in a report."""
    from newsroom.model import NewsroomError

    if isinstance(error, NewsroomError):
        return f"newsroom: {error}"
    from newsroom.cli.crash import report

    return report(error, arguments)


def _unwritten(error: OSError) -> str:
    """Say that standard output takes no more."""
    from newsroom.settings.language import _
    from newsroom.settings.reasons import reason_of

    return _("newsroom: the output cannot be written: {reason}").format(reason=reason_of(error))


def _let_nothing_be_unprintable() -> None:
    """Make a stream that cannot show a character show a substitute of its width and not fail."""
    import codecs

    # What measures is loaded only where something is lacking. The desk writes to standard error too.
    codecs.register_error("newsroom", _stand_in)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="newsroom")


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    from newsroom.text.standins import replaced

    return replaced(error)


def _close_quietly() -> None:
    """Give up standard output whose reader has gone, so that the interpreter does not complain at its end."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

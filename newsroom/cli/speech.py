"""The command line speaks the language of the interface, click's own sentences included.

click looks its sentences up with the gettext of the standard library, in the domain and the language in force
for the whole process. Both are set here: the domain to ours, whose catalogue has click's sentences too, and
the language by LANGUAGE, which goes before the locale (GNU gettext manual, section 2.3.3).
"""

import gettext
import os

from newsroom.settings.language import DOMAIN, FOLDER, N_, current, use_language

_VARIABLE = "LANGUAGE"
_before: list[str | None] = []
"""What the variable was before the first `speak`."""

CLICK_SENTENCES = (
    N_("Options"),
    N_("Commands"),
    N_("Usage:"),
    N_("default: {default}"),
    N_("env var: {var}"),
    N_("required"),
    N_("Missing argument"),
    N_("Missing option"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Option {name!r} does not take a value."),
)
"""What click may say of our commands; it is found in the catalogue by these very words."""


def click_plurals(n: int) -> tuple[str, ...]:
    """Give click's sentences that count something, for `n` things."""
    from newsroom.settings.language import ngettext

    return (
        ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", n),
        ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", n),
        ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", n),
        ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", n),
    )


def speak(code: str | None) -> None:
    """Choose the language of all that the command line says: ``zh``, ``en``, None for that of the locale."""
    use_language(code)
    if not _before:
        _before.append(os.environ.get(_VARIABLE))
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)
    os.environ[_VARIABLE] = "zh_CN" if current() == "zh" else "en"


def give_back() -> None:
    """Put the process's language back, so that a browser or editor started from here has the user's own."""
    if not _before:
        return
    if (value := _before.pop()) is None:
        os.environ.pop(_VARIABLE, None)
    else:
        os.environ[_VARIABLE] = value

"""Why a TOML file of the editor's cannot be read, in the language of the interface and by its line.

Python's parser speaks English, and of grammar; what editors commonly do has words of ours.
"""

from __future__ import annotations

import re
import tomllib

from newsroom.settings.language import N_, _
from newsroom.settings.reasons import reason_of

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_QUOTED = re.compile("\"[^\"]*\"|'[^']*'")
_VALUE = re.compile(r"[^=]*=\s*(.*)")

_MISTAKES = (
    (
        r"Illegal character '\\r?\\?n|Unterminated string",
        N_("a quotation mark is missing at the end of the text"),
    ),
    (r"Expected .?('''|\"\"\")", N_("three quotation marks are missing at the end of the text")),
    (r"Expected '=' after a key", N_("a = is missing after the key")),
    (r"Expected '\]", N_("a ] is missing at the end of the heading")),
    (r"Expected \"'\"", N_("a quotation mark is missing at the end of the text")),
    (r"Unclosed array", N_("a comma between two values is missing in the list, or the ] at its end")),
    (r"Unclosed inline table", N_("a comma is missing between { and }, or the } at the end")),
    (r"Unescaped '\\", N_(r"in a text \ is written \\, or the text stands between ' and '")),
    (
        r"Cannot (declare|overwrite|redefine|mutate)|Duplicate",
        N_("this key or heading stands there a second time"),
    ),
    (r"Expected newline or end of document", N_("something follows the value that does not belong there")),
    (
        r"Invalid initial character for a key|Invalid statement",
        N_("a key has letters from a to z, digits, - and _, or stands between quotation marks"),
    ),
    (r"Invalid date", N_("there is no such day or time")),
    (r"Illegal character|Found invalid character", N_("there is a character that no such file may have")),
)
"""What the parser of Python 3.11 to 3.14 says, and what was most likely done."""


def why(error: OSError | UnicodeDecodeError | tomllib.TOMLDecodeError, text: str = "") -> str:
    """Say why a file cannot be read.

    Args:
        error: What reading or parsing it raised.
        text: What is in it, as far as it could be read.
    """
    if isinstance(error, tomllib.TOMLDecodeError):
        return _of_toml(str(error), text)
    if isinstance(error, UnicodeDecodeError):
        return _("it is not saved as UTF-8 (byte {position})").format(position=error.start + 1)
    return reason_of(error)


def _of_toml(told: str, text: str) -> str:
    lines = text.split("\n")
    place = _PLACE.search(told)
    line, column = len(lines), len(lines[-1]) + 1
    if place and place[1]:
        line, column = int(place[1]), int(place[2])
    elif place is None:
        return _("it is not TOML: {reason}").format(reason=told)
    while line > 1 and not lines[line - 1].strip():  # the mistake stands where the text ends
        line -= 1
        column = len(lines[line - 1]) + 1
    words = told[: place.start()]
    message = _("line {line}, column {column}: {mistake}")
    shown = lines[line - 1] if line <= len(lines) else ""
    return message.format(line=line, column=column, mistake=_mistake(words, shown))


def _mistake(words: str, line: str) -> str:
    bare = _QUOTED.sub("", line)
    if re.search("[“”‘’「」]", bare) and re.match("Invalid|Expected", words):
        return _("quotation marks of half width are needed")
    if "＝" in bare and words.startswith("Expected '='"):
        return _("a = of half width is needed")
    if words.startswith("Invalid value"):
        return _of_value(line)
    for pattern, mistake in _MISTAKES:
        if re.match(pattern, words):
            return _(mistake)
    return _("it is not TOML: {reason}").format(reason=words)


def _of_value(line: str) -> str:
    found = _VALUE.match(line)
    value = found[1].strip() if found else ""
    if not value or value.startswith("#"):
        return _("the value is missing after =")
    if value.split("#")[0].strip().lower() in ("true", "false"):
        return _("true and false are written in small letters")
    return _("the value cannot be read; a text stands between quotation marks")

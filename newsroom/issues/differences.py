"""What an export would change in a file that is there."""

from itertools import chain

from newsroom.issues.lines import split


def difference(old: str, new: str, old_name: str, new_name: str) -> str:
    r"""Return a unified difference of two texts, '' where they are the same.

    Line ends count: a line that differs in nothing else is shown with its carriage return as ``␍``, and a
    last line without an end is followed by ``\ No newline at end of file``, as diff(1) does.
    """
    from difflib import unified_diff

    lines = unified_diff(_lines(old), _lines(new), old_name, new_name, n=2)
    return "".join(chain.from_iterable(_shown(line) for line in lines))


def _lines(text: str) -> list[str]:
    return [text[line.start : line.after] for line in split(text)]


def _shown(line: str) -> tuple[str, ...]:
    content = line.rstrip("\r\n")
    carriage = "␍" if "\r" in line[len(content) :] else ""
    if line[-1:] in "\r\n":
        return content, carriage, "\n"
    return content, "\n\\ No newline at end of file\n"

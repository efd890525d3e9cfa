"""Words that stand in quotation marks, such as a title in a message."""

from newsroom.text.patterns import late

_OUTER = late("“([^“”]*)”")
_INNER = late("‘([^‘’]*)’")


def within_quotes(words: str) -> str:
    """Return words as they stand within “ ”: their own “ ” become ‘ ’, and those within these “ ” again.

    GB/T 15834, 4.8, and English has it so too; marks that are no pair stay.
    """
    return _OUTER.sub(lambda outer: "‘" + _INNER.sub(r"“\1”", outer[1]) + "’", words)

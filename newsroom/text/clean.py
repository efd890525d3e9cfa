"""Text from the network, made safe to keep and to print.

A feed can carry anything: escape sequences that clear the terminal, marks that turn the reading direction
round, characters that take no place and hide from a search. They go at the door and again before anything is
drawn.
"""

import re

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Everything that some program or other takes for a line break."""

_JUNK = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 but tab and the breaks, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\u00ad\u034f\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff"  # soft hyphen and others of no width
    "\u115f\u1160\u3164\uffa0"  # Hangul fillers: letters that show nothing
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # annotation marks, tags
    "]+"
    # Joiners belong between emoji and in the scripts that need them; elsewhere they only hide a word from a
    # search.
    "|(?<![\u0590-\u1fff\u2190-\u2bff\ufe00-\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]+"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def clean_text(s: str, *, keep_newlines: bool = True) -> str:
    """Return the text without what could harm a terminal or hide in it.

    C0 controls but tab and line feed, DEL, C1 controls, bidirectional controls and characters of no width are
    dropped; every kind of line break becomes a line feed; a lone surrogate, which no file or database can
    hold, becomes U+FFFD. Joiners and variation selectors inside emoji stay.

    Args:
        s: Any text.
        keep_newlines: False turns each line break and tab into a space.
    """
    # Nothing of what is dropped counts as printable but the fillers, so most text is done after one pass in
    # C.
    if s.isprintable() and (s.isascii() or not _JUNK.search(s)):
        return s
    s = _BREAKS.sub("\n", s)
    s = _JUNK.sub("", s)
    s = _SURROGATES.sub("\ufffd", s)
    if not keep_newlines:
        s = s.replace("\n", " ").replace("\t", " ")
    return s


def one_line(s: str) -> str:
    """Return the text cleaned, on one line, every run of white space a single space, none at its ends."""
    return _SPACES.sub(" ", clean_text(s)).strip()

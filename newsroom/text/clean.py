"""Text from the network, made safe to keep and to print.

A feed can carry anything: escape sequences that clear the terminal, marks that turn the reading direction
round, characters that take no place and hide from a search. They go at the door and again before anything is
drawn.
"""

from newsroom.text.patterns import late

_BREAKS = late("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Everything that some program or other takes for a line break."""

_SEQUENCE = late(
    # Operating system commands, device controls and the like, up to their end (ECMA-48 section 5.6). One that
    # has no end must not take the text with it.
    "(?:\x1b[]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x1f\x7f-\x9f]{0,4096}(?:\x07|\x1b\\\\|\x9c)"
    "|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # control sequences: colours, cursor, screen (section 5.4)
    "|\x1b[ -/]+[0-~]|\x1b[0-OQ-WYZ\\\\`-~]"  # other escapes: character sets, reset (ECMA-35 section 13)
)
"""A command to a terminal, of which "[31m" would stay if only its first character went."""

_INTRODUCERS = "\x1b\x90\x98\x9b\x9d\x9e\x9f"
_NO_INTRODUCERS = dict.fromkeys(map(ord, _INTRODUCERS))
_MARKUP = late("[<>&]")

_NOTHING = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 but tab and the breaks, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\u00ad\u034f\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\ufeff"  # soft hyphen and others of no width
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters that show nothing
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # controls of shorthand and of music
    "\ufff0-\ufffb\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # annotation marks, tags
    "\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
)
"""A class of characters that go wherever they stand; the last row are the noncharacters of Unicode."""

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_JUNK = late(f"[{_NOTHING}]+")
_JOINERS = late(
    # Joiners belong between emoji and in the scripts that need them; elsewhere they only hide a word from a
    # search.
    "(?<![\u0590-\u1fff\u2190-\u2bff\ufe00-\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]+"
    # One chooses a letter's form; a row of them carries a hidden text.
    f"|(?<=[{_SELECTORS}\u200c\u200d])[\u200c\u200d]+|(?<=[{_SELECTORS}])[{_SELECTORS}]+"
    # A letter has three marks in Vietnamese; a tower of them covers the lines around it.
    f"|(?<=[{_MARKS}]{{4}})[{_MARKS}]+"
)
_SURROGATES = late("[\ud800-\udfff]")
_SUSPECT = late(f"[{_NOTHING}{_MARKS}{_SELECTORS}\r\x0b\x0c\x85\u2028\u2029\u200c\u200d\ud800-\udfff]")
"""What makes a text need cleaning; most have nothing of it."""

_UNUSUAL = late(
    "[^\t\n -~\xa0-\xac\xae-\u02ff\u0370-\u058f\u2010-\u2027\u2030-\u205e\u3000-\u3130\u3400-\u9fff"
    "\uac00-\ud7a3\uff01-\uff9f]"
)
"""All but the scripts that most text is in. Few ranges are found ten times as fast as many characters."""

_SPACES = late(r"\s+")


def clean_text(s: str, *, keep_newlines: bool = True) -> str:
    """Return the text without what could harm a terminal or hide in it.

    Commands to a terminal go whole; so do C0 controls but tab and line feed, DEL, C1 controls, bidirectional
    controls, noncharacters, characters of no width, and marks piled upon marks; every kind of line break
    becomes a line feed; a lone surrogate, which no file or database can hold, becomes U+FFFD. Joiners and
    variation selectors inside emoji stay.

    Args:
        s: Any text.
        keep_newlines: False turns each line break and tab into a space.
    """
    if s.isascii() and s.isprintable():
        return s
    if (unusual := set(_UNUSUAL.findall(s))) and _SUSPECT.search("".join(unusual)):
        if "\x1b" in s or not s.isprintable():
            s = _SEQUENCE.sub("", s)
        s = _BREAKS.sub("\n", s)
        s = _JUNK.sub("", s)
        s = _JOINERS.sub("", s)
        s = _SURROGATES.sub("\ufffd", s)
    if not keep_newlines:
        s = s.replace("\n", " ").replace("\t", " ")
    return s


def without_commands(markup: str) -> str:
    """Return markup without commands to a terminal and without what could begin one.

    A command that seems to reach into a tag or a reference leaves these as they are. `clean_text` is needed
    afterwards all the same.
    """
    # Seven searches for a character are thirty times as fast as one for a class.
    if not any(character in markup for character in _INTRODUCERS):
        return markup
    markup = _SEQUENCE.sub(lambda found: found[0][1:] if _MARKUP.search(found[0]) else "", markup)
    return markup.translate(_NO_INTRODUCERS)


def one_line(s: str) -> str:
    """Return the text cleaned, on one line, every run of white space a single space, none at its ends."""
    return _SPACES.sub(" ", clean_text(s)).strip()


_BLANKS = {"\u3000": "□", "\t": "⇥", "\xa0": "⍽", "\u202f": "⍽"}
_UNSEEN = "\xad\u200b\u200c\u200d\u2060\ufeff"


def with_blanks(text: str) -> str:
    """Return a text in which what cannot be seen can: spaces at its ends, tabs, characters without width."""
    inner = text.strip(" ")
    left = text[: len(text) - len(text.lstrip(" "))] if inner else text
    right = text[len(left) + len(inner) :]
    seen = "".join(f"<U+{ord(each):04X}>" if each in _UNSEEN else _BLANKS.get(each, each) for each in inner)
    return "␣" * len(left) + seen + "␣" * len(right)

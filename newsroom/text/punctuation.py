"""Punctuation of Chinese text, after GB/T 15834-2011 (标点符号用法)."""

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd々〇"
"""Han characters, as a class in a pattern."""
CLOSING = "”’」』》〉】）］"
OPENING = "“‘「『《〈【（［"
STOPS = "，。、；：？！"
WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
"""What stands in Chinese text in place of a half-width mark (GB/T 15834, 4.2 to 4.9)."""
PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "【": "】", "「": "」", "『": "』"}
"""What opens, and what closes it (4.8, 4.9, 4.15)."""


def widened(marks: str) -> str:
    """Write marks as Chinese text has them."""
    return "".join(WIDE.get(mark, mark) for mark in marks)


_NESTED = (("《》", "〈〉"), ("“”", "‘’"), ("「」", "『』"))
"""Marks that take turns as one stands in the other: 《〈《》〉》 (GB/T 15834, 4.8.3.3 and 4.15.3.3)."""


def nested(text: str, opener: str) -> str:
    """Return a text as it stands within a pair of marks: its own 《》 become 〈〉 inside 《》.

    Args:
        text: Words that may have marks of their own.
        opener: The mark that opens before them; any other character changes nothing.
    """
    for turns in _NESTED:
        first = next((at for at, pair in enumerate(turns) if pair[0] == opener), None)
        if first is not None:
            return _taking_turns(text, turns, first + 1)
    return text


def _taking_turns(text: str, turns: tuple[str, str], depth: int) -> str:
    written, least = [], depth
    for character in text:
        if any(character == pair[0] for pair in turns):
            written.append(turns[depth % 2][0])
            depth += 1
        elif any(character == pair[1] for pair in turns) and depth > least:
            depth -= 1
            written.append(turns[depth % 2][1])
        else:
            written.append(character)
    return "".join(written)

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

"""Which script a character is of."""


def is_han(character: str) -> bool:
    """Return whether it is a Han character; '' is none."""
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003fffd"


def is_chinese_set(character: str) -> bool:
    """Return whether it is set without spaces around it: Han, kana, full-width marks; '' is not."""
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef" or is_han(character)

"""Numbers written as English words."""

from decimal import Decimal

ENGLISH = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "dozen": 12,
    "half": 50,
    "one": 1,
    "third": 3,
}
"""The first words of numbers; a half is meant per cent."""
_PARTS = ("third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
FRACTIONS = {
    **{word: number for number, word in enumerate(_PARTS, 3)},
    **{f"{word}s": number for number, word in enumerate(_PARTS, 3)},
}
"""What a whole is parted into."""


def english_value(word: str) -> Decimal | None:
    """Return the value of a number in one word or two with a hyphen, None where it is none.

    Fractions (two-thirds) are returned per cent.
    """
    first, _hyphen, second = word.lower().partition("-")
    value = ENGLISH.get(first)
    if value is None:
        return None
    if second in FRACTIONS:
        return Decimal(value) * 100 / FRACTIONS[second]
    if second in ENGLISH and 20 <= value < 100 and ENGLISH[second] < 10:
        return Decimal(value + ENGLISH[second])
    return Decimal(value)

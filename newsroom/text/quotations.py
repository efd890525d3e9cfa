"""Words of others between quotation marks."""

_INNER = str.maketrans({"“": "‘", "”": "’", "「": "『", "」": "』"})


def quoted(words: str, source: str = "") -> str:
    """Return words as a quotation with its source: “…”（IT之家）.

    Quotation marks inside become single ones (GB/T 15834-2011, 4.8.3.2). What was chosen together with the
    marks around it is not marked twice.
    """
    words = words.strip()
    if words[:1] == "“" and words[-1:] == "”" and "”" not in words[1:-1]:
        words = words[1:-1]
    text = f"“{words.translate(_INNER)}”"
    return f"{text}（{source}）" if source else text

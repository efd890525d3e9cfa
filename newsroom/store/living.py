"""Feeds that were removed, and may come back: until then nothing shows their articles."""

REMOVED = "(SELECT id FROM feeds WHERE removed IS NOT NULL)"
"""SQL: the ids of the feeds that were removed."""

LIVING = f"a.feed NOT IN {REMOVED}"
"""SQL: of ``articles a``, those whose feed is still subscribed to."""

"""The dates of feeds: read strictly, or not at all.

feedparser takes 2026年6月1日 and 2026/06/01 for the first of the month it is run in, and CST for Chicago in
a feed from Beijing. A wrong date is worse than none: it puts an article where no one looks for it.
"""

import re
import unicodedata
from datetime import UTC, datetime

from newsroom.wire.date_parts import MONTHS, assemble
from newsroom.wire.recent_dates import read_recent

_LONGEST = 100
"""Characters of the longest text that is still looked at as a date."""

_EARLIEST = datetime(1970, 1, 2, tzinfo=UTC)
"""What lies before it is a zero: of Unix, of Go (the year 1), of a database."""

_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d+))?)?"
_HALF = r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?"
_ZONE = (
    r"(?P<zone>[+-]\d{1,2}:?\d{2}|[+-]\d{2}"
    r"|(?![AaPp]\.?[Mm]\b)[A-Za-z]{1,5}(?:[+-]\d{1,2}(?::?\d{2})?)?)"
)
_MONTH = r"(?P<month>[A-Za-zäéûô]{3,9}|[\d一二三四五六七八九十]{1,2}月)\.?"
_WEEKDAY = r"(?:(?:[A-Za-z]{2,10}|(?:星期|周|週|礼拜)[一二三四五六日天])\.?\s*,?\s*)?"
_CHINESE_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_CHINESE_HALF = r"(?P<half>[AaPp]\.?[Mm]\.?|上午|早上|早晨|清晨|凌晨|中午|下午|傍晚|晚上|晚间|夜间|晚)"
_CHINESE_CLOCK = (
    rf"{_CHINESE_HALF}?\s*(?P<hour>\d{{1,2}})(?::|[时時点點]\s*)"
    r"(?:(?P<minute>\d{1,2})(?::|分\s*)?(?:(?P<second>\d{1,2})秒?)?)?"
)

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # RFC 3339 and the W3C's note on ISO 8601; feeds write a space for the T, and one before the zone.
        rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?:[Tt\s]\s*{_CLOCK}{_HALF})?(?:\s*{_ZONE})?",
        # RFC 822 section 5 as RFC 5322 has it; the weekday is not compared, as many a feed has a wrong one.
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})\.?[\s-]+{_MONTH}[\s-]+(?P<year>\d{{4}}|\d{{2}})"
        rf"(?:,?\s+{_CLOCK}{_HALF})?(?:\s*{_ZONE})?",
        # The year first, in one style throughout: 2026/6/1, 2026.06.01, 2026-6-1.
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
        rf"(?:[Tt\s]\s*{_CLOCK}{_HALF})?(?:\s*{_ZONE})?",
        # The day first: with dots, as nowhere else, or where it can be no month.
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"
        rf"(?:,?\s+{_CLOCK}{_HALF})?(?:\s*{_ZONE})?",
        r"(?P<day>1[3-9]|2\d|3[01])(?P<mark>[-/])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})"
        rf"(?:,?\s+{_CLOCK}{_HALF})?(?:\s*{_ZONE})?",
        # The month first, where the day can be no month.
        r"(?P<month>\d{1,2})(?P<mark>[-/])(?P<day>1[3-9]|2\d|3[01])(?P=mark)(?P<year>\d{4})"
        rf"(?:,?\s+{_CLOCK}{_HALF})?(?:\s*{_ZONE})?",
        # Weeks and days of a year (ISO 8601).
        rf"(?P<year>\d{{4}})-?W(?P<week>\d{{2}})-?(?P<weekday>[1-7])(?:[Tt\s]\s*{_CLOCK})?(?:\s*{_ZONE})?",
        rf"(?P<year>\d{{4}})-(?P<nth>\d{{3}})(?:[Tt\s]\s*{_CLOCK})?(?:\s*{_ZONE})?",
        # The basic format of ISO 8601.
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
        rf"(?:[Tt]?(?P<hour>\d{{2}})(?P<minute>\d{{2}})(?P<second>\d{{2}})?{_ZONE}?)?",
        # C's asctime and Unix's date.
        rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})\s+{_CLOCK}{_HALF}(?:\s+{_ZONE})?\s+(?P<year>\d{{4}})",
        # JavaScript's Date, and English as it is written: June 1, 2026, 8:30 PM.
        rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})"
        rf"(?:,?\s+{_CLOCK}{_HALF})?(?:\s*{_ZONE})?",
        # Chinese: 2026年6月1日 下午3:20, 二〇二六年六月一日, 2026/6/1 上午8:30:15.
        rf"(?:北京时间)?\s*(?:(?:民[国國]|中[华華]民[国國])\s*(?P<roc>\d{{1,3}})"
        rf"|(?P<year>\d{{4}}|\d{{2}}|[〇零一二三四五六七八九]{{4}}))\s*年\s*(?P<month>{_CHINESE_NUMBER})\s*月"
        rf"\s*(?P<day>{_CHINESE_NUMBER})\s*[日号號]?\s*{_WEEKDAY}(?:{_CHINESE_CLOCK})?(?:\s*{_ZONE})?",
        r"(?:北京时间)?\s*(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
        rf"\s*{_WEEKDAY}{_CHINESE_CLOCK}(?:\s*{_ZONE})?",
    )
)
_EITHER_FIRST = re.compile(
    r"(?P<one>\d{1,2})(?P<mark>[-/])(?P<other>\d{1,2})(?P=mark)(?P<year>\d{4})"
    rf"(?:,?\s+{_CLOCK}{_HALF})?(?:\s*{_ZONE})?"
)
_COMMENT = re.compile(r"\([^()]*\)")
_HAN = re.compile("[\u3400-\u9fff]")
_PLAIN = re.compile(
    rf"(?:[A-Z][a-z]{{2}}, )?(\d\d) ({'|'.join(map(str.title, MONTHS))}) (\d{{4}}) (\d\d:\d\d:\d\d) "
    r"(?:([+-](?:0\d|1[0-4]))([0-5]\d)|GMT)"
)
_PLAIN_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)")
"""What nearly all feeds write has one meaning, and datetime reads it in a tenth of the time."""
_UNIX = re.compile(r"(\d{10})(?:\d{3})?")


def read_instant(
    text: str, *, chinese: bool = False, now: datetime | None = None, day_first: bool | None = None
) -> datetime | None:
    """Read a date of a feed; None if it is none, is not one day, or cannot be meant.

    Understood are RFC 822 (in any letters, with Chinese months and weekdays too), RFC 3339 and ISO 8601
    down to the day, other forms that begin with the year, the dates of C and JavaScript, dates in Chinese,
    and seconds or milliseconds of Unix; where it is known when the feed was fetched also those that leave out
    the year (6月1日) or count from now (3小时前, 昨天 10:30). Months may be German or French, years those of
    the Republic of China (民国115年). Forms that may mean two days (6/1/2026) are only read where the feed's
    order is known; 28/11/2026 can mean one alone. A time without zone is that of Beijing in a Chinese form or
    feed, else UTC; a day without time is its midnight. Dates in the future are given back as they are.

    Args:
        text: What stands in the feed.
        chinese: The feed is Chinese, so CST is China's time and not Chicago's.
        now: When the feed was fetched.
        day_first: Whether 6/1/2026 is in January (`newsroom.wire.day_order`); None: unknown.
    """
    if plain := _plain(text):
        return _plausible(plain)
    text = _tidy(text)
    if not text or len(text) > _LONGEST:
        return None
    if unix := _UNIX.fullmatch(text):
        return _plausible(datetime.fromtimestamp(int(unix[1]), UTC))
    chinese = chinese or _HAN.search(text) is not None
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(text):
            return _plausible(assemble(match.groupdict(), chinese=chinese))
    if day_first is not None and (match := _EITHER_FIRST.fullmatch(text)):
        one, other = ("day", "month") if day_first else ("month", "day")
        parts = {**match.groupdict(), one: match["one"], other: match["other"]}
        return _plausible(assemble(parts, chinese=chinese))
    return read_recent(text, now, chinese=chinese) if now is not None else None


def _plain(text: str) -> datetime | None:
    """Read a date that is written out in full by RFC 822 or 3339; None if it is not, or is no date."""
    if not text.isascii():
        return None
    if found := _PLAIN.fullmatch(text):
        day, month, year, clock, hours, minutes = found.groups()
        zone = f"{hours}:{minutes}" if hours else "Z"
        text = f"{year}-{MONTHS.index(month.lower()) + 1:02}-{day}T{clock}{zone}"
    elif not _PLAIN_ISO.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        # A leap second, or the midnight at the end of a day, is one all the same.
        return None


def _tidy(text: str) -> str:
    """Make wide digits and signs narrow and drop comments (RFC 822 section 3.4.3)."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if "(" in text:
        text = _COMMENT.sub(" ", text)
    return " ".join(text.split())


def _plausible(instant: datetime | None) -> datetime | None:
    if instant is None or instant < _EARLIEST:
        return None
    return instant

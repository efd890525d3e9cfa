from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.wire.dates import read_instant

EIGHT_IN_BEIJING = datetime(2026, 6, 1, 0, 0, tzinfo=UTC)
EIGHT_IN_GREENWICH = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
MIDNIGHT_IN_BEIJING = datetime(2026, 5, 31, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Mon, 01 Jun 2026 08:00:00 +0800",
        "1 Jun 2026 08:00 +0800",
        "Monday, 01-Jun-26 08:00:00 +0800",
        "Thu, 01 Jun 2026 08:00:00 +08:00",
        "Mon, 1 June 2026 08:00:00 HKT",
        "星期一, 01 六月 2026 08:00:00 +0800",
        "周一, 1 6月 2026 08:00:00 +0800",
        "2026-06-01T08:00:00+08:00",
        "2026-06-01t00:00:00.000z",
        "2026-06-01T08:00+08",
        "2026-06-01 08:00:00 +0800",
        "2026-06-01 08:00:00 UTC+8",
        "20260601T080000+0800",
        "20260601000000Z",
        "2026/6/1 08:00:00 +0800",
        "Mon Jun 01 2026 08:00:00 GMT+0800 (中国标准时间)",
        "Mon Jun  1 00:00:00 2026",
        "Mon Jun  1 08:00:00 HKT 2026",
        "June 1, 2026 12:00 AM",
        "1780272000",
        "1780272000000",
        "2026年6月1日 08:00",
        "2026年06月01日 8时00分00秒",
        "2026年6月1日 上午8点",
        "２０２６年６月１日　上午８：００",
        "二〇二六年六月一日 08:00",
        "2026年6月1日（星期一）08:00",
        "2026/6/1 上午8:00:00",
        "2026-6-1 早上8:00",
        "北京时间 2026年6月1日8:00",
        "民国115年6月1日 08:00",
        "民國115年06月01日 上午8:00",
        "2026年6月1日 AM 8:00",
        "2026-06-01 12:00 AM",
        "2026/6/1 12:00 a.m.",
        "1 Jun 2026 12:00 am",
        "Mon, 01 Jun 2026 12:00:00 AM GMT",
        "Mon Jun  1 12:00:00 AM 2026",
        "31.05.2026 24:00",
        "1. Juni 2026 08:00 +0800",
        "lundi 1 juin 2026 08:00 +0800",
        "2026-W23-1T00:00:00Z",
        "2026-152T00:00Z",
    ],
)
def test_one_instant_in_many_forms(text: str) -> None:
    assert read_instant(text) == EIGHT_IN_BEIJING


@pytest.mark.parametrize(
    "text", ["2026年6月1日", "2026年06月01日", "二〇二六年六月一日", "2026 年 6 月 1 号"]
)
def test_a_chinese_day_begins_at_midnight_in_beijing(text: str) -> None:
    assert read_instant(text) == MIDNIGHT_IN_BEIJING


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-01 08:00:00",
        "2026/06/01 08:00",
        "2026.6.1 08:00",
        "Mon, 01 Jun 2026 08:00:00",
        "20260601080000",
    ],
)
def test_a_time_without_zone_is_utc_but_in_a_chinese_feed_beijing(text: str) -> None:
    assert read_instant(text) == EIGHT_IN_GREENWICH
    assert read_instant(text, chinese=True) == EIGHT_IN_BEIJING


def test_cst_is_chicago_or_china() -> None:
    text = "Mon, 01 Jun 2026 08:00:00 CST"
    assert read_instant(text) == EIGHT_IN_GREENWICH + timedelta(hours=6)
    assert read_instant(text, chinese=True) == EIGHT_IN_BEIJING


def test_a_named_zone_holds_in_a_chinese_feed() -> None:
    assert read_instant("Mon, 01 Jun 2026 08:00:00 GMT", chinese=True) == EIGHT_IN_GREENWICH


@pytest.mark.parametrize(
    ("half", "hour", "expected"),
    [
        ("凌晨", 2, 2),
        ("凌晨", 12, 0),
        ("上午", 12, 0),
        ("中午", 11, 11),
        ("中午", 12, 12),
        ("中午", 1, 13),
        ("下午", 3, 15),
        ("下午", 12, 12),
        ("下午", 15, 15),
        ("晚上", 8, 20),
        ("晚上", 12, 24),
    ],
)
def test_halves_of_the_chinese_day(half: str, hour: int, expected: int) -> None:
    found = read_instant(f"2026年6月1日{half}{hour}点")
    assert found == MIDNIGHT_IN_BEIJING + timedelta(hours=expected)


def test_a_day_ends_at_24_and_a_leap_second_is_no_fault() -> None:
    assert read_instant("2026-05-31T24:00:00Z") == EIGHT_IN_BEIJING
    assert read_instant("Sat, 31 Dec 2016 23:59:60 GMT") == datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)


def test_two_digits_of_a_year() -> None:
    for text, year in (("1 Jan 49 00:00 GMT", 2049), ("1 Jan 99 00:00 GMT", 1999)):
        found = read_instant(text)
        assert found is not None and found.year == year


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "昨天 08:00",
        "3小时前",
        "6月1日",
        "6/1/2026",
        "2026",
        "2026-06",
        "2026-13-01",
        "2026-02-30",
        "2026年十十月1日",
        "2026-06-01T25:00:00Z",
        "2026-06-01T24:01:00Z",
        "2026-06-01T08:61:00Z",
        "Mon, 32 Jun 2026 00:00:00 GMT",
        "1 Foo 2026",
        "Mon, 01 Jun 2026 08:00:00 +9900",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59-10:00",
        "Mon, 01 Jun 2026 08:00:00 +0800 and more",
        "1" * 500,
    ],
)
def test_nonsense_is_no_date(text: str) -> None:
    assert read_instant(text) is None
    assert read_instant(text, chinese=True) is None


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2026-11-28 8:30 PM", 20),
        ("2026/11/28 8:30 PM", 20),
        ("28 Nov 2026 8:30 pm", 20),
        ("Sat, 28 Nov 2026 08:30 PM GMT", 20),
        ("Sat Nov 28 8:30:00 PM 2026", 20),
        ("28/11/2026 8:30 PM", 20),
        ("11/28/2026 8:30 PM", 20),
        ("28.11.2026 08:30", 8),
        ("28-11-2026 08:30", 8),
    ],
)
def test_clocks_of_twelve_hours_and_days_that_come_first(text: str, hour: int) -> None:
    assert read_instant(text) == datetime(2026, 11, 28, hour, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["05/11/2026", "13/13/2026", "2026-366", "2026-W60-1", "32.01.2026"])
def test_a_date_that_may_be_two_or_is_none(text: str) -> None:
    assert read_instant(text) is None


def test_the_future_is_given_back() -> None:
    assert read_instant("2099-01-01T00:00:00Z") == datetime(2099, 1, 1, tzinfo=UTC)


ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
INSTANTS = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=ZONES)


@settings(deadline=None)
@given(INSTANTS)
def test_every_instant_in_iso_8601_is_read_back(instant: datetime) -> None:
    assert read_instant(instant.isoformat()) == instant


@settings(deadline=None)
@given(INSTANTS)
def test_every_second_in_rfc_822_is_read_back(instant: datetime) -> None:
    instant = instant.replace(microsecond=0)
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
    text = f"{instant.day} {months[instant.month - 1]} {instant:%Y %H:%M:%S %z}"
    assert read_instant(text) == instant


@settings(deadline=None)
@given(st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1)))
def test_every_minute_in_chinese_is_read_back(local: datetime) -> None:
    local = local.replace(second=0, microsecond=0)
    text = f"{local.year}年{local.month}月{local.day}日 {local.hour}:{local.minute:02}"
    assert read_instant(text) == local.replace(tzinfo=timezone(timedelta(hours=8)))


@settings(deadline=None)
@given(st.text(max_size=40) | st.from_regex(r"[\d年月日时分/:+. TZ-]{0,30}", fullmatch=True))
def test_no_text_breaks_it(text: str) -> None:
    found = read_instant(text)
    assert found is None or found.tzinfo is UTC


TUESDAY_NOON_IN_BEIJING = datetime(2026, 6, 2, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("刚刚", 0),
        ("3小时前", 3),
        ("3 个小时前", 3),
        ("半小时前", 0.5),
        ("90分钟前", 1.5),
        ("2天前", 48),
        ("一周前", 168),
        ("3 hours ago", 3),
        ("an hour ago", 1),
        ("今天 10:30", 1.5),
        ("今天", 12),
        ("昨天", 36),
        ("昨天 下午3:20", 20 + 2 / 3),
        ("前天 8点", 52),
        ("6月1日", 36),
        ("06月01日 08:30", 27.5),
        ("6月3日", -12),
        ("六月一日", 36),
        ("06-01 08:30", 27.5),
        ("周一 08:30", 27.5),
        ("星期二 11:00", 1),
        ("周二 13:00", 167),
        ("12月31日", (31 + 28 + 31 + 30 + 31 + 2) * 24 + 12),
    ],
)
def test_dates_that_count_from_the_day_they_are_read(text: str, hours: float) -> None:
    found = read_instant(text, chinese=True, now=TUESDAY_NOON_IN_BEIJING)
    assert found == TUESDAY_NOON_IN_BEIJING - timedelta(hours=hours)


@pytest.mark.parametrize("text", ["今天 25:00", "13月1日", "2月30日", "9999999天前", "星期三", "5月", "前"])
def test_what_only_looks_like_such_a_date_is_none(text: str) -> None:
    assert read_instant(text, chinese=True, now=TUESDAY_NOON_IN_BEIJING) is None

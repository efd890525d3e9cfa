import pytest

from newsroom.model import Wishes
from newsroom.wire.parse import parse_feed
from newsroom.wire.wishes import read_wishes


def feed(about: str, after: str = "") -> str:
    item = "<item><title>x</title><ttl>9999</ttl><hour>3</hour></item>"
    return f'<rss version="2.0"><channel><title>t</title>{about}{item}{item}{after}</channel></rss>'


@pytest.mark.parametrize(
    ("about", "wishes"),
    [
        ("", Wishes()),
        ("<ttl> 60 </ttl>", Wishes(ttl=60)),
        ("<TTL>60</TTL>", Wishes(ttl=60)),
        ("<ttl>0</ttl><ttl>soon</ttl><ttl>99999999999</ttl>", Wishes()),
        (
            "<skipHours><hour>1</hour><hour>24</hour><hour>25</hour></skipHours>",
            Wishes(skip_hours=frozenset({0, 1})),
        ),
        (
            "<skipDays><day>Saturday</day><day>sunday</day><day>Someday</day></skipDays>",
            Wishes(skip_days=frozenset({5, 6})),
        ),
        ("<hour>1</hour><day>Monday</day>", Wishes()),
        ("<sy:updatePeriod>daily</sy:updatePeriod>", Wishes(ttl=1440)),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod>"
            '<sy:updateFrequency xmlns:sy="x">4</sy:updateFrequency>',
            Wishes(ttl=15),
        ),
        ("<ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", Wishes(ttl=60)),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
            Wishes(ttl=60),
        ),
    ],
)
def test_what_a_feed_asks_for_before_or_after_its_articles(about: str, wishes: Wishes) -> None:
    assert read_wishes(feed(about)) == wishes
    assert read_wishes(feed("", after=about)) == wishes


def test_every_hour_and_every_day_cannot_be_meant() -> None:
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(24))
    days = "".join(
        f"<day>{day}day</day>" for day in ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
    )
    assert read_wishes(feed(f"<skipHours>{hours}</skipHours><skipDays>{days}</skipDays>")) == Wishes()


def test_they_come_with_the_feed() -> None:
    parsed = parse_feed(feed("<ttl>45</ttl>").encode(), "", "https://example.org/")
    assert parsed.wishes == Wishes(ttl=45)

"""The settings file of a newcomer: every key with its default and what it means."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.settings.language import N_, _
from newsroom.settings.publications import BUILT_IN
from newsroom.settings.tables import DeskTable, Fetch
from newsroom.settings.toml import Value, written


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    value: Value
    """Its default; for a key that is off by default, an example."""
    comment: str


_TOP = (
    _Key("language", "zh", N_("Language of the interface, zh or en; without it, that of the locale.")),
    _Key(
        "theme",
        "newsprint",
        N_("Name of a theme, as the desk lists them; without it, the desk's own choice."),
    ),
    _Key("database", "~/newsroom.db", N_("The database; without it, newsroom.db in your data folder.")),
    _Key("ambiguous_width", 1, N_("Columns your terminal gives to characters like “ and …: 1 or 2.")),
    _Key("publication", BUILT_IN.id, N_("The publication you write for, one of those below.")),
)
_FETCH = (
    _Key("interval", Fetch().interval, N_("Minutes after a poll before the feed is due again.")),
    _Key("concurrency", Fetch().concurrency, N_("How many feeds are polled at one time.")),
    _Key("timeout", Fetch().timeout, N_("Seconds after which a feed that does not answer counts as failed.")),
)
_DESK = (
    _Key(
        "refresh_minutes",
        DeskTable().refresh_minutes,
        N_("Minutes between refreshes while the desk is open; 0: it never refreshes by itself."),
    ),
)
_PUBLICATION = (
    _Key("name", BUILT_IN.name, N_("What it is called.")),
    _Key("title", BUILT_IN.title, N_("The title of an issue; {date} is its day.")),
    _Key("zone", BUILT_IN.zone, N_("The time zone of its days and times.")),
    _Key("categories", list(BUILT_IN.categories), N_("The categories in the front matter.")),
    _Key("entries", BUILT_IN.entries, N_("How many entries an issue is meant to have.")),
    _Key("commentary_heading", BUILT_IN.commentary_heading, N_("The heading of the commentary.")),
    _Key("folder", "~/site/content", N_("Where exports go; without it, the folder you are in.")),
    _Key("filename", BUILT_IN.filename, N_("The name of an issue's file, within that folder.")),
)


def default_text() -> str:
    """Write the settings of a newcomer: every key with its default and what it means, all commented out."""
    heading = _("newsroom's settings. Take the # off a line and change it; what is left out has its default.")
    return "\n".join(
        [
            f"# {heading}",
            "",
            *_commented(_TOP),
            "[fetch]",
            *_commented(_FETCH),
            "[desk]",
            *_commented(_DESK),
            f"[publications.{BUILT_IN.id}]",
            *_commented(_PUBLICATION),
        ]
    )


def _commented(keys: tuple[_Key, ...]) -> Iterator[str]:
    for key in keys:
        yield f"# {_(key.comment)}"
        yield f"# {key.name} = {written(key.value)}"
        yield ""

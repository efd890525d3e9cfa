"""A publication: the house style an issue is written in."""

from datetime import date, datetime

from msgspec import Struct

from newsroom.model.forms import FORMS, Form, dated
from newsroom.model.outgoing import Git
from newsroom.model.standards import Standards


def document_values(form: Form, day: date, title: str) -> dict[str, object]:
    """Return what the pattern of documents' files can have in it.

    Args:
        form: Which form the document is of.
        day: Its day; of a review one of the month or year.
        title: Its title, as a file can be called.
    """
    period = FORMS[form].period
    name = f"{dated(day, period)}-{title if period == 'day' else form}"
    return {"date": day, "form": form, "title": title, "name": name}


FrontValue = str | bool | int | tuple[str, ...]
"""What a further key of the front matter holds; texts are patterns."""


class Publication(Struct, frozen=True, kw_only=True):
    """A house style; the defaults are those of 全球AI新闻速递."""

    id: str = "daily"
    name: str = "全球AI新闻速递"
    title: str = "{date:%Y.%m.%d} 全球AI新闻速递"
    """Title pattern; ``{date}`` is the issue's day, with strftime codes after a colon."""
    zone: str = "Asia/Shanghai"
    """IANA name of the zone its days and times are in."""
    categories: tuple[str, ...] = ("人工智能", "科技前沿", "行业动态")
    entries: int = 10
    """How many entries an issue is meant to have."""
    commentary_heading: str = "### **点评**"
    folder: str = ""
    """Where exports go; empty means the working folder at the time of the export."""
    filename: str = "{date:%Y-%m-%d}.md"
    documents: str = "{title}.md"
    """Pattern of the files of deep dives and reviews, see `document_values`."""
    other_folder: str = ""
    """The folder below its own where other forms than Markdown go; '': beside the Markdown."""
    site: str = ""
    """The program that makes the site its Markdown goes into: ``hugo``, ``hexo`` …; '': none is known."""
    address: str = ""
    """Pattern of an issue's permanent address on the web, with ``{date}`` as in `title`; '': it has none."""
    feed: str = ""
    """The address of the feed of issues; '': there is none."""
    style: str = "paper"
    """The style of its web pages."""
    author: str = ""
    """Who its feeds name as author; '': its name."""
    fence: str = "---"
    """What its front matter stands between: ``---`` for YAML, ``+++`` for TOML."""
    local_times: bool = False
    """Its front matter has the date by the clocks of its zone, without the zone."""
    names: tuple[tuple[str, str], ...] = ()
    """What the keys title, date and categories of its front matter are called, where otherwise."""
    front: tuple[tuple[str, FrontValue], ...] = ()
    """Further keys of its front matter, in their order."""
    targets: tuple[str, ...] = ("markdown",)
    """What an issue is published as: ``markdown``, ``html`` …, ``site``."""
    archive: str = ""
    """The folder of the site of all issues; '': there is none."""
    git: Git = Git()
    """Whether and how its files are committed."""
    standards: Standards = Standards()
    """What preflight asks of its issues."""

    def __hash__(self) -> int:
        # Of standards there are dictionaries; publications that differ in nothing else are rare enough.
        return hash((self.id, self.name, self.title, self.zone, self.front))

    def front_name(self, key: str) -> str:
        """Return what one of the house's keys is called in the front matter."""
        return dict(self.names).get(key, key)

    def local(self, instant: datetime) -> datetime:
        """Return an instant by the clocks of its zone, wherever the machine is."""
        from zoneinfo import ZoneInfo

        return instant.astimezone(ZoneInfo(self.zone))


HOUSE = Publication()
"""全球AI新闻速递: what is read and written where no publication is named."""

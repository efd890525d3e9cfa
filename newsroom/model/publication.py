"""A publication: the house style an issue is written in."""

from dataclasses import dataclass, field

from newsroom.model.standards import Standards


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
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
    address: str = ""
    """Pattern of an issue's permanent address on the web, with ``{date}`` as in `title`; '': it has none."""
    feed: str = ""
    """The address of the feed of issues; '': there is none."""
    style: str = "paper"
    """The style of its web pages."""
    standards: Standards = field(default=Standards(), hash=False)
    """What preflight asks of its issues."""

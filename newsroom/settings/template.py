"""The settings file of a newcomer: every key with its default and what it means."""

import re
from collections.abc import Iterator

from msgspec import Struct

from newsroom.model import HOUSE, Standards
from newsroom.settings.language import N_, _
from newsroom.settings.tables import AssistTable, Backups, DeskTable, Fetch, MailTable, Rank, RetentionTable
from newsroom.settings.toml import Value, written

_BARE = re.compile(r"[A-Za-z0-9_-]+")


class _Key(Struct, frozen=True):
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
    _Key(
        "keymap",
        "vim",
        N_("Keys as other programs have them: vim, emacs, newsboat, or a file of yours in keymaps/."),
    ),
    _Key("database", "~/newsroom.db", N_("The database; without it, newsroom.db in your data folder.")),
    _Key("ambiguous_width", 1, N_("Columns your terminal gives to characters like “ and …: 1 or 2.")),
    _Key("publication", HOUSE.id, N_("The publication you write for, one of those below.")),
)
_FETCH = (
    _Key(
        "interval",
        Fetch().interval,
        N_("Minutes between two polls of a feed, at least; quiet ones are polled less often."),
    ),
    _Key("slowest", Fetch().slowest, N_("Minutes between two polls of a feed, at most.")),
    _Key("concurrency", Fetch().concurrency, N_("How many feeds are polled at one time.")),
    _Key("timeout", Fetch().timeout, N_("Seconds after which a feed that does not answer counts as failed.")),
    _Key("host_interval", Fetch().host_interval, N_("Seconds between two requests to one host.")),
    _Key(
        "pages", Fetch().pages, N_("Whether the pages of picks and of teasers you read are fetched unasked.")
    ),
    _Key(
        "teaser_pages",
        Fetch().teaser_pages,
        N_("Pages fetched after each fetch, at most, for feeds that seem to give only teasers; 0: none."),
    ),
    _Key(
        "contact",
        "https://example.org/about",
        N_("A page or mailto: address of yours, told to the servers of feeds; without it, the program's."),
    ),
)
_SOURCES = (
    _Key(
        "rsshub", "https://rsshub.example.org", N_("An RSSHub, for Weibo, Bilibili, Zhihu, X and Telegram.")
    ),
    _Key("werss", "http://127.0.0.1:8001", N_("A WeRSS or WeWe RSS, for accounts of WeChat.")),
)
_DESK = (
    _Key(
        "refresh_minutes",
        DeskTable().refresh_minutes,
        N_("Minutes between refreshes while the desk is open; 0: it never refreshes by itself."),
    ),
    _Key("measure", DeskTable().measure, N_("Columns of a line of text at most, from 20 to 400.")),
    _Key("margins", DeskTable().margins, N_("Columns left free beside a text at least, from 0 to 20.")),
    _Key("compact", DeskTable().compact, N_("Whether panes have a line above them in place of a frame.")),
    _Key(
        "script", DeskTable().script, N_("The script Chinese is shown in: as-is, simplified or traditional.")
    ),
)
_BACKUPS = (
    _Key(
        "daily",
        Backups().daily,
        N_("A copy of the database is made once a day; so many of the last days are kept, 0: none is made."),
    ),
    _Key("weekly", Backups().weekly, N_("Of so many of the last weeks the newest copy is kept.")),
    _Key("monthly", Backups().monthly, N_("Of so many of the last months the newest copy is kept.")),
)
_KEYS = (
    _Key(
        "inbox.pick",
        "a ctrl+a",
        N_("Keys of single commands, separated by blanks; the desk lists the commands with their names."),
    ),
)
_RETENTION = (
    _Key(
        "days",
        RetentionTable().days,
        N_("Articles that came so many days ago are deleted after a fetch; 0: none. See newsroom tidy."),
    ),
    _Key(
        "count",
        RetentionTable().count,
        N_("Of each feed so many are kept, the newest; 0: all. What was put to use always stays."),
    ),
)
_RANK = (_Key("taste", Rank().taste, N_("Whether the inbox learns what you pick and pass over.")),)
_RANK_TERMS = (
    _Key(
        "OpenAI",
        10,
        N_(
            "Words with the points, -100 to 100, that a headline gets for them, in all 25 at most,"
            " up or down; 0 takes away one of ours."
        ),
    ),
)
_ASSIST = (
    _Key(
        "provider",
        "ollama",
        N_("A language model to draft on request: openai, anthropic or ollama; else nothing is sent"),
    ),
    _Key(
        "base_url",
        "http://127.0.0.1:11434",
        N_("Where it is, https:// or on this machine; without it, the provider's own address."),
    ),
    _Key("model", "qwen3:8b", N_("The model's name, as its server has it.")),
    _Key(
        "key",
        "OPENAI_API_KEY",
        N_("The environment variable that has your key, or keyring; the key itself never stands here."),
    ),
    _Key("timeout", AssistTable().timeout, N_("Seconds without a word after which an answer has failed.")),
)
_MAIL = (
    _Key("host", "smtp.example.org", N_("The server that issues are mailed by; without it nothing is sent.")),
    _Key("port", 587, N_("Its port; without it, that of the security: 587, 465 or 25.")),
    _Key("security", MailTable().security, N_("starttls, tls, or none for a server on this machine.")),
    _Key("user", "editor@example.org", N_("The name to log in by, if the server asks for one.")),
    _Key(
        "password",
        "NEWSROOM_MAIL",
        N_("The environment variable that has the password, or keyring; it never stands here itself."),
    ),
    _Key("from", "编辑部 <editor@example.org>", N_("Whom the mail is from.")),
    _Key("to", ["reader@example.org"], N_("Who gets it; none of them sees the others.")),
    _Key("test", "me@example.org", N_("Who gets what is sent to try it; without it, whom it is from.")),
    _Key("subject", MailTable().subject, N_("The subject; {title} and {date:%Y-%m-%d} are the issue's.")),
    _Key("unsubscribe", "mailto:leave@example.org", N_("Where to leave the list, mailto: or https:.")),
    _Key("timeout", MailTable().timeout, N_("Seconds after which a server that is silent counts as gone.")),
)
_PUBLICATION = (
    _Key("name", HOUSE.name, N_("What it is called.")),
    _Key("title", HOUSE.title, N_("The title of an issue; {date} is its day.")),
    _Key("zone", HOUSE.zone, N_("The time zone of its days and times.")),
    _Key("categories", list(HOUSE.categories), N_("The categories in the front matter.")),
    _Key("entries", HOUSE.entries, N_("How many entries an issue is meant to have.")),
    _Key("commentary_heading", HOUSE.commentary_heading, N_("The heading of the commentary.")),
    _Key("folder", "~/site/content", N_("Where exports go; without it, the folder you are in.")),
    _Key("filename", HOUSE.filename, N_("The name of an issue's file, within that folder.")),
    _Key(
        "documents",
        HOUSE.documents,
        N_("That of a deep dive's or review's: {name} is 2026-07-monthly, 2026-annual, or day and title."),
    ),
    _Key(
        "other_folder",
        "exports",
        N_("The folder within it for web page, mail, JSON …; without it they lie beside the Markdown."),
    ),
    _Key(
        "address",
        "https://example.org/{date:%Y/%m/%d}/",
        N_("Where an issue stands on the web, for its page and its e-mail; without it, nowhere."),
    ),
    _Key("feed", "https://example.org/feed.xml", N_("The feed of issues that their pages name.")),
    _Key(
        "style",
        HOUSE.style,
        N_("The style of web pages: paper, screen, or a .css of yours in themes/web/."),
    ),
    _Key("author", HOUSE.name, N_("The author that feeds of issues name; without it, the publication.")),
    _Key(
        "site",
        "hugo",
        N_("What makes your site: hugo, hexo, jekyll or astro; folder is then its root, all below follows."),
    ),
    _Key("front_form", "yaml", N_("The form of the front matter: yaml or toml.")),
    _Key(
        "targets",
        list(HOUSE.targets),
        N_("What an issue is published as: markdown, html, wechat, email, text, brief, json, site."),
    ),
    _Key("archive", "~/site/archive", N_("The folder of the site of all issues (newsroom site build).")),
)
_NAMES = (_Key("date", "pubDate", N_("What title, date and categories are called in the front matter.")),)
_FRONT = (
    _Key(
        "description",
        "{description}",
        N_("Further keys; {date}, {title}, {form}, {description}, {id} and {publication} are filled in."),
    ),
)
_GIT = (
    _Key("commit", False, N_("Whether what is published is committed, and nothing else.")),
    _Key("push", False, N_("Whether the branch is pushed then.")),
    _Key("message", HOUSE.git.message, N_("The message; {title}, {date}, {entries} and {publication}.")),
    _Key("timeout", HOUSE.git.timeout, N_("Seconds after which one call of git is ended.")),
)
_HOOKS = (
    _Key("on", "export", N_("After which work a command of yours is run: fetch, pick, export or publish.")),
    _Key("run", ["./announce", "--quiet"], N_("The program, from this file's folder, and its arguments.")),
    _Key("shell", False, N_("With true, run is one text for the shell.")),
    _Key("timeout", 60, N_("Seconds after which it is ended.")),
)
_RULES = (
    _Key("off", [], N_('Rules that are not asked, such as "ST006"; newsroom issue check names them.')),
    _Key("headline", [10, 44], N_("Characters of a headline, from and to; markup is not counted.")),
    _Key("summary", [80, 240], N_("Characters of a summary.")),
    _Key("lead", [60, 300], N_("Characters of the lead.")),
    _Key("commentary", [150, 2000], N_("Characters of the commentary.")),
    _Key("fewest", Standards().fewest, N_("Entries an issue has at least.")),
    _Key("most", Standards().most, N_("Entries an issue has at most.")),
    _Key("site_share", Standards().site_share, N_("The part of the entries that may lead to one site.")),
    _Key("bold", [1, 2], N_("Bold passages of a summary, from and to.")),
    _Key("rerun_days", Standards().rerun_days, N_("Days in which a story must not run again.")),
    _Key("stale_days", Standards().stale_days, N_("Days after which a source is old.")),
    _Key("verbatim", Standards().verbatim, N_("Characters taken over unchanged that count as copied.")),
    _Key("spacing", Standards().spacing, N_("Between Chinese and Latin: majority, space or none.")),
    _Key("allowed", [], N_("Words of the lists that this publication lets pass.")),
    _Key("superlatives", [], N_("Further superlatives that need an attribution.")),
    _Key("hearsay", [], N_("Further words of hearsay.")),
    _Key("placeholders", [], N_("Further marks of what is to be filled in.")),
    _Key(
        "wechat", Standards().wechat, N_("Issues go out on WeChat too, where links to other sites are dead.")
    ),
    _Key(
        "labelling",
        Standards().labelling,
        N_("Whether text a model drafted is labelled: not_assessed, not_applicable, required or done."),
    ),
    _Key("label", Standards().label, N_("The visible label of such text.")),
    _Key(
        "correction",
        Standards().correction,
        N_("A correction note; {number} and {headline} are those of the entry."),
    ),
    _Key("correction_place", Standards().correction_place, N_("Where it stands: end or entry.")),
    _Key(
        "follow_up",
        Standards().follow_up,
        N_("The headline of a follow-up; day and number are the earlier ones."),
    ),
)
_SEVERITY = (_Key("FA008", "warning", N_("The severity of a rule: error, warning or info.")),)
_TERMS = (_Key("Open AI", "OpenAI", N_("Names of your own: the wrong spelling, then the right one.")),)
_MISWRITTEN = (_Key("再接再励", "再接再厉", N_("Further miswritten words, and the right ones.")),)


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
            "[sources]",
            *_commented(_SOURCES),
            "[desk]",
            *_commented(_DESK),
            "[backups]",
            *_commented(_BACKUPS),
            "[keys]",
            *_commented(_KEYS),
            "[retention]",
            *_commented(_RETENTION),
            "[rank]",
            *_commented(_RANK),
            "[rank.terms]",
            *_commented(_RANK_TERMS),
            "[assist]",
            *_commented(_ASSIST),
            "[mail]",
            *_commented(_MAIL),
            f"[publications.{HOUSE.id}]",
            *_commented(_PUBLICATION),
            f"[publications.{HOUSE.id}.names]",
            *_commented(_NAMES),
            f"[publications.{HOUSE.id}.front]",
            *_commented(_FRONT),
            f"[publications.{HOUSE.id}.git]",
            *_commented(_GIT),
            f"[publications.{HOUSE.id}.rules]",
            *_commented(_RULES),
            f"[publications.{HOUSE.id}.rules.severity]",
            *_commented(_SEVERITY),
            f"[publications.{HOUSE.id}.rules.terms]",
            *_commented(_TERMS),
            f"[publications.{HOUSE.id}.rules.miswritten]",
            *_commented(_MISWRITTEN),
            "# [[hooks]]",
            *_commented(_HOOKS),
        ]
    )


def _commented(keys: tuple[_Key, ...]) -> Iterator[str]:
    for key in keys:
        yield f"# {_(key.comment)}"
        name = key.name if _BARE.fullmatch(key.name) else written(key.name)
        yield f"# {name} = {written(key.value)}"
        yield ""

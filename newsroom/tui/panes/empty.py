"""What an empty place says: what to press next."""

from newsroom.settings.language import _


def first_steps() -> str:
    """Return the offer of a newsroom without feeds."""
    return "\n".join(
        [
            _("This newsroom has no feeds yet."),
            "",
            _("S  look around in the sample newsroom"),
            _("t  take a starter list of AI and technology feeds"),
            _("i  import feeds from an OPML file"),
            _("+  add a feed by its address"),
            "",
            _("?  help    q  quit"),
        ]
    )


def no_article() -> str:
    """Return what the reader says without an article."""
    return "\n".join([_("The story under the inbox's cursor is shown here."), "", _("1  go to the inbox")])


def no_issue() -> str:
    """Return what the composer says without an issue."""
    return "\n".join(
        [
            _("No issue is open."),
            "",
            _("D  start or choose an issue"),
            _("a  pick the story under the cursor: starts today's issue"),
        ]
    )

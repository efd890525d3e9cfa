"""What work goes out as, and what is run then: the editor's own commands, and git."""

from typing import Literal, get_args

from msgspec import Struct

Target = Literal["markdown", "html", "wechat", "email", "text", "brief", "json", "site"]
TARGETS: tuple[Target, ...] = get_args(Target)
"""What an issue can be published as; all but the site of all issues are files of the one issue."""
EXPORTS = tuple(target for target in TARGETS if target != "site")

HookEvent = Literal["fetch", "pick", "export", "publish"]
"""After which work a hook is run."""


class Hook(Struct, frozen=True, kw_only=True):
    """A command of the editor's that is run after some work, with JSON on its standard input."""

    on: HookEvent
    run: tuple[str, ...] | str
    """The program and its arguments; a line for the shell where `shell` is set."""
    shell: bool = False
    timeout: int = 60
    """Seconds after which it is ended, with all that it started."""

    @property
    def line(self) -> str:
        """How it is shown: as it would be typed."""
        import shlex

        return self.run if isinstance(self.run, str) else shlex.join(self.run)


class Git(Struct, frozen=True, kw_only=True):
    """Whether and how the files of a publication are committed."""

    commit: bool = False
    push: bool = False
    """Whether the branch is pushed after it."""
    message: str = "{title}"
    """Pattern of the commit's message, with ``{title}``, ``{date}``, ``{entries}`` and ``{publication}``."""
    timeout: int = 120
    """Seconds after which one call of git, with the repository's own hooks in it, is ended."""

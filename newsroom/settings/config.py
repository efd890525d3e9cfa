"""The settings: read strictly, so that a slip in the file is named; written with the user's comments kept."""

import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct, field

from newsroom.model import HOUSE, Hook, NewsroomError, Publication
from newsroom.settings import paths, tables
from newsroom.settings.faults import why
from newsroom.settings.language import _, clauses, listed
from newsroom.settings.publications import PublicationError, publications
from newsroom.settings.tables import (
    AssistTable,
    Backups,
    DeskTable,
    Fetch,
    MailTable,
    Rank,
    RetentionTable,
    Sources,
    line_of,
)
from newsroom.settings.toml import Value, with_value, without_value


class ConfigError(NewsroomError):
    """The settings file cannot be used; the message names file, line, key, what stands there and what may."""


class Settings(Struct, frozen=True, kw_only=True):
    """The settings as read, with paths resolved and the publication looked up."""

    file: Path
    """Where they were read from, or would be if the file is missing."""
    database: Path
    language: str | None = None
    """``zh`` or ``en``; None follows the locale."""
    theme: str | None = None
    """Name of a theme; None leaves the choice to the desk."""
    keymap: str | None = None
    """Name of a keymap; None leaves the commands their own keys."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys of single commands by id, over those of the keymap."""
    ambiguous_width: int = 1
    """Columns that characters of ambiguous width (UAX 11) take in the terminal: 1 or 2."""
    publication: Publication = HOUSE
    """The one issues are written for."""
    publications: Mapping[str, Publication] = field(default_factory=lambda: {HOUSE.id: HOUSE})
    """All of them by id."""
    fetch: Fetch = Fetch()
    sources: Sources = Sources()
    desk: DeskTable = DeskTable()
    backups: Backups = Backups()
    retention: RetentionTable = RetentionTable()
    rank: Rank = Rank()
    assist: AssistTable = AssistTable()
    mail: MailTable = MailTable()
    hooks: tuple[Hook, ...] = ()
    """What is run after work, in its order."""

    @property
    def rules_file(self) -> Path:
        """Where the rules lie that act on articles as they come; it need not exist."""
        return self.file.with_name("rules.toml")


def load(path: Path | None = None) -> Settings:
    """Read the settings.

    Args:
        path: The file; None is the default one, which need not exist.

    Raises:
        ConfigError: the named file is missing or unreadable, is not TOML, or has keys or values that mean
            nothing.
    """
    file = path if path is not None else paths.default_config()
    return parse(_text(file, required=path is not None), file)


def write_default(path: Path) -> bool:
    """Write the commented default to `path` if there is no file yet; tell whether it was written.

    Raises:
        ConfigError: the file cannot be written.
    """
    if path.exists():
        return False
    from newsroom.settings.template import default_text

    _write(path, default_text())
    return True


def set_value(path: Path, key: str | Sequence[str], value: Value) -> None:
    """Set one key, as ``desk.refresh_minutes`` or as its parts, and leave all else in the file as it is.

    A missing file starts as the commented default; a key that stands commented out there is put in force on
    its own line.

    Raises:
        ConfigError: the file is broken, the key or value means nothing, or the file cannot be written.
    """
    _change(path, lambda text: with_value(text, key, value))


def remove_value(path: Path, key: Sequence[str]) -> None:
    """Take one key, given as its parts, out of the file, and leave all else in it as it is.

    Raises:
        ConfigError: as `set_value`.
    """
    _change(path, lambda text: without_value(text, key))


def _change(path: Path, change: Callable[[str], str]) -> None:
    from newsroom.settings.template import default_text

    try:
        text = path.read_bytes().decode("utf-8-sig") if path.exists() else default_text()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(_("{file} cannot be read: {error}").format(file=path, error=why(error))) from None
    parse(text, path)
    changed = change(text)
    parse(changed, path)
    _write(path, changed)


def parse(text: str, file: Path) -> Settings:
    """Understand the text of a settings file; relative paths in it start from the folder of `file`.

    Raises:
        ConfigError: as `load`.
    """
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_("{file}: {problem}").format(file=file, problem=why(error, text))) from None
    if found := tables.problems(tree):
        raise _error(file, text, found)
    return _resolve(msgspec.convert(tree, tables.File), text, file)


def _text(file: Path, *, required: bool) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if not required:
            return ""
        raise ConfigError(_("{file}: there is no such settings file").format(file=file)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(_("{file} cannot be read: {error}").format(file=file, error=why(error))) from None


def _resolve(read: tables.File, text: str, file: Path) -> Settings:
    try:
        known = publications(read.publications, file.parent)
    except PublicationError as error:
        path = ("publications", error.publication, *error.key.split("."))
        problem = tables.Problem(path, str(error))
        raise _error(file, text, [problem]) from None
    if read.publication not in known:
        message = _('"{found}" is not a publication; there are {known}')
        message = message.format(found=read.publication, known=listed(known))
        raise _error(file, text, [tables.Problem(("publication",), message)])
    database = file.parent / Path(read.database).expanduser() if read.database else paths.default_database()
    return Settings(
        file=file,
        database=database,
        language=read.language,
        theme=read.theme,
        keymap=read.keymap,
        keys=read.keys,
        ambiguous_width=read.ambiguous_width,
        publication=known[read.publication],
        publications=known,
        fetch=read.fetch,
        sources=read.sources,
        desk=read.desk,
        backups=read.backups,
        retention=read.retention,
        rank=read.rank,
        assist=read.assist,
        mail=read.mail,
        hooks=tuple(_hook(text, file, number, each) for number, each in enumerate(read.hooks, 1)),
    )


def _hook(text: str, file: Path, number: int, table: tables.HookTable) -> Hook:
    """Make a hook of its table, where it can be run.

    Raises:
        ConfigError: it names no program, or is a line for a shell that it did not ask for.
    """
    if isinstance(table.run, str) != table.shell:
        message = (
            _('with shell = true it is one text, such as "make site"')
            if table.shell
            else _('it is a list such as ["make", "site"]; a text is for the shell, with shell = true')
        )
        raise _error(file, text, [tables.Problem(("hooks", str(number), "run"), message)])
    if not table.run or not table.run[0].strip():
        message = _("it names no program")
        raise _error(file, text, [tables.Problem(("hooks", str(number), "run"), message)])
    return Hook(on=table.on, run=table.run, shell=table.shell, timeout=table.timeout)


def _error(file: Path, text: str, problems: list[tables.Problem]) -> ConfigError:
    """Put all that is wrong into one line."""
    told = clauses(_sentence(text, each) for each in problems)
    return ConfigError(_("{file}: {problem}").format(file=file, problem=told))


def _sentence(text: str, problem: tables.Problem) -> str:
    key = ".".join(problem.path)
    line = line_of(text, problem.path)
    if line is None:
        return _("{name}: {problem}").format(name=key, problem=problem.message)
    return _("line {line}: {key}: {message}").format(line=line, key=key, message=problem.message)


def _write(path: Path, text: str) -> None:
    """Replace the file in one step, so that a crash leaves the old or the new one."""
    import tempfile

    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        draft = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            draft.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise ConfigError(
            _("{file} cannot be written: {error}").format(file=path, error=why(error))
        ) from None

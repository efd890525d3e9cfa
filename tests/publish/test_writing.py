"""A file is written whole or not at all, whatever goes wrong."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.publish import PublishError, write_atomically

OLD, NEW = "旧".encode(), "新的内容".encode() * 1000


def fails(code: int) -> Callable[..., int]:
    def fail(*args: object, **kwargs: object) -> int:
        raise OSError(code, os.strerror(code))

    return fail


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    path = tmp_path / "2031" / "03" / "09.md"
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW
    assert names(path.parent) == ["09.md"]


def test_an_empty_file_can_be_written(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.md", b"")
    assert (tmp_path / "a.md").read_bytes() == b""


def test_an_existing_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(OLD)
    path.chmod(0o640)
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_mode_that_is_usual_here(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "a.md", NEW)
    finally:
        os.umask(before)
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o640


def test_a_write_that_takes_several_turns_is_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:700]))
    write_atomically(tmp_path / "a.md", NEW)
    assert (tmp_path / "a.md").read_bytes() == NEW


@pytest.mark.parametrize("call", ["write", "fsync", "replace", "open"])
@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "disk is full"),
        (errno.EACCES, "not allowed"),
        (errno.EROFS, "only be read"),
        (errno.EIO, "has a fault"),
    ],
)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, words: str
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(OLD)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, fails(code))
        with pytest.raises(PublishError, match=words) as caught:
            write_atomically(path, NEW)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["a.md"]


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(OLD)

    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_atomically(path, NEW)
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["a.md"]


@pytest.mark.skipif(os.name != "posix", reason="kills a process by signal")
def test_a_killed_process_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(OLD)
    program = (
        "import os, pathlib, signal\n"
        "from newsroom.publish import write_atomically\n"
        "os.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"write_atomically(pathlib.Path({str(path)!r}), b'x' * 100_000)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == OLD


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    with pytest.raises(PublishError, match="there is a folder of that name"):
        write_atomically(tmp_path / "a.md", NEW)


@pytest.mark.parametrize("below", ["b.md", "c/b.md"])
def test_a_file_in_the_way_of_the_folder_is_said(tmp_path: Path, below: str) -> None:
    (tmp_path / "a").write_bytes(OLD)
    with pytest.raises(PublishError, match="in the way of its folder"):
        write_atomically(tmp_path / "a" / below, NEW)
    assert (tmp_path / "a").read_bytes() == OLD


def test_a_name_that_is_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="too long"):
        write_atomically(tmp_path / ("x" * 300), NEW)


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "a.md").write_bytes(OLD)
    (tmp_path / "link.md").symlink_to("there/a.md")
    write_atomically(tmp_path / "link.md", NEW)
    assert (tmp_path / "link.md").is_symlink()
    assert (there / "a.md").read_bytes() == NEW
    (tmp_path / "dangling.md").symlink_to("there/b.md")
    write_atomically(tmp_path / "dangling.md", NEW)
    assert (there / "b.md").read_bytes() == NEW
    assert names(there) == ["a.md", "b.md"]


def test_a_link_to_itself_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("a.md")
    with pytest.raises(PublishError, match="leads back to itself"):
        write_atomically(tmp_path / "a.md", NEW)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(pipe, OLD)
        assert os.read(reader, 100) == OLD
    finally:
        os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_that_nothing_reads_from_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(PublishError, match="no program reads from it"):
        write_atomically(pipe, OLD)
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="what is open has no names here")
def test_what_is_open_already_goes_on_where_it_is(tmp_path: Path) -> None:
    with (tmp_path / "a.md").open("wb", buffering=0) as opened:
        opened.write(OLD)
        write_atomically(Path(f"/dev/fd/{opened.fileno()}"), NEW)
    assert (tmp_path / "a.md").read_bytes() == OLD + NEW
    assert names(tmp_path) == ["a.md"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_and_a_file_without_rights_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(OLD)
    path.chmod(0o444)
    with pytest.raises(PublishError, match="not allowed"):
        write_atomically(path, NEW)
    tmp_path.chmod(0o555)
    with pytest.raises(PublishError, match="not allowed"):
        write_atomically(tmp_path / "b.md", NEW)
    tmp_path.chmod(0o755)
    assert names(tmp_path) == ["a.md"]


def test_a_file_that_may_not_be_written_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(OLD)
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda path, mode: False)
        with pytest.raises(PublishError, match="not allowed"):
            write_atomically(path, NEW)
    assert path.read_bytes() == OLD

from __future__ import annotations

import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.cli.output import StatusLine, put, put_json, put_table, say


class TerminalScreen(io.StringIO):
    """Standard error of someone who watches."""

    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_written_over_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = TerminalScreen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("TERM", "xterm")
    status = StatusLine()
    status.show(lambda: "1/2")
    status.show(lambda: "很长的一行字，二十列是放不下的\x1b[2J")
    assert screen.getvalue() == "\r1/2\x1b[K\r很长的一行字，二十…\x1b[K"
    status.clear()
    assert screen.getvalue().endswith("\r\x1b[K")
    before = screen.getvalue()
    status.clear()
    assert screen.getvalue() == before


def test_without_a_terminal_no_progress_is_made_up(capsys: pytest.CaptureFixture[str]) -> None:
    status = StatusLine()
    status.show(lambda: pytest.fail("asked for words nobody will read"))
    status.clear()
    assert capsys.readouterr().err == ""


def test_columns_stand_under_one_another_by_cells(capsys: pytest.CaptureFixture[str]) -> None:
    put_table([("1", "IT之家", "标题"), ("22", "36kr", ""), ("3", "\x1b[31m红\n色", "末")])
    assert capsys.readouterr().out == "1   IT之家  标题\n22  36kr\n3   红 色   末\n"


def test_an_empty_table_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    put_table([])
    assert capsys.readouterr().out == ""


def test_results_and_messages_go_to_their_streams_cleaned(capsys: pytest.CaptureFixture[str]) -> None:
    put("一行\n\x1b]0;title\x07两行\u202e")
    say("一行\n两行\u009b2J")
    captured = capsys.readouterr()
    assert captured.out == "一行\n两行\n"
    assert captured.err == "一行 两行\n"


@given(st.text())
def test_json_says_everything_and_harms_no_terminal(text: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        put_json([text])
    stream.flush()
    written = stream.buffer.getvalue().decode()
    assert json.loads(written) == [text]
    assert written.count("\n") == 1
    assert not any(ord(each) < 32 or 0x7F <= ord(each) <= 0x9F for each in written[:-1])
    assert not set(written) & set("\u2028\u2029\u202e\u2066\ufeff")


def test_json_for_a_stream_that_is_not_unicode_is_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr(sys, "stdout", stream)
    put_json({"标题": "€"})
    stream.flush()
    assert stream.buffer.getvalue() == b'{"\\u6807\\u9898": "\\u20ac"}\n'

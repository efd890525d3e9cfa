from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Newsroom
from tests.cli.test_issue import headlines, stocked

__all__ = ["stocked"]


@pytest.fixture
def out(stocked: Newsroom) -> Newsroom:  # noqa: F811  the fixture
    stocked("issue", "pick", 1, 2)
    assert stocked("issue", "export", "--force").code == 0
    return stocked


def test_the_history_lists_revisions_with_causes_and_exports(out: Newsroom) -> None:
    out("issue", "set", "--lead", "-", stdin="新的导语")
    told = out("issue", "history", "--json").json
    assert [each["revision"] for each in told] == list(range(len(told), 0, -1))
    assert told[0]["cause"] == "lead and commentary set"
    assert told[1]["exports"][0]["path"].endswith("2025-07-27.md")
    assert "lead and commentary set" in out("issue", "history").out
    # A path stands once, however often it was written to.
    for _again in range(2):
        out("issue", "export", "--force")
    told = out("issue", "history", "--json").json
    assert len(told[0]["exports"]) > 1
    assert out("issue", "history").out.splitlines()[0].count("2025-07-27.md") == 1


def test_the_difference_is_told_by_words_since_the_export_or_a_revision(out: Newsroom) -> None:
    assert "nothing changed" in out("issue", "diff").err
    out("issue", "set", "--lead", "-", stdin="新的导语")
    assert out("issue", "diff").out == "lead: {+新的导语+}\n"
    [change] = out("issue", "diff", "--json").json
    assert change == {"what": "changed", "field": "lead", "entry": None, "before": "", "after": "新的导语"}
    assert "entry 1" in out("issue", "diff", "--from", 1).out
    assert out("issue", "diff", "--to", 1).code == 2


def test_the_difference_is_told_in_the_language_of_the_editor(out: Newsroom) -> None:
    out("issue", "set", "--lead", "-", stdin="新的导语")
    out("issue", "entry", 1, "--headline", "换了标题")
    out("issue", "entry", 2, "--drop")
    told = out("--lang", "zh", "issue", "diff").out
    assert "导语：{+新的导语+}\n" in told
    assert "第1条标题：" in told and "第2条：" in told
    assert not {"lead", "headline", "entry"} & set(told.replace(":", " ").split())


def test_paragraphs_that_are_as_they_were_are_not_printed_again(out: Newsroom) -> None:
    written = ["第一段说过了。", "第二段也是。", "第三段在后。"]
    out("issue", "set", "--commentary", "-", stdin="\n\n".join(written))
    out("issue", "export", "--force")
    out("issue", "set", "--commentary", "-", stdin="\n\n".join([*written, "第四段是新的。"]))
    assert out("issue", "diff").out == "commentary: …\n第三段在后。{+\n\n第四段是新的。+}\n"


def test_a_draft_was_not_exported(stocked: Newsroom) -> None:  # noqa: F811
    result = stocked("issue", "diff")
    assert (result.code, result.err.count("\n")) == (1, 1)


def test_any_revision_is_restored_and_a_wrong_one_is_one_line(out: Newsroom) -> None:
    before = headlines(out)
    out("issue", "entry", 1, "--drop")
    number = out("issue", "history", "--json").json[1]["revision"]
    assert "as it was at revision" in out("issue", "restore", number).err
    assert headlines(out) == before
    wrong = out("issue", "restore", 99)
    assert (wrong.code, wrong.err.count("\n")) == (1, 1)


def test_a_correction_and_a_follow_up_by_command(out: Newsroom) -> None:
    assert out("issue", "correct", 1, "--text", "应为三千台。").code == 0
    assert "应为三千台。" in out("issue", "show").out
    out("issue", "new", "--date", "2025-07-28")
    assert out("issue", "pick", "--follow-up", 2).lines == ["1"]
    [entry] = out("issue", "show", "--json").json["entries"]
    assert entry["headline"].endswith("（后续：07月27日第2条）")
    assert entry["follows"] == {"issue": 1, "number": 2}
    never = out("issue", "pick", "--follow-up", 3)
    assert never.code == 1 and "never ran" in never.err


def test_edits_made_in_the_file_are_taken_in_before_it_is_exported_again(out: Newsroom) -> None:
    path = Path("2025-07-27.md")
    path.write_text(path.read_text(encoding="utf-8").replace("第1条新闻", "第1条要闻", 1), encoding="utf-8")
    out("issue", "set", "--lead", "-", stdin="导语")
    taken = out("issue", "export", "--take-edits", "--force")
    assert taken.code == 0
    assert headlines(out)[0] == "第1条要闻"
    text = path.read_text(encoding="utf-8")
    assert "第1条要闻" in text and "导语" in text


def test_whoever_is_told_of_an_error_is_told_of_hand_edits_too(out: Newsroom) -> None:
    path = Path("2025-07-27.md")
    path.write_text("edited by hand\n", encoding="utf-8")
    assert out("issue", "entry", 2, "--drop").code == out("issue", "entry", 1, "--drop").code == 0
    both = out("issue", "export")
    assert both.code == 1 and "use --force; besides, " in both.err and "+edited by hand" in both.err
    assert "--take-edits" in both.err and "--force writes over" in both.err
    assert path.read_text(encoding="utf-8") == "edited by hand\n"


def test_what_is_written_over_is_kept_and_said_where(out: Newsroom) -> None:
    path = Path("2025-07-27.md")
    path.write_text("edited by hand\n", encoding="utf-8")
    done = out("issue", "export", "--force")
    assert done.code == 0 and done.out.strip().endswith("2025-07-27.md")
    copy = Path(done.err.strip().rpartition(" ")[2])
    assert copy.read_text(encoding="utf-8") == "edited by hand\n"

"""After publication: exported again in place, corrected, edits of the file taken in, followed up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom import issues
from newsroom.desk import Desk, checking, composing, correcting, exporting, importing, picking, reconciling
from newsroom.desk.writing import EntryChange, EntryNotFound, Texts, change_entry, set_texts
from newsroom.issues import parse
from newsroom.model import Entry, Issue, Publication
from newsroom.model.standards import Standards
from tests.desk.conftest import Stock, article
from tests.issues.houses import HOUSES, TWO

NAMES = "甲乙丙丁戊己庚辛壬癸子"


def entry(number: int) -> Entry:
    name = NAMES[number - 1]
    return issues.new_entry(
        headline=f"{name * 9}的标题写得足够长，长到没有人会说它太短",
        url=f"https://{number}.example/{number}",
        summary=f"第{number}条的摘要，**要点{name}**，写了两句话。" * 2 + "没有数字的话再说一句。" * 8,
    )


@pytest.fixture
def out(desk: Desk) -> Iterator[int]:
    """An issue of 27 July that went out without a fault."""
    id = composing.start(desk, date(2025, 7, 27)).stored.head.id
    for number in range(1, 11):
        add(desk, id, number)
    set_texts(
        desk, id, Texts(lead="导语说今天的新闻。" * 20, commentary="点评说说今天。\n\n" + "再评几句话。" * 30)
    )
    exporting.export(desk, id)
    yield id


def add(desk: Desk, id: int, number: int) -> None:
    new = entry(number)
    composing.change(desk, id, lambda content: issues.add_entry(content, new), "by hand")


def content_of(desk: Desk, id: int) -> Issue:
    return desk.store.issues.get(id).issue


FILE = Path("2025-07-27.md")


def test_breaking_news_goes_out_in_place_without_a_question(desk: Desk, out: int) -> None:
    add(desk, out, 11)
    change_entry(desk, out, 11, EntryChange(to=1))
    change_entry(desk, out, 5, EntryChange(drop=True))
    exporting.export(desk, out)
    read = parse(FILE.read_text(encoding="utf-8"))
    assert [each.headline[0] for each in read.entries] == list("子甲乙丙戊己庚辛壬癸")
    assert len(desk.store.issues.exports(out)) == 2


def test_a_file_of_an_earlier_export_is_no_reason_to_ask(desk: Desk, out: int) -> None:
    first = FILE.read_bytes()
    set_texts(desk, out, Texts(lead="另一段导语。" * 20))
    exporting.export(desk, out)
    FILE.write_bytes(first)
    exporting.export(desk, out)
    assert FILE.read_bytes() != first


def test_edits_made_by_hand_are_shown_and_taken_in_beside_those_made_here(desk: Desk, out: int) -> None:
    uids = [each.uid for each in content_of(desk, out).entries]
    text = FILE.read_text(encoding="utf-8")
    FILE.write_text(text.replace("甲" * 9, "甲甲甲甲甲甲甲甲改"), encoding="utf-8")
    change_entry(desk, out, 2, EntryChange(headline="乙" * 8 + "在编辑部里改过的标题，也写得足够长"))
    with pytest.raises(exporting.ExportEdited) as error:
        exporting.export(desk, out)
    assert "+1.  [**甲甲甲甲甲甲甲甲改" in error.value.difference
    assert "乙" * 8 + "在编辑部" not in error.value.difference, "only what was edited in the file"
    done = correcting.take_edits(desk, out, FILE)
    assert done.asides == ()
    now = content_of(desk, out)
    assert [each.uid for each in now.entries] == uids
    assert now.entries[0].headline.startswith("甲甲甲甲甲甲甲甲改")
    assert "编辑部" in now.entries[1].headline
    exporting.export(desk, out, over=error.value.sha)
    assert "甲甲甲甲甲甲甲甲改" in FILE.read_text(encoding="utf-8")
    assert "edits taken from 2025-07-27.md" in [cause for _n, _at, cause in desk.store.issues.causes(out)]


def test_a_further_key_of_the_front_matter_stays_with_the_issue(desk: Desk, out: int) -> None:
    text = FILE.read_text(encoding="utf-8").replace("categories:", "weight: 5 # 置顶\ncategories:")
    FILE.write_text(text, encoding="utf-8")
    edited = exporting.edited(desk, out)
    assert edited is not None
    correcting.take_edits(desk, out, edited.path)
    set_texts(desk, out, Texts(lead="另一段导语。" * 20))
    change_entry(desk, out, 3, EntryChange(drop=True))
    exporting.export(desk, out, force=True, over=edited.sha)
    again = FILE.read_text(encoding="utf-8")
    assert "weight: 5 # 置顶\ncategories:" in again and "另一段导语" in again
    assert len(parse(again).entries) == 9


def test_a_text_edited_in_the_file_and_here_is_put_aside(desk: Desk, out: int) -> None:
    text = FILE.read_text(encoding="utf-8")
    FILE.write_text(text.replace("导语说今天", "文件里说今天"), encoding="utf-8")
    set_texts(desk, out, Texts(lead="编辑部里的导语。" * 15))
    [aside] = correcting.take_edits(desk, out, FILE).asides
    assert aside.field == "lead"
    assert aside.text is not None and aside.text.startswith("文件里说今天")
    assert content_of(desk, out).lead.startswith("编辑部里")


def test_a_text_that_waits_is_put_aside_once_however_often_the_file_is_taken(desk: Desk, out: int) -> None:
    text = FILE.read_text(encoding="utf-8")
    FILE.write_text(text.replace("导语说今天", "文件里说今天"), encoding="utf-8")
    set_texts(desk, out, Texts(lead="编辑部里的导语。" * 15))
    [first] = correcting.take_edits(desk, out, FILE).asides
    set_texts(desk, out, Texts(lead="编辑部里又改的导语。" * 15))
    [again] = correcting.take_edits(desk, out, FILE).asides
    assert again.other == "编辑部里又改的导语。" * 15
    assert desk.store.issues.asides(out) == [again]
    assert again.id == first.id


@pytest.mark.parametrize("choice", ["theirs", "both", "mine"])
def test_what_was_chosen_is_not_asked_again_when_the_file_is_taken_again(
    desk: Desk, out: int, choice: reconciling.Choice
) -> None:
    text = FILE.read_text(encoding="utf-8")
    FILE.write_text(text.replace("导语说今天", "导语在文件里说今天"), encoding="utf-8")
    set_texts(desk, out, Texts(lead=content_of(desk, out).lead + "编辑部加的一句。"))
    [aside] = correcting.take_edits(desk, out, FILE).asides
    reconciling.settle(desk, aside, choice)
    chosen = content_of(desk, out).lead
    assert ("文件里" in chosen, "编辑部" in chosen) == (choice != "theirs", choice != "mine")
    assert correcting.take_edits(desk, out, FILE).asides == ()
    assert desk.store.issues.asides(out) == []
    assert content_of(desk, out).lead == chosen
    set_texts(desk, out, Texts(lead=chosen + "又一句。"))
    assert correcting.take_edits(desk, out, FILE).asides == ()
    FILE.write_text(text.replace("导语说今天", "导语在文件里又改了，说今天"), encoding="utf-8")
    assert len(correcting.take_edits(desk, out, FILE).asides) == 1


def test_an_entry_added_in_the_file_becomes_one_here(desk: Desk, out: int) -> None:
    read = parse(FILE.read_text(encoding="utf-8"))
    longer = replace(read, source=None, entries=(*read.entries[:3], entry(11), *read.entries[3:]))
    FILE.write_bytes(issues.encode(issues.render(longer, desk.publication)))
    correcting.take_edits(desk, out, FILE)
    assert [each.headline[0] for each in content_of(desk, out).entries] == list("甲乙丙子丁戊己庚辛壬癸")


def test_a_correction_stands_at_the_end_with_its_day_and_is_in_the_history(desk: Desk, out: int) -> None:
    correcting.correct(desk, out, 2, "产能应为三千台，不是三万台。")
    assert content_of(desk, out).commentary.endswith(
        f"\n\n**更正**（2025-07-27，第2条《{entry(2).headline}》）：产能应为三千台，不是三万台。"
    )
    assert desk.store.issues.causes(out)[-1][2] == "correction (更正) of entry 2"
    change = desk.store.journal.undo()
    assert change is not None and "更正" not in content_of(desk, out).commentary


@pytest.mark.parametrize(
    ("headline", "quoted"),
    [
        ("甲社发布《蓝图〈二〉》并称“可行”", "甲社发布〈蓝图《二》〉并称“可行”"),
        ("〈蓝图〉由甲社发布，写得足够长", "〈蓝图〉由甲社发布，写得足够长"),
    ],
)
def test_a_correction_quotes_titles_within_its_own_and_the_issue_goes_out_again(
    desk: Desk, out: int, headline: str, quoted: str
) -> None:
    change_entry(desk, out, 2, EntryChange(headline=headline))
    correcting.correct(desk, out, 2, "产能应为三千台，不是三万台。")
    assert f"第2条《{quoted}》）：" in content_of(desk, out).commentary
    exporting.export(desk, out)


def test_a_correction_stands_where_and_as_the_publication_wants_it(desk: Desk, out: int) -> None:
    standards = Standards(correction="*更正第{number}条：{text}*", correction_place="entry")
    other = replace(desk, publication=Publication(standards=standards))
    correcting.correct(other, out, 2, "产能为三千台。")
    assert content_of(desk, out).entries[1].summary.endswith(" *更正第2条：产能为三千台。*")


def imported(desk: Desk, house: str) -> int:
    path = Path("house.md")
    path.write_text(HOUSES[house].text, encoding="utf-8")
    [stored] = importing.import_files(desk, [path]).imported
    return stored.head.id


def test_a_digest_of_another_house_gets_no_heading_of_ours_for_a_correction(desk: Desk) -> None:
    id = imported(desk, "bold lead-ins")
    correcting.correct(desk, id, 2, "产能为三千台。")
    written = exporting.text_of(desk, content_of(desk, id))
    note = f" **更正**（2025-07-27，第2条《{TWO[0]}》）：产能为三千台。"
    first, second, rest = HOUSES["bold lead-ins"].text.split("[链接]", 2)
    assert written == f"{first}[链接]{second}{note}[链接]{rest}"


def test_a_correction_that_an_entry_has_no_room_for_stands_below_all_else(desk: Desk) -> None:
    id = imported(desk, "table")
    before = content_of(desk, id)
    for number, words in ((2, "产能为三千台。"), (1, "是第二代。")):
        correcting.correct(desk, id, number, words)
    written = exporting.text_of(desk, content_of(desk, id))
    assert written.startswith(HOUSES["table"].text.rstrip())
    notes = [line for line in written.splitlines() if line.startswith("**更正**")]
    assert [note.rpartition("：")[2] for note in notes] == ["产能为三千台。", "是第二代。"]
    assert parse(written).entries == before.entries


def test_a_draft_needs_no_correction_and_an_entry_must_be_there(desk: Desk, out: int) -> None:
    with pytest.raises(EntryNotFound, match="there is no entry 12"):
        correcting.correct(desk, out, 12, "错了")
    with pytest.raises(correcting.NoText):
        correcting.correct(desk, out, 1, " ")
    draft = composing.start(desk, date(2025, 7, 28)).stored.head.id
    with pytest.raises(correcting.NotOut):
        correcting.correct(desk, draft, 1, "错了")


def test_a_follow_up_cites_day_and_number_of_what_ran(desk: Desk, stock: Stock) -> None:
    first, second = stock([article("1", "星港电池厂投产首条产线"), article("2", "云雀机器人在港口上岗")])
    yesterday = composing.start(desk, date(2025, 7, 26)).stored.head.id
    picking.pick(desk, yesterday, [second, first])
    exporting.export(desk, yesterday, force=True)
    today = composing.start(desk, date(2025, 7, 27)).stored.head.id
    [again] = stock([article("3", "星港电池厂投产首条产线后首月产量公布")], "潮汐网")
    assert [each.number for each in picking.pick(desk, today, [again], follow_up=True)] == [1]
    [made] = content_of(desk, today).entries
    assert made.headline == "星港电池厂投产首条产线后首月产量公布（后续：07月26日第2条）"
    assert made.follows == (yesterday, 2)

    def told() -> list[str]:
        findings = checking.check_issue(desk, desk.store.issues.get(today)).findings
        return [each.message for each in findings if each.rule in ("FA001", "FA004", "RP004")]

    assert not told()
    first_out = content_of(desk, yesterday).entries[0].uid
    composing.change(desk, yesterday, lambda content: issues.remove_entry(content, first_out), "drop 1")
    assert not told(), "the file that went out has both"
    desk.store.issues.remove(yesterday)
    [message] = told()
    assert "no earlier issue of the day" in message


def test_an_entry_picked_before_becomes_a_follow_up_and_undo_takes_that_back(
    desk: Desk, stock: Stock
) -> None:
    [story] = stock([article("1", "星港电池厂投产首条产线")])
    yesterday = composing.start(desk, date(2025, 7, 26)).stored.head.id
    picking.pick(desk, yesterday, [story])
    exporting.export(desk, yesterday, force=True)
    today = composing.start(desk, date(2025, 7, 27)).stored.head.id
    picking.pick(desk, today, [story])
    picking.pick(desk, today, [story], follow_up=True)
    picking.pick(desk, today, [story], follow_up=True)
    [made] = content_of(desk, today).entries
    assert made.headline.count("后续") == 1
    desk.store.journal.undo()
    assert content_of(desk, today).entries[0].follows is None


def test_what_never_ran_is_not_followed_up(desk: Desk, stock: Stock) -> None:
    [story] = stock([article("1", "星港电池厂投产首条产线")])
    today = composing.start(desk, date(2025, 7, 27)).stored.head.id
    with pytest.raises(picking.NeverRan, match="never ran"):
        picking.pick(desk, today, [story], follow_up=True)
    assert content_of(desk, today).entries == ()


def test_a_title_with_quotation_marks_is_told_within_those_of_the_message(desk: Desk, stock: Stock) -> None:
    [story] = stock([article("1", "星港“晨电”投产首条产线")])
    today = composing.start(desk, date(2025, 7, 27)).stored.head.id
    with pytest.raises(picking.NeverRan, match="^“星港‘晨电’投产首条产线” never ran"):
        picking.pick(desk, today, [story], follow_up=True)

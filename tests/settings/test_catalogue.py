"""Every message has its Chinese, and what is compiled is what is written."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Formatter
from typing import TypeGuard

import pytest
from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from newsroom.settings.language import DOMAIN, FOLDER
from tests.catalogue import KEYWORDS, MO, PO, ROOT, Twice, messages, read_chinese
from tests.spacing import respaced, respaced_prose


@pytest.fixture(scope="module")
def said() -> Catalog:
    return messages()


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN")


def test_every_message_has_its_chinese(said: Catalog, chinese: Catalog) -> None:
    missing = [
        f"{file}:{line}: {message.id!r}"
        for message in texts(said)
        if not translated(chinese.get(message.id))
        for file, line in message.locations
    ]
    assert not missing, f"{len(missing)} without Chinese:\n" + "\n".join(missing)


def test_chinese_put_behind_the_catalogue_is_kept_beside_an_entry_that_lacks_it(tmp_path: Path) -> None:
    path = tmp_path / "behind.po"
    lacking = 'msgid "tide"\nmsgstr ""\n\nmsgid "{n} pier"\nmsgid_plural "{n} piers"\nmsgstr[0] ""\n\n'
    behind = (
        'msgid "tide"\nmsgstr "潮水"\n\nmsgid "{n} pier"\nmsgid_plural "{n} piers"\nmsgstr[0] "{n}座码头"\n'
    )
    for text in (lacking + behind, behind + "\n" + lacking, behind + "\n" + behind):
        path.write_text(text, encoding="utf-8")
        chinese = read_chinese(path)
        assert {message.id: message.string for message in texts(chinese)} == {
            "tide": "潮水",
            ("{n} pier", "{n} piers"): ("{n}座码头",),
        }
    path.write_text(behind + '\nmsgid "tide"\nmsgstr "潮汐"\n', encoding="utf-8")
    with pytest.raises(Twice, match=r"'tide': \('潮水',\) and \('潮汐',\)"):
        read_chinese(path)


def test_nothing_is_translated_that_nobody_says(said: Catalog, chinese: Catalog) -> None:
    assert {key(each.id) for each in texts(chinese)} - {key(each.id) for each in texts(said)} == set()


def test_a_translation_fills_in_what_its_source_fills_in(chinese: Catalog) -> None:
    wrong = [
        form
        for message in texts(chinese)
        for form in forms(message.string)
        if form and fields(form) != fields(forms(message.id)[-1])
    ]
    assert not wrong


def test_chinese_has_a_space_beside_latin_and_none_beside_a_number(chinese: Catalog) -> None:
    wrong = {
        form: respaced(form)
        for message in texts(chinese)
        for form in forms(message.string)
        if respaced(form) != form
    }
    assert wrong == {}


def test_the_chinese_readme_is_spaced_like_the_program() -> None:
    text = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    lines = zip(text.splitlines(), respaced_prose(text).splitlines(), strict=True)
    assert [(line, right) for line, right in lines if line != right] == []


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("按u撤销，或按 Esc返回", "按 u 撤销，或按 Esc 返回"),
        ("第 3 条，共{n} 条", "第3条，共{n}条"),
        ("已导出到{path}；用--force覆盖", "已导出到 {path}；用 --force 覆盖"),
        ("经 ssh 连接：OSC 52时", "经 ssh 连接：OSC 52 时"),
        ("在[sources]里", "在 [sources] 里"),
        ("2026.07.27 全球AI新闻速递", "2026.07.27 全球AI新闻速递"),
        ("编辑{field}，没有{name!r}", "编辑{field}，没有{name!r}"),
    ],
)
def test_how_chinese_is_spaced(written: str, right: str) -> None:
    assert respaced(written) == right == respaced(right)


def test_the_compiled_catalogue_is_the_written_one(chinese: Catalog) -> None:
    with MO.open("rb") as file:
        compiled = read_mo(file)
    assert lookups(compiled) == lookups(chinese)


def test_no_message_hides_from_the_extractor() -> None:
    """An f-string in ``_()`` is not in the catalogue; a call inside an f-string is not extracted."""
    hidden = []
    for path in FOLDER.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                inside = [each for each in ast.walk(node) if is_lookup(each)]
                hidden += [
                    f"{path}:{node.lineno}" for each in inside if isinstance(each.args[0], ast.Constant)
                ]
            elif is_lookup(node) and isinstance(node.args[0], ast.JoinedStr):
                hidden.append(f"{path}:{node.lineno}")
    assert hidden == []


def test_no_message_is_a_count_in_one_place_and_something_else_in_another() -> None:
    """The catalogue keeps both under one key: ``{n} entry`` as a number of entries came out as 第18条."""
    counted, plain = set[str](), set[str]()
    for path in FOLDER.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if is_lookup(node) and isinstance(node.args[0], ast.Constant):
                several = isinstance(node.func, ast.Name) and KEYWORDS[node.func.id] is not None
                (counted if several else plain).add(str(node.args[0].value))
    assert counted & plain == set()


def test_a_count_is_no_ordinal(chinese: Catalog) -> None:
    """18 entries are 18条; 第18条 is the eighteenth."""
    counts = [message for message in texts(chinese) if isinstance(message.id, tuple | list)]
    assert len(counts) > 100
    assert [each.id for each in counts if any("第{n}" in form for form in forms(each.string))] == []


def test_the_catalogue_looked_at_is_the_one_the_program_speaks_from() -> None:
    assert PO.samefile(FOLDER / "zh_CN" / "LC_MESSAGES" / f"{DOMAIN}.po")
    assert (Path(__file__).parents[2] / "newsroom").samefile(FOLDER.parent)
    assert ROOT.samefile(FOLDER.parents[1])


def texts(catalogue: Catalog) -> Iterator[Message]:
    """Go through the messages without the header, which every catalogue keeps under the empty one."""
    return (message for message in catalogue if message.id)


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def key(text: str | Sequence[str]) -> str:
    """Name a message by what catalogues keep it under: its singular."""
    return forms(text)[0]


def lookups(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """List what a program can look up; babel compiles no message that has no translation."""
    return {
        forms(message.id): forms(message.string) for message in texts(catalogue) if any(forms(message.string))
    }


def translated(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    return bool(message.string) and all(forms(message.string))


def fields(text: str) -> set[tuple[str, str | None, str | None]]:
    """Name the ``{fields}`` of a text and how each is written; one that is no pattern at all has none."""
    try:
        return {
            (name, spec, conversion)
            for _text, name, spec, conversion in Formatter().parse(text)
            if name is not None
        }
    except ValueError:
        return set()


def is_lookup(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS

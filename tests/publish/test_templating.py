"""Templates of documents: copied, changed, faulty, and kept from the machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.model import NewsroomError
from newsroom.publish import templating
from newsroom.publish.templating import TemplateFaulty
from newsroom.settings.language import use_language


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_language("en")
    yield
    use_language(None)


def filled(folder: Path, template: str) -> str:
    (folder / "deep.md.j2").write_text(template, encoding="utf-8")
    return templating.fill("deep", folder, {"title": "潮汐", "year": 2031})


def test_the_editors_own_template_goes_before_ours_and_may_include_others(tmp_path: Path) -> None:
    (tmp_path / "foot.md.j2").write_text("{{ year }}年\n", encoding="utf-8")
    assert filled(tmp_path, '# {{ title }}\n{% include "foot.md.j2" %}') == "# 潮汐\n2031年\n"


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("第一行\n\n{{ nobody }}\n", 3),
        ("第一行\n{% for each in title %}\n", 2),
        ("\n\n\n{{ 1 // 0 }}", 4),
        ("\n{{ title.nothing.here }}", 2),
        ("\n{{ ''.__class__.__mro__ }}", 2),
        ("\n{{ title | nofilter }}", 2),
        ("甲\n{{ range(10 ** 9) | list }}", 2),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, template: str, line: int) -> None:
    with pytest.raises(TemplateFaulty) as caught:
        filled(tmp_path, template)
    message = str(caught.value)
    assert str(tmp_path / "deep.md.j2") in message and f" {line}: " in message and "\n" not in message


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ nobody }}", "没有 nobody 这个值（'nobody' is undefined）"),
        ("{% for each in title %}", "模板已到结尾，“for”还没有结束（Unexpected end of template."),
        ("{% if title %}{% endfor %}", "“endfor”之前要先结束“if”（Encountered unknown tag 'endfor'."),
        ("{% fro title %}", "此处没有“fro”这个标签（"),
        ("{{ title year }}", "“year”处应为“}}”（expected token"),
        ("{{ (title }}", "“}”处应为“)”（"),
        ("{% for each title %}", "“title”处应为“in”（"),
        ("{{ }}", "“}}”处缺少一个值（"),
        ("{{ title ] }}", "“]”不能出现在这里（"),
        ("{{ 'title }}", "“'”不能出现在这里（"),
        ("{% %}", "缺少标签的名称（"),
        ("{{ title.nothing }}", "这个值里没有 nothing（"),
        ("{{ title | nofilter }}", "没有 nofilter 这个过滤器（"),
        ("{% if title is odder %}{% endif %}", "没有 odder 这个判断（"),
        ("{# never closed", "注释没有结束（"),
        ("{{ ''.__class__ }}", "模板不能访问 __class__（"),
        ("{{ 1 // 0 }}", "除数为零（"),
        ("{% for each in year %}{% endfor %}", "要逐项处理的不是列表（'int' object is not iterable）"),
        ("{{ title + 1 }}", "拿文字来计算（"),
        ("{% set 1 = 2 %}", "第1行：can't assign to 'const'"),
    ],
)
def test_what_is_wrong_is_said_in_chinese_with_the_words_of_jinja_behind(
    tmp_path: Path, template: str, told: str
) -> None:
    use_language("zh")
    with pytest.raises(TemplateFaulty) as caught:
        filled(tmp_path, template)
    assert told in str(caught.value)


def test_a_fault_in_an_included_file_names_that_one(tmp_path: Path) -> None:
    (tmp_path / "foot.md.j2").write_text("\n{{ nobody }}", encoding="utf-8")
    with pytest.raises(TemplateFaulty, match=r"foot\.md\.j2, line 2"):
        filled(tmp_path, '{% include "foot.md.j2" %}')


def test_a_template_that_is_not_there_is_named_with_who_wants_it(tmp_path: Path) -> None:
    with pytest.raises(TemplateFaulty, match=r"deep\.md\.j2, line 2: .*no template foot\.md\.j2"):
        filled(tmp_path, '# {{ title }}\n{% include "foot.md.j2" %}')


def test_a_template_sees_no_file_outside(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    folder = tmp_path / "templates"
    folder.mkdir()
    for name in ("../secret", str(tmp_path / "secret")):
        with pytest.raises(TemplateFaulty):
            filled(folder, f'{{% include "{name}" %}}')


def test_a_copy_is_ours_and_is_never_written_over(tmp_path: Path) -> None:
    path = templating.copy("monthly", tmp_path)
    assert path.read_bytes() == (templating.OURS / "monthly.md.j2").read_bytes()
    with pytest.raises(NewsroomError, match="nothing was written over"):
        templating.copy("monthly", tmp_path)


def test_a_template_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "deep.md.j2").write_bytes(b"\xff\xfe")
    with pytest.raises(TemplateFaulty, match="cannot be read"):
        templating.fill("deep", tmp_path, {})

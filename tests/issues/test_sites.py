"""The front matter that programs which make sites want, written and read back."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from msgspec.structs import replace

from newsroom.issues import content, parse, render, set_lead
from newsroom.issues.fronting import fronted
from newsroom.model import Entry, Issue, Publication
from newsroom.preflight import Subject, check
from newsroom.publish import export_path
from newsroom.settings.config import parse as settings

FILE = Path("/home/editor/newsroom.toml")
ISSUE = Issue(
    date=date(2025, 7, 27),
    title='2025.07.27 全球AI新闻速递 "特刊"',
    published=datetime(2025, 7, 27, 1, 14, 53, 576000, tzinfo=UTC),
    categories=("人工智能", "科技前沿"),
    lead="今天**科学智能（AI4S）** 有[进展](https://a.example/)。",
    entries=(Entry(uid="e1", headline="一条", url="https://a.example/1", summary="摘要。"),),
    commentary="点评。",
)


def publication(text: str) -> Publication:
    return settings(f"[publications.daily]\n{text}", FILE).publication


def front(made: Publication, issue: Issue = ISSUE) -> list[str]:
    lines = render(issue, made).split("\n")
    assert lines[0] == made.fence
    return lines[1 : lines.index(made.fence, 1)]


def test_without_a_site_the_house_form_is_to_the_byte() -> None:
    assert render(ISSUE, publication("")) == render(ISSUE)
    assert [line.split(":")[0] for line in front(publication(""))] == ["title", "date", "categories"]


def test_hugo_reads_what_the_house_writes() -> None:
    made = publication('site = "hugo"\nfolder = "site"')
    assert render(ISSUE, made) == render(ISSUE)
    where = export_path(ISSUE, made, Path(made.folder))
    assert where == Path("/home/editor/site/content/posts/2025-07-27.md")


def test_a_front_matter_in_toml_is_toml() -> None:
    made = publication(
        'site = "hugo"\nfront_form = "toml"\n[publications.daily.front]\ndraft = false\nweight = 3'
    )
    read = tomllib.loads("\n".join(front(made)))
    assert read["title"] == ISSUE.title and read["categories"] == ["人工智能", "科技前沿"]
    assert read["date"] == ISSUE.published and (read["draft"], read["weight"]) == (False, 3)


def test_hexo_has_tags_side_by_side_and_one_category() -> None:
    made = publication('site = "hexo"')
    assert front(made)[2:] == ['tags: ["人工智能", "科技前沿"]', 'categories: ["全球AI新闻速递"]']
    assert export_path(ISSUE, made, Path()) == Path("source/_posts/2025-07-27.md")


def test_hexo_has_the_date_by_the_clocks_of_the_publications_zone() -> None:
    made = publication('site = "hexo"')
    assert front(made)[1] == "date: 2025-07-27 09:14:53.576"
    text = render(ISSUE, made)
    found = check(_subject(text, parse(text, made), made))
    assert not [each for each in found if "no zone" in each.message]
    document = '---\ntitle: "潮汐"\ndate: 2025-07-10T23:30:00Z # 手写\n---\n\n正文。\n'
    assert "\ndate: 2025-07-11 07:30:00.000 # 手写\n" in fronted(document, parse(document, made), made)
    assert "+08:00" in render(ISSUE, publication('site = "jekyll"'))


def test_jekyll_has_a_layout_and_a_name_that_begins_with_the_day() -> None:
    made = publication('site = "jekyll"')
    assert front(made)[2:] == ['tags: ["人工智能", "科技前沿"]', 'layout: "post"']
    assert export_path(ISSUE, made, Path()) == Path("_posts/2025-07-27-daily.md")


def test_astro_has_a_description_and_its_own_name_for_the_date() -> None:
    made = publication('site = "astro"')
    assert front(made)[1:] == [
        "pubDate: 2025-07-27T09:14:53.576+08:00",
        'tags: ["人工智能", "科技前沿"]',
        'description: "今天科学智能（AI4S） 有进展。"',
    ]


def test_a_document_is_described_by_its_summary_or_how_it_begins() -> None:
    made = publication('site = "astro"')
    body = "---\n\n潮水**怎么**算[^1]。\n\n## 引用\n[^1]: [甲](https://a.example/1)·甲报\n"
    for more, words in (("summary: |\n  谁来\n  付钱。\n", "谁来 付钱。"), ("", "潮水怎么算。")):
        text = f'---\ntitle: "潮汐"\ndate: 2025-07-11\n{more}{body}'
        assert f'\ndescription: "{words}"\n' in fronted(text, parse(text, made), made)


def test_every_part_can_be_set_otherwise() -> None:
    made = publication(
        'site = "astro"\nfilename = "news/{date:%Y%m%d}.md"\n'
        '[publications.daily.names]\ncategories = "topics"\n'
        '[publications.daily.front]\ndescription = ""\nheroImage = "/img/{date:%d}-{id}.png"\n'
    )
    assert [line.split(":")[0] for line in front(made)] == ["title", "pubDate", "topics", "heroImage"]
    assert front(made)[3] == 'heroImage: "/img/27-daily.png"'
    assert export_path(ISSUE, made, Path()) == Path("news/20250727.md")


@pytest.mark.parametrize("form", ["yaml", "toml"])
@pytest.mark.parametrize("site", ["hugo", "hexo", "jekyll", "astro"])
@examples(max_examples=40, deadline=None)
@given(words=st.text(alphabet=st.sampled_from("字a\"\\':#{}[]-+ …"), max_size=12))
def test_what_is_written_is_read_back(site: str, form: str, words: str) -> None:
    made = publication(
        f'site = "{site}"\nfront_form = "{form}"\n[publications.daily.front]\nslug = "{{date:%Y}}-{{title}}"'
    )
    issue = replace(ISSUE, title=f"{ISSUE.title}{words}", categories=(words, "二"))
    text = render(issue, made)
    read = parse(text, made)
    assert content(read, made) == content(issue, made)
    assert render(read, made) == text
    assert [find for find in check(_subject(text, read, made)) if find.rule == "FM001"] == []


def test_an_imported_file_keeps_its_own_further_keys() -> None:
    made = publication('site = "astro"')
    text = render(ISSUE, made).replace("pubDate", "cover: 封面.png # 手写\npubDate")
    read = parse(text, made)
    assert render(read, made) == text
    changed = render(set_lead(read, "新的导语。"), made)
    assert changed == text.replace(ISSUE.lead, "新的导语。")
    again = render(replace(read, categories=("甲",)), made)
    assert again == text.replace('["人工智能", "科技前沿"]', '["甲"]')


def test_an_issue_without_a_day_leaves_out_what_needs_one() -> None:
    made = publication('[publications.daily.front]\nslug = "{date:%Y}"\nlayout = "post"')
    bare = Issue(date=None, title="草稿")
    assert front(made, bare) == ['title: "草稿"', "categories: []", 'layout: "post"']
    assert parse(render(bare, made), made).title == "草稿"


def _subject(text: str, issue: Issue, made: Publication) -> Subject:
    return Subject(
        text=text, issue=issue, publication=made, house=True, now=datetime(2025, 7, 27, tzinfo=UTC)
    )


IMPORTED = (
    '---\ntitle: "2025.07.27 某刊"\ndate: 2025-07-27T09:00:00+08:00\ncategories: ["a", "b"]\n---\n\n正文。\n'
)


def test_what_a_site_wants_is_added_to_a_text_of_its_own() -> None:
    made = publication('site = "hugo"\n[publications.daily.front]\ndraft = false\nslug = "s-{date:%m%d}"')
    issue = parse(IMPORTED, made)
    text = fronted(IMPORTED, issue, made)
    assert text == IMPORTED.replace('"b"]\n', '"b"]\ndraft: false\nslug: "s-0727"\n')
    assert fronted(text, issue, made) == text and parse(text, made).title == issue.title


def test_a_key_with_another_name_and_use_is_called_otherwise() -> None:
    hexo, astro = publication('site = "hexo"'), publication('site = "astro"')
    text = fronted(IMPORTED, parse(IMPORTED, hexo), hexo)
    assert '\ntags: ["a", "b"]\n' in text and '\ncategories: ["全球AI新闻速递"]\n' in text
    text = fronted(IMPORTED, parse(IMPORTED, astro), astro)
    assert "\npubDate: 2025-07-27T09:00:00+08:00\n" in text and "\ndate: 2025-07-27T" in text


def test_a_text_without_front_matter_gets_one() -> None:
    made = publication('site = "jekyll"')
    text = fronted("正文。\r\n", replace(ISSUE, source="正文。\r\n"), made)
    assert text.startswith("---\r\ntitle: ") and text.endswith('layout: "post"\r\n---\r\n\r\n正文。\r\n')


def test_without_such_wishes_nothing_is_touched() -> None:
    assert fronted(IMPORTED, ISSUE, publication('site = "hugo"')) == IMPORTED


@pytest.mark.parametrize(
    ("site", "deep", "monthly", "annual"),
    [
        ("hugo", "content/posts/2025-07-27-潮汐.md", "content/posts/2025-07-monthly.md", "2025-annual.md"),
        (
            "jekyll",
            "_posts/2025-07-27-2025-07-27-潮汐.md",
            "_posts/2025-07-01-2025-07-monthly.md",
            "annual.md",
        ),
    ],
)
def test_documents_lie_where_the_site_looks(site: str, deep: str, monthly: str, annual: str) -> None:
    made = publication(f'site = "{site}"')
    document = Issue(date=date(2025, 7, 27), title="潮汐", form="deep", source="")
    assert export_path(document, made, Path()) == Path(deep)
    review = replace(document, form="monthly", date=date(2025, 7, 1))
    assert export_path(review, made, Path()) == Path(monthly)
    assert export_path(replace(review, form="annual"), made, Path()).name.endswith(annual)

"""Deep dives and reviews on the command line."""

from tests.cli.conftest import Newsroom
from tests.cli.test_assist import stock
from tests.cli.test_issue import stocked

__all__ = ["stocked"]


def test_a_deep_dive_is_started_cited_in_and_checked(stocked: Newsroom) -> None:
    id = stocked("issue", "new", "--form", "deep", "--date", "2025-07-28", "--title", "潮汐").out.strip()
    assert stocked("issue", "cite", "1", "2").code == 0
    text = stocked("issue", "show", id).out
    assert "[^1]: [第1条新闻]" in text and "·IT之家·" in text and "[^2]: [第2条新闻]" in text
    forms = {head["form"] for head in stocked("issue", "list", "--json").json}
    assert forms == {"daily", "deep"}
    assert "ST003" in stocked("issue", "check", id).out
    refused = stocked("issue", "pick", "3", "--issue", id)
    assert refused.code != 0 and "cite" in refused.err


def test_a_monthly_lists_the_months_entries_and_the_annual_draws_on_it(stocked: Newsroom) -> None:
    stocked("issue", "pick", "1", "2")
    month = stocked("issue", "new", "--form", "monthly", "--month", "2025-07").out.strip()
    shown = stocked("issue", "show", month).out
    assert "国内重大事件列表\n\n- 07.27 [第1条新闻]" in shown
    year = stocked("issue", "new", "--form", "annual", "--year", "2025").out.strip()
    assert "### 2.1 7月" in stocked("issue", "show", year).out
    assert "07.27 [第1条新闻]" in stocked("issue", "show", year).out
    assert "ST010" not in stocked("issue", "check", year).out


def test_a_month_that_is_none_is_refused(newsroom: Newsroom) -> None:
    result = newsroom("issue", "new", "--form", "monthly", "--month", "2025-13")
    assert result.code != 0 and "2025-13" in result.err


def test_sections_are_added_moved_written_and_dropped(stocked: Newsroom) -> None:
    stocked("issue", "new", "--form", "deep", "--title", "潮汐")
    assert stocked("issue", "section", "add", "新节", "--after", "1").out == "2\n"
    assert stocked("issue", "section", "move", "2", "up").out == "1\n"
    assert stocked("issue", "section", "write", "1", "-", stdin="### 新节\n\n正文。\n").code == 0
    assert stocked("issue", "section", "drop", "4").code == 0
    outline = [line.split(maxsplit=2) for line in stocked("issue", "outline").lines]
    assert [row[-1] for row in outline[1:]] == ["新节", "背景", "技术", "展望", "引用"]
    assert "### 新节\n\n正文。\n\n### 背景" in stocked("issue", "show").out
    refused = stocked("issue", "section", "move", "1", "up")
    assert refused.code != 0 and "no room" in refused.err
    stocked("issue", "new", "--date", "2025-07-27")
    assert "digest" in stocked("issue", "section", "drop", "1").err


def test_events_of_a_monthly_are_moved_dropped_placed_and_added(stocked: Newsroom) -> None:
    stocked("issue", "pick", "1", "2", "3")
    stocked("issue", "new", "--form", "monthly", "--month", "2025-07")
    listed = stocked("issue", "events", "--json").json
    assert [each["list"] for each in listed] == ["home"] * 3
    stocked("issue", "events", "--move", "1")
    stocked("issue", "events", "--drop", "2")
    stocked("issue", "events", "--add", "07.03 自拟", "--to", "home")
    assert stocked("issue", "events", "--place", "3", "1").code == 0
    events = stocked("issue", "events", "--json").json
    assert [(each["list"], each["markdown"][:10]) for each in events] == [
        ("world", "07.27 [第1条"),
        ("home", "07.27 [第3条"),
        ("home", "07.03 自拟"),
    ]
    text = stocked("issue", "show").out
    assert "### 1.1 国际重大事件列表\n\n- 07.27 [第1条新闻]" in text
    assert stocked("issue", "events", "--drop", "9").code != 0


def test_a_month_has_one_review_and_its_file_comes_back_as_one(stocked: Newsroom) -> None:
    stocked("issue", "pick", "1", "2")
    id = stocked("issue", "new", "--form", "monthly", "--month", "2025-07").out
    again = stocked("issue", "new", "--form", "monthly", "--month", "2025-07")
    assert again.out == id and "there already" in again.err
    stocked("issue", "cite", "3")
    file = stocked.home / "月评.md"
    assert stocked("issue", "export", "-o", file).code == 0
    before = file.read_bytes()
    [imported] = stocked("issue", "import", file, "--force", "--json").json
    assert imported["form"] == "monthly"
    assert stocked("issue", "export", imported["id"], "-o", "-").out.encode() == before


def test_a_changed_template_is_used_and_its_faults_are_named(stocked: Newsroom) -> None:
    path = stocked("template", "copy", "deep").out.strip()
    assert path in stocked("template", "list").out
    with open(path, "a", encoding="utf-8") as file:
        file.write("\n{{ nothing }}\n")
    refused = stocked("issue", "new", "--form", "deep", "--title", "潮汐")
    assert refused.code != 0 and path in refused.err and "line" in refused.err and "nothing" in refused.err
    with open(path, "w", encoding="utf-8") as file:
        file.write("---\ntitle: {{ title | quoted }}\n---\n\n### 只有一节\n")
    started = stocked("issue", "new", "--form", "deep", "--title", "潮汐")
    assert started.code == 0 and "digest" in started.err
    assert "### 只有一节" in stocked("issue", "show").out


def test_a_deep_dive_has_the_day_that_was_asked_for(stocked: Newsroom) -> None:
    id = stocked("issue", "new", "--form", "deep", "--date", "2025-07-11", "--title", "潮汐").out.strip()
    [head] = [each for each in stocked("issue", "list", "--json").json if str(each["id"]) == id]
    assert head["date"] == "2025-07-11" and "\ndate: 2025-07-11T" in stocked("issue", "show", id).out


def test_a_section_that_is_not_there_is_not_cited_in(stocked: Newsroom) -> None:
    stocked("issue", "new", "--form", "deep", "--title", "潮汐")
    before = stocked("issue", "show").out
    refused = stocked("issue", "cite", "2", "--section", "99")
    assert refused.code == 1 and "no section 99" in refused.err and "1 背景" in refused.err
    assert stocked("issue", "show").out == before
    assert stocked("issue", "cite", "2", "--section", "1").code == 0
    assert "[^1]" in stocked("issue", "show").out.split("### 技术")[0]


def test_stories_of_one_page_are_events_of_their_own(stocked: Newsroom) -> None:
    stocked("issue", "pick", "1", "2", "3")
    for number, headline in enumerate(("港口的机器人上岗", "一家芯片厂宣布减产", "港口的机器人昨天上岗"), 1):
        stocked("issue", "entry", number, "--headline", headline, "--url", "https://live.example/today")
    stocked("issue", "new", "--form", "monthly", "--month", "2025-07")
    events = [each["markdown"] for each in stocked("issue", "events", "--json").json]
    assert [each.split("]")[0][7:] for each in events] == ["港口的机器人上岗", "一家芯片厂宣布减产"]


def test_templates_lie_beside_the_settings_that_are_used(stocked: Newsroom) -> None:
    other = stocked.home / "elsewhere" / "mine.toml"
    other.parent.mkdir()
    other.write_text("", encoding="utf-8")
    path = stocked("--config", other, "template", "copy", "deep").out.strip()
    assert path == str(other.parent / "templates" / "deep.md.j2")
    assert path in stocked("--config", other, "template", "list").out
    assert path not in stocked("template", "list").out


def test_a_source_is_cited_without_its_sites_name_in_the_title(newsroom: Newsroom) -> None:
    stock(newsroom, "潮汐发电站并网 - 潮汐网", "<p>潮汐发电站周一并网。</p>")
    newsroom("issue", "new", "--form", "deep", "--title", "潮汐")
    assert newsroom("issue", "cite", "1").code == 0
    assert "[潮汐发电站并网](https://a.example.com/1)·潮汐网·" in newsroom("issue", "show").out

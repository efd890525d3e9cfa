"""Which terms headlines have."""

from hypothesis import given
from hypothesis import strategies as st

from newsroom.desk.statistics import rising_among
from newsroom.triage.terms import count_terms

WEEK = [
    "月之暗面发布长文模型",
    "传月之暗面将融资5亿美元",
    "月之暗面：开源智能体",
    "海鸥机器人获融资",
    "海鸥机器人上岗港口",
    "远洋集团采购海鸥机器人",
    "Claude Opus 5 上线企业级功能",
    "评测 Claude Opus 5 的三个难题",
    "为什么 Claude Opus 5 会赢",
    "GitHub 上获得3万颗星的工具",
    "这个工具有5万颗星",
    "又一个8万颗星的项目",
]


def test_terms_are_names_and_no_pieces_of_words() -> None:
    found = count_terms(WEEK, [], 3)
    assert found == {"月之暗面": (3, 0), "海鸥机器人": (3, 0), "Claude Opus 5": (3, 0)}


def test_a_piece_that_ever_other_words_follow_or_lead_is_a_word() -> None:
    found = count_terms([*WEEK, "清洁机器人入户", "机器人下棋", "看机器人跑步"], [], 3)
    assert found["机器人"] == (6, 0) and found["海鸥机器人"] == (3, 0) and "器人" not in found


def test_what_stands_in_every_week_does_not_rise() -> None:
    places = ["跑步", "下棋", "入户", "做饭", "上岗", "停工", "出海", "夺冠", "送货", "进厂", "卖花", "弹琴"]
    before = [f"机器人{place}" for place in places]
    assert [each.term for each in rising_among(["机器人跑步", "下棋的机器人", "机器人入户"], before)] == []
    others = [each.replace("机器人", "无人车") for each in before[1:]]
    [risen] = rising_among(["机器人跑步", "下棋的机器人", "机器人入户"], before[:1] + others)
    assert (risen.term, risen.now, risen.before) == ("机器人", 3, 1 / 3)


def test_words_of_any_news_do_not_rise_and_of_the_first_days_nothing_is_known_to() -> None:
    week = [
        "月之暗面的新手机值得买",
        "值得等的手机，月之暗面说",
        "手机厂商追月之暗面：值得",
        "谁值得换手机",
    ]
    [term] = rising_among(week, [])
    assert (term.term, term.now, term.before) == ("月之暗面", 3, None)
    before = [
        "值得看的手机展",
        "新手机今天开卖",
        "哪些旧书值得读",
        "港口停工",
        "值得去的手机店",
        "雨停了",
        "大桥合龙",
    ]
    assert [each.term for each in rising_among(week, before)] == ["月之暗面"]


@given(st.lists(st.text("月之暗面发布机器人AI 5万颗星，", max_size=20), max_size=12))
def test_terms_stand_in_as_many_headlines_as_they_say(headlines: list[str]) -> None:
    for term, (here, there) in count_terms(headlines, headlines, 2).items():
        assert 2 <= here == there <= sum(term in each for each in headlines)

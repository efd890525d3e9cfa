"""Numbers of a text as values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.quantities import (
    Kind,
    Quantity,
    agree,
    comparable,
    either_agrees,
    han_value,
    in_han,
    quantities,
)


def one(text: str) -> Quantity:
    """Return the only quantity of a text; labels and times of day are none."""
    [found] = [each for each in quantities(text) if each.kind not in (Kind.LABEL, Kind.CLOCK)]
    return found


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("共有1.2亿人", Kind.COUNT, "120000000", "人"),
        ("120 million people", Kind.BARE, "120000000", ""),
        ("１，２００家门店", Kind.COUNT, "1200", "家"),
        ("三十二个城市", Kind.COUNT, "32", "个"),
        ("两千名学员", Kind.COUNT, "2000", "名"),
        ("二十余家医院", Kind.COUNT, "20", "家"),
        ("3万5千人", Kind.COUNT, "35000", "人"),
        ("1亿2000万元", Kind.MONEY, "120000000", "CNY"),
        ("融资5亿美元", Kind.MONEY, "500000000", "USD"),
        ("raised $1.2B", Kind.MONEY, "1200000000", "USD"),
        ("US$500 million", Kind.MONEY, "500000000", "USD"),
        ("€5m round", Kind.MONEY, "5000000", "EUR"),
        ("¥199", Kind.MONEY, "199", "CNY"),
        ("增长12.5%", Kind.PERCENT, "12.5", ""),
        ("增长12.5％", Kind.PERCENT, "12.5", ""),
        ("增长百分之三十", Kind.PERCENT, "30", ""),
        ("12.5 percent", Kind.PERCENT, "12.5", ""),
        ("八成用户", Kind.PERCENT, "80", ""),
        ("增长四成七。", Kind.PERCENT, "47", ""),
        ("占七成三星", Kind.PERCENT, "70", ""),
        ("more than tenfold", Kind.TIMES, "10", ""),
        ("第四财季", Kind.QUARTER, "4", ""),
        ("上半年", Kind.QUARTER, "1", "half"),
        ("in the second half of 2031", Kind.QUARTER, "2", "half"),
        ("上升2.5个百分点", Kind.POINT, "2.5", ""),
        ("2.5 percentage points", Kind.POINT, "2.5", ""),
        ("快了3倍", Kind.TIMES, "3", ""),
        ("3x faster", Kind.TIMES, "3", ""),
        ("1.7万亿参数", Kind.COUNT, "1700000000000", "参数"),
        ("235B parameters", Kind.BARE, "235000000000", ""),
        ("90分钟", Kind.MEASURE, "5400", "s"),
        ("60 MB", Kind.MEASURE, "60000000", "byte"),
        ("1000千瓦", Kind.MEASURE, "1000000", "W"),
        ("twenty-five million", Kind.BARE, "25000000", ""),
        ("128K上下文", Kind.BARE, "128000", ""),
        ("12-fold", Kind.TIMES, "12", ""),
        ("60-minute", Kind.MEASURE, "3600", "s"),
        ("6周年", Kind.MEASURE, "72", "month"),
        ("3 个小时", Kind.MEASURE, "10800", "s"),
        ("8µm", Kind.MEASURE, "0.000008", "m"),
        ("0.5‰", Kind.PERCENT, "0.05", ""),
        ("快9X", Kind.TIMES, "9", ""),
    ],
)
def test_a_number_is_read_with_scale_and_unit(text: str, kind: Kind, value: str, unit: str) -> None:
    found = one(text)
    assert (found.kind, found.value, found.unit) == (kind, Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "GPT-5.5",
        "Qwen3-235B-A22B",
        "Llama 3.1",
        "iPhone 17",
        "7G106",
        "H100",
        "RTX 4060",
        "5G 网络",
        "4K 画质",
        "2.0版",
        "“北辰”3.0大模型",
        "16:9",
        "下午3点半",
        "36氪报道",
        "360集团",
        "95后",
        "https://example.com/2031/0309/123.htm",
        "400-8123456",
        "十分出色",
        "三星公司",
        "“九天”模型",
        "数百家公司",
        "十几个人",
        "上千台设备",
        "一致同意",
        "成立公司",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert [each for each in quantities(text) if each.kind not in (Kind.LABEL, Kind.CLOCK)] == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2031年7月26日", (2031, 7, 26)),
        ("2031-07-26", (2031, 7, 26)),
        ("July 26, 2031", (2031, 7, 26)),
        ("26 July 2031", (2031, 7, 26)),
        ("7月26日", (None, 7, 26)),
        ("七月二十六日", (None, 7, 26)),
        ("今年 9 月", (None, 9, None)),
        ("预计 2031 年发布", (2031, None, None)),
    ],
)
def test_days_are_read_as_days(text: str, day: tuple[int | None, int | None, int | None]) -> None:
    assert (one(text).kind, one(text).day) == (Kind.DATE, day)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3–5万元", [30000, 50000]),
        ("10%至20%", [10, 20]),
        ("100-200人", [100, 200]),
        ("12到15倍", [12, 15]),
        ("$3-5 billion", [3 * 10**9, 5 * 10**9]),
    ],
)
def test_both_ends_of_a_range_have_its_scale_and_unit(text: str, values: list[int]) -> None:
    found = quantities(text)
    assert [each.value for each in found] == values
    assert found[0].kind is found[1].kind and found[0].unit == found[1].unit


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("1.2亿元", "120 million yuan"),
        ("1.2亿", "1.2亿元"),
        ("12.5%", "12.46%"),
        ("近1亿用户", "9980万用户"),
        ("约30%", "29.8%"),
        ("超1.4亿", "1.43亿"),
        ("100多家", "132家"),
        ("三分之一", "33%"),
        ("3倍", "300%"),
        ("85%", "0.85"),
        ("7月26日", "26 July 2031"),
        ("第二季度", "Q2"),
        ("48小时", "2天"),
        ("三年", "36个月"),
        ("1.2亿", "１．２亿"),
    ],
)
def test_one_value_in_two_forms_agrees(said: str, source: str) -> None:
    assert agree(one(said), one(source))


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("1.2万", "1.2亿"),
        ("12.5%", "12.5个百分点"),
        ("5亿美元", "5亿元"),
        ("244个", "245个"),
        ("12.6%", "12.46%"),
        ("1.2亿用户", "1.2亿元"),
        ("30%", "38%"),
        ("超1.5亿", "1.4亿"),
        ("近8成", "70%"),
        ("7月26日", "7月27日"),
        ("第二季度", "Q3"),
        ("60GB", "60MB"),
    ],
)
def test_other_values_and_other_units_do_not_agree(said: str, source: str) -> None:
    assert not agree(one(said), one(source))


@given(st.integers(1, 10**12 - 1))
def test_a_number_in_han_is_read_as_it_was_written(number: int) -> None:
    assert han_value(in_han(number)) == number


@given(st.integers(20, 10**9), st.sampled_from(["{n}名", "{n:,}名", "{han}名", "{wide}名", "{n} 名"]))
def test_every_form_of_a_number_gives_its_value(number: int, form: str) -> None:
    wide = str(number).translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})
    text = "共有" + form.format(n=number, han=in_han(number), wide=wide)
    found = one(text)
    assert (found.kind, found.value, text[found.start : found.end]) == (Kind.COUNT, Decimal(number), text[2:])


@given(
    st.decimals("0.1", "999.9", places=1),
    st.sampled_from(
        [
            ("万", 10**4),
            ("亿", 10**8),
            (" million", 10**6),
            (" billion", 10**9),
            (" Billion", 10**9),
            (" TRILLION", 10**12),
            ("万亿", 10**12),
        ]
    ),
    st.sampled_from([("美元", "USD"), ("欧元", "EUR"), (" yuan", "CNY")]),
)
def test_scales_and_currencies_are_read(
    number: Decimal, scale: tuple[str, int], money: tuple[str, str]
) -> None:
    found = one(f"a total of {number}{scale[0]}{money[0]}.")
    assert (found.kind, found.value, found.unit) == (Kind.MONEY, number * scale[1], money[1])


@given(st.text(alphabet="0123456789.,万亿千百%倍成个年月日点第数余三十-至/:： AGk$¥第分之", max_size=30))
def test_any_text_is_read_and_every_number_is_in_its_place(text: str) -> None:
    last = 0
    for found in quantities(text):
        assert last <= found.start < found.end <= len(text)
        last = found.start
        assert agree(found, found) or found.kind in (Kind.CLOCK, Kind.DATE) or not found.value


@pytest.mark.parametrize(
    ("before", "mode"),
    [
        *(
            (word, "over")
            for word in ("超", "超过", "超过了", "超出", "逾", "突破", "高于", "不少于", "最少")
        ),
        *(
            (word, "over")
            for word in ("over ", "more than ", "at least ", "exceeding ", "exceeded ", "above ")
        ),
        *((word, "over") for word in ("surpassed ", "upwards of ", "topped ", "OVER $", ">", "≥")),
        *((word, "under") for word in ("近", "不到", "不足", "至多", "未满", "逼近", "nearly ", "almost ")),
        *((word, "under") for word in ("under ", "below ", "less than ", "up to ", "close to €", "<", "≤")),
        *((word, "about") for word in ("约", "约为", "大概", "估计", "差不多", "~", "about ", "around US$")),
        *((word, "about") for word in ("roughly ", "approximately ", "some ", "circa ", "an estimated ")),
        *((word, "over") for word in ("超人民币", "超过 人民币 ")),
        *((word, "") for word in ("共", "in ", "完成", "$", "人民币")),
    ],
)
def test_a_word_before_a_number_tells_how_exact_it_is(before: str, mode: str) -> None:
    assert one(f"{before}3200").mode == mode
    assert one(f"全年{before}3200").mode == mode


def test_numbers_that_agree_are_of_kinds_that_are_compared() -> None:
    said = [
        "3家",
        "第3名",
        "3",
        "3倍",
        "300%",
        "3元",
        "3公里",
        "3个百分点",
        "2025年3月3日",
        "3点",
        "GPT-3",
        "三季度",
        "五折",
        "50%",
        "85%",
        "0.85",
        "30%",
    ]
    found = [each for text in (*said, "约3家", "超2.9家", "30.4%") for each in quantities(text)]
    agreeing = [(a.kind, b.kind) for a in found for b in found if agree(a, b)]
    assert len({kinds for kinds in agreeing if kinds[0] is not kinds[1]}) > 8
    assert all(b in comparable(a) and a in comparable(b) for a, b in agreeing)
    assert all(
        either_agrees(one, other) == (agree(one, other) or agree(other, one))
        for one in found
        for other in found
    )

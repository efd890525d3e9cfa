"""Chinese names are found where they stand for themselves, and not in other words."""

import re

import pytest

from newsroom.desk.grouping import names
from newsroom.text.aliases import HAN_NAMES
from newsroom.text.folding import fold
from newsroom.text.namesakes import in_text, stands
from newsroom.triage.names import Names


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("京东", "京东方扩建八代线"),
        ("高通", "高通胀拖累消费"),
        ("高通", "新平台提高通量"),
        ("三星", "三星堆再出青铜面具"),
        ("联想", "让人联想到二十年前"),
        ("美团", "打造最美团队"),
        ("快手", "请尽快手动备份"),
        ("字节", "每条消息至多 64 字节"),
        ("苹果", "陕西苹果种植户减收"),
        ("奥特曼", "赛罗奥特曼周边开售"),
        ("北大", "河北大学新建校区"),
        ("可灵", "预算可灵活调剂"),
        ("自然", "自然语言处理入门"),
        ("科学", "科学家发现新矿物"),
        ("思科", "新思科技裁员"),
        ("莫迪", "阿莫迪谈出口管制"),
    ],
)
def test_a_name_in_another_word_is_none(name: str, text: str) -> None:
    assert not stands(name, text)
    assert re.search(in_text(name), text) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("京东", "京东方面否认降薪"),
        ("高通", "高通量产新芯片"),
        ("吉利", "吉利日前降价"),
        ("花旗", "花旗参与本轮融资"),
        ("快手", "快手动态改版"),
        ("京东", "京东方涨价，京东跟进"),
        ("高通", "高通发布新芯片"),
        ("三星", "三星电子罢工"),
        ("联想", "联想集团上调指引"),
        ("字节", "字节跳动启动回购"),
        ("苹果", "苹果园区扩建"),
        ("北大", "清华北大联合培养"),
        ("自然", "论文登上《自然》封面"),
        ("阿里", "阿里云降价"),
    ],
)
def test_it_is_found_where_it_stands_for_itself(name: str, text: str) -> None:
    assert stands(name, text)
    found = re.search(in_text(name), text)
    assert found is not None
    assert found[0] == name


def test_every_name_is_found_by_itself() -> None:
    assert [name for name in HAN_NAMES if not stands(name, f"{name}发布公告")] == []


def test_headlines_name_whom_they_mean() -> None:
    known = Names(names())
    assert known.within(fold("京东方供货，三星级酒店装上新屏")) == {"boe"}
    assert known.within(fold("新思科技与思科签约")) == {"synopsys", "cisco"}


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Meta-learning on a budget", set()),
        ("Meta-backed startup adds ads", {"meta"}),
        ("Interstellar comet 3I/ATLAS fades", set()),
        ("Comet 3I/ATLAS fades", set()),
        ("Perplexity ships Comet for tablets", {"perplexity"}),
        ("Amazon rainforest fires spread", set()),
        ("Amazon opens a warehouse", {"amazon"}),
    ],
)
def test_latin_names_in_other_terms_are_none(title: str, named: set[str]) -> None:
    assert Names(names()).within(fold(title)) == named

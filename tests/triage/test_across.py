"""Accounts of two languages are one story by names, exact numbers and Latin words that both have."""

import pytest

from tests.triage.test_grouping import kind


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # A firm, and a number that few others have; Reuters writes its own way.
        (
            ("Nvidia Q3 revenue $71.2 bln vs est. $69.4 bln", "Data center sales grew most."),
            ("英伟达第三财季营收712亿美元，市场预期694亿美元", "数据中心增长最快。"),
        ),
        (
            ("Microsoft lays off 4,150 as agents sell its software", "Most of the jobs are in sales."),
            ("微软裁撤 4150 个岗位，智能体接手销售", "多数岗位在销售部门。"),
        ),
        # A firm and two names that no list has.
        (
            ("Ex-xAI researcher raises money for Oddbridge", "Oddbridge Labs is led by Thornwood Capital."),
            ("xAI 前研究员的 Oddbridge 拿到首轮融资", "领投方是 Thornwood，公司名为 Oddbridge Labs。"),
        ),
        # One firm alone, and one thing that happens to it.
        (
            ("Amazon says AWS services operating normally after outage", "It took three hours."),
            ("亚马逊：AWS 服务已恢复正常，故障持续三小时", "官方致歉。"),
        ),
    ],
)
def test_names_and_numbers_tell_one_event_in_two_languages(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    texts = first[1], second[1]
    assert kind(first[0], second[0], texts=texts) == "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # One firm and one thing of it: there is news of many kinds.
        (
            (
                "Wayfarer for Windows loses files, users say",
                "OpenAI's Wayfarer has had trouble since Monday.",
            ),
            ("OpenAI Wayfarer 深度体验：三天替我回了两百封邮件", "Wayfarer 能接管邮箱。"),
        ),
        # A reply within the hour.
        (
            ("Alibaba loses a top AI researcher", "He goes to a startup."),
            ("阿里回应研究负责人离职：正常人事变动", "工作已交接。"),
        ),
        # Two phones of one line.
        (
            ("Samsung unveils Galaxy Z Fold 12", "The Galaxy costs less than the last one."),
            ("三星发布 Galaxy S 31", "新一代 Galaxy 更轻。"),
        ),
    ],
)
def test_one_name_of_one_firm_tells_none(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert kind(first[0], second[0], texts=(first[1], second[1])) != "same"

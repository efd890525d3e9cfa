"""Rules that ask for what other rules do."""

from datetime import timedelta

from newsroom.desk import Desk, rules
from tests.desk.conftest import Stock, article
from tests.desk.test_rules import write


def test_a_rule_acts_on_what_another_one_tags_as_it_comes(desk: Desk, stock: Stock) -> None:
    write(
        desk,
        """
[[rule]]
name = "融资"
match = "title:融资"
tag = "商业"

[[rule]]
name = "商业"
match = "tag:商业"
score = 20
""",
    )
    started = desk.now() - timedelta(hours=1)
    stock([article("1", "甲公司完成融资"), article("2", "乙公司发布模型")])
    acted = rules.act_on_new(desk, started)
    assert [(deed.rule, deed.action) for deed in acted.deeds] == [("融资", "tag"), ("商业", "score")]
    assert rules.act_on_new(desk, started).deeds == ()

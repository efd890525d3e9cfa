from newsroom.triage.shortlist import shortlist

OTHERS = ("云帆科技开源远山大模型", "青禾机器人进入三座城市的医院")
HEADLINES = {
    1: "石榴证券提交上市申请书",
    2: "云帆科技今日开源远山大模型",
    3: "青禾机器人进入三座城市的医院",
    4: "",
}


def test_those_that_share_much_with_another_are_on_it_in_their_order() -> None:
    assert shortlist(HEADLINES, OTHERS, 9) == [2, 3]


def test_of_too_many_those_that_share_most_are_kept() -> None:
    assert shortlist(HEADLINES, OTHERS, 1) == [3]


def test_what_stands_in_very_many_finds_no_one() -> None:
    assert shortlist({1: "云帆科技"}, ["云帆科技"] * 100, 9) == []

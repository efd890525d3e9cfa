"""What came joins the stories it tells of."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk, composing, grouping, picking, searching, stories, views
from newsroom.issues import change_entry, move_entry, remove_entry
from newsroom.model import Entry, FeedDraft, Issue, Mark, Ran, View
from tests.desk.conftest import NOW, Stock, article, import_digest

FIRST = "云帆科技宣布开源大模型远山3.0，支持百万字上下文"
AGAIN = "云帆科技开源大模型远山3.0，支持百万字的上下文窗口"


def test_one_event_of_two_feeds_is_one_row_and_stays_read(desk: Desk, stock: Stock) -> None:
    [first] = stock([article("1", FIRST)], "甲报")
    desk.store.marks.set([first], Mark.READ, True, "read")
    grouping.group(desk)
    stock([article("2", AGAIN)], "乙报")
    assert grouping.group(desk) == 1
    [row] = desk.store.inbox.rows([first])
    assert (row.sources, row.read) == (2, True)
    assert grouping.group(desk) == 0


def test_one_headline_of_two_feeds_of_one_fetch_joins_the_story_as_a_whole(desk: Desk, stock: Stock) -> None:
    [first] = stock([article("1", FIRST)], "甲报")
    grouping.group(desk)
    stock([article("2", AGAIN)], "乙报")
    stock([article("3", AGAIN)], "丙报")
    assert grouping.group(desk) == 2
    [row] = desk.store.inbox.rows([first])
    assert row.sources == 3 and desk.store.check() == []


def test_one_headline_of_two_feeds_stays_a_story_that_others_join(desk: Desk, stock: Stock) -> None:
    stock([article("1", FIRST)], "甲报")
    [second] = stock([article("2", AGAIN)], "乙报")
    stock([article("3", FIRST)], "丙报")
    stock([article("4", AGAIN)], "丁报")
    assert grouping.group(desk) == 2
    [row] = desk.store.inbox.rows([second])
    assert row.sources == 4


@pytest.mark.parametrize(
    ("source", "address", "joined"),
    [
        ("乙报", "https://two.example/2.html", 1),
        # What an outlet tells once more in other words may be a turn; what it tells in the same is none.
        ("甲报", "https://one.example/2.html", 0),
        # A feed that gathers has what others wrote.
        ("甲报", "https://two.example/2.html", 1),
    ],
)
def test_an_outlet_that_comes_back_to_an_event_in_other_words_joins_nothing(
    desk: Desk, stock: Stock, source: str, address: str, joined: int
) -> None:
    [first] = stock([article("1", "港务局对蓝鲸快运立案调查", url="https://one.example/1.html")], "甲报")
    grouping.group(desk)
    stock([article("2", "涉嫌逼商户只用一家 蓝鲸快运遭反垄断立案", url=address)], source)
    assert grouping.group(desk) == joined
    assert len(stories.group_of(desk, first).likely) == 1 - joined


@pytest.mark.parametrize("mark", [Mark.STARRED, Mark.READ, Mark.DISMISSED])
def test_one_headline_of_two_feeds_that_was_marked_stays(desk: Desk, stock: Stock, mark: Mark) -> None:
    stock([article("1", FIRST)], "甲报")
    grouping.group(desk)
    [second] = stock([article("2", AGAIN)], "乙报")
    stock([article("3", AGAIN)], "丙报")
    desk.store.marks.set([second], mark, True, "marked")
    assert grouping.group(desk) == 0


def test_a_story_that_was_there_before_does_not_go_for_one_headline_more(desk: Desk, stock: Stock) -> None:
    stock([article("1", FIRST)], "甲报")
    stock([article("2", AGAIN)], "乙报")
    desk.store.stories.grouped(desk.store.stories.last_id())
    [third] = stock([article("3", AGAIN)], "丙报")
    assert grouping.group(desk) == 0
    [row] = desk.store.inbox.rows([third])
    assert row.sources == 2


ANEW = "大模型远山3.0开源后，云帆科技公布百万字上下文的评测与全部代码"


def came(desk: Desk, name: str, title: str, hours: float) -> int:
    """Put an article of a feed of its own into the newsroom that came so many hours ago."""
    at = NOW - timedelta(hours=hours)
    feed, _new = desk.store.feeds.add(FeedDraft(url=f"https://feeds.example/{name}", title=name))
    draft = replace(article(name, title), published=at)
    return desk.store.articles.absorb(feed.id, [draft], at).new[0]


def since_the_last_issue(desk: Desk) -> list[int]:
    return list(desk.store.inbox.ids(views.resolve("since", desk)))


@pytest.mark.parametrize("mark", [Mark.READ, Mark.DISMISSED])
def test_what_tells_more_hours_later_brings_back_what_was_read_or_dismissed(desk: Desk, mark: Mark) -> None:
    first = came(desk, "甲报", FIRST, hours=20)
    grouping.group(desk)
    issue = desk.store.issues.create(Issue(date=desk.today(), title="")).head.id
    desk.store.issues.mark_exported(issue, NOW - timedelta(hours=10), "out.md")
    desk.store.marks.set([first], mark, True, "done")
    came(desk, "乙报", AGAIN, hours=1)
    assert grouping.group(desk) == 1
    [row] = desk.store.inbox.rows([first])
    assert (row.sources, row.read or row.dismissed) == (2, True), "it is only told again"
    assert since_the_last_issue(desk) == []
    came(desk, "丙报", ANEW, hours=0)
    assert grouping.group(desk) == 1
    [row] = desk.store.inbox.rows([first])
    assert (row.sources, row.read, row.dismissed) == (3, False, False)
    assert since_the_last_issue(desk) == [first]
    desk.store.journal.undo()
    assert since_the_last_issue(desk) == [first]
    desk.store.journal.redo()
    [row] = desk.store.inbox.rows([first])
    assert row.read or row.dismissed


def test_what_others_tell_in_their_own_words_within_hours_brings_nothing_back(desk: Desk) -> None:
    first = came(desk, "甲报", FIRST, hours=3)
    grouping.group(desk)
    desk.store.marks.set([first], Mark.DISMISSED, True, "dismissed")
    came(desk, "乙报", ANEW, hours=0)
    assert grouping.group(desk) == 1
    [row] = desk.store.inbox.rows([first])
    assert (row.sources, row.dismissed) == (2, True)


def test_an_unread_story_that_ran_and_that_a_later_turn_joins_is_new_since_the_last_issue(desk: Desk) -> None:
    first = came(desk, "甲报", FIRST, hours=12)
    grouping.group(desk)
    issue = desk.store.issues.create(Issue(date=desk.today(), title="")).head.id
    picking.pick(desk, issue, [first])
    desk.store.issues.mark_exported(issue, NOW - timedelta(hours=10), "out.md")
    desk.store.issues.set_open(None)
    assert since_the_last_issue(desk) == []
    came(desk, "乙报", ANEW, hours=7)
    assert grouping.group(desk) == 1
    assert since_the_last_issue(desk) == [first]
    assert desk.store.inbox.rows([first])[0].turn is not None


def test_a_denial_of_what_was_dismissed_is_a_story_of_its_own(desk: Desk) -> None:
    first = came(desk, "甲报", "云帆科技收购山海智能", hours=20)
    grouping.group(desk)
    desk.store.marks.set([first], Mark.DISMISSED, True, "dismissed")
    denial = came(desk, "乙报", "云帆科技否认收购山海智能", hours=0)
    assert grouping.group(desk) == 0
    assert since_the_last_issue(desk) == [denial]
    [kin] = desk.store.stories.kin(denial)
    assert (kin.other, kin.kind) == (first, "earlier")
    assert desk.store.inbox.rows([denial])[0].follows
    assert not desk.store.inbox.rows([first])[0].follows


def test_what_the_editor_took_out_is_not_joined_again(desk: Desk, stock: Stock) -> None:
    stock([article("1", FIRST)], "甲报")
    [second] = stock([article("2", AGAIN)], "乙报")
    grouping.group(desk)
    desk.store.stories.split(second)
    desk.store.stories.grouped(0)
    assert grouping.group(desk) == 0
    [row] = desk.store.inbox.rows([second])
    assert row.sources == 1


def test_a_later_turn_of_what_ran_is_offered_and_picked_as_a_follow_up(desk: Desk, stock: Stock) -> None:
    before = composing.start(desk).stored.head.id
    [first] = stock([article("1", "云帆科技大模型远山3.0完成备案")], "甲报")
    picking.pick(desk, before, [first])
    uid = desk.store.issues.get(before).issue.entries[0].uid
    composing.revise(
        desk,
        before,
        lambda issue: composing.Draft(change_entry(issue, uid, headline="云帆科技宣布开源大模型远山3.0")),
        "headline",
    )
    desk.store.issues.mark_exported(before, NOW, "out.md")
    desk.store.issues.set_open(None)
    [later] = stock([article("2", "云帆科技开源的大模型远山3.0下载量破百万")], "乙报")
    grouping.group(desk)
    [row] = desk.store.inbox.rows([later])
    assert row.turn is not None and row.turn.number == 1
    tomorrow = Issue(date=NOW.date() + timedelta(days=1), title="2")
    after = desk.store.issues.create(tomorrow).head.id
    picking.pick(desk, after, [later], follow_up=True)
    [entry] = desk.store.issues.get(after).issue.entries
    assert entry.follows == (before, 1)


def test_what_goes_on_from_an_entry_names_it_by_its_number_after_the_issue_was_ordered_anew(
    desk: Desk, stock: Stock
) -> None:
    ran = ("云帆科技宣布开源大模型远山3.0", "白鹭能源在甘肃建成储能电站", "青石银行下调存款利率")
    entries = [Entry(uid=f"e{n}", headline=each, url=f"https://a.example/{n}") for n, each in enumerate(ran)]
    issue = desk.store.issues.create(Issue(date=desk.today(), title="", entries=tuple(entries))).head.id
    desk.store.issues.mark_exported(issue, NOW - timedelta(hours=1), "out.md")
    desk.store.issues.set_open(None)
    [later] = stock([article("1", "云帆科技开源的大模型远山3.0下载量破百万")], "甲报")
    [copy] = stock([article("2", "快讯：白鹭能源在甘肃建成储能电站")], "乙报")
    grouping.group(desk)

    def told() -> tuple[int | None, int | None]:
        """Export again, and tell what the list says of both."""
        desk.store.issues.mark_exported(issue, NOW, "out.md")
        one, other = desk.store.inbox.rows([later, copy])
        return one.turn.number if one.turn else None, other.ran.number if other.ran else None

    assert told() == (1, 2)
    composing.change(desk, issue, lambda content: move_entry(content, "e0", 3), "moved")
    assert told() == (3, 1)
    composing.change(desk, issue, lambda content: move_entry(content, "e1", 2), "moved")
    assert told() == (3, 2)
    composing.change(desk, issue, lambda content: remove_entry(content, "e0"), "taken out")
    assert told() == (None, 2)


LONG = "云帆科技宣布开源大模型远山3.0，支持百万字上下文，两张消费级显卡即可部署，权重与训练代码一并放出"


@pytest.mark.parametrize("days", [3, 400])
@pytest.mark.parametrize(
    ("title", "ran"),
    [
        ("快讯：" + LONG[:28], True),
        ("【突发】" + LONG, True),
        (LONG[:20] + "…", True),
        (LONG[:9], False),
        ("快讯：云帆科技宣布大模型远山3.0下线，百万字上下文的服务同日停止", False),
    ],
)
def test_a_headline_that_says_again_what_ran_is_marked_and_sinks(
    desk: Desk, stock: Stock, title: str, ran: bool, days: int
) -> None:
    day = desk.today() - timedelta(days=days)
    entry = Entry(uid="e", headline=LONG, url="https://past.example/1.html")
    desk.store.issues.create(Issue(title="", date=day, entries=(entry,)), origin="past.md", sha=None)
    desk.store.issues.set_open(None)
    [copy] = stock([article("1", title)], "甲报")
    [other] = stock([replace(article("2", "别的一条"), published=NOW - timedelta(hours=1))], "乙报")
    grouping.group(desk)
    [row] = desk.store.inbox.rows([copy])
    assert (row.ran and (row.ran.date, row.ran.number)) == ((day, 1) if ran else None)
    found = desk.store.articles.search(searching.read(desk, "is:ran"), 9, desk.today())
    assert [each.id for each in found] == ([copy] if ran else [])
    view = View(today=desk.today())
    assert list(desk.store.inbox.ids(view)) == ([other, copy] if ran and days == 3 else [copy, other])
    assert desk.store.inbox.sinks(view, copy) is (ran and days == 3)
    assert row.turn is None or not ran


@pytest.mark.parametrize(
    ("ran", "title", "days", "is_marked"),
    [
        (FIRST, AGAIN, 1, True),
        (FIRST, AGAIN, 6, False),
        (FIRST, "云帆科技开源的大模型远山3.0下载量破百万", 1, False),
        ("远山航天申请部署百万颗卫星", "监管机构批准远山航天部署百万颗卫星的申请", 1, False),
        ("云帆科技首席执行官考虑提前卸任", "云帆科技首席执行官提前卸任", 1, False),
        (FIRST, "云帆科技再度开源大模型远山3.0，支持百万字上下文", 1, False),
        ("云帆科技股价盘中上涨超过5%，成交活跃", "云帆科技盘中股价上涨超过5%，成交活跃", 1, False),
        ("云帆科技1月交付设备42台，同比增长5%，前值40台", "云帆科技1月交付设备40台，同比增长3%", 1, False),
    ],
)
def test_what_another_source_tells_in_nearly_the_words_of_an_entry_is_marked_and_sinks(
    desk: Desk, stock: Stock, ran: str, title: str, days: int, is_marked: bool
) -> None:
    day = desk.today() - timedelta(days=days)
    entry = Entry(uid="e", headline=ran, url="https://past.example/1.html")
    desk.store.issues.create(Issue(title="", date=day, entries=(entry,)), origin="past.md", sha=None)
    desk.store.issues.set_open(None)
    [told] = stock([article("1", title)], "甲报")
    [other] = stock([replace(article("2", "别的一条"), published=NOW - timedelta(hours=1))], "乙报")
    grouping.group(desk)
    [row] = desk.store.inbox.rows([told])
    assert (row.ran and (row.ran.date, row.ran.number)) == ((day, 1) if is_marked else None)
    assert is_marked or row.turn is not None, "what may go on from it is offered"
    assert list(desk.store.inbox.ids(View(today=desk.today()))) == (
        [other, told] if is_marked else [told, other]
    )


def test_what_another_firm_files_with_the_same_exchange_goes_on_from_nothing(
    desk: Desk, stock: Stock
) -> None:
    entry = Entry(
        uid="e",
        headline="上海云帆智能科技股份有限公司向港交所提交上市申请书",
        url="https://past.example/1.html",
    )
    past = Issue(title="", date=desk.today() - timedelta(days=1), entries=(entry,))
    desk.store.issues.create(past, origin="past.md", sha=None)
    desk.store.issues.set_open(None)
    [told] = stock([article("1", "石榴证券向港交所提交上市申请书")], "甲报")
    grouping.group(desk)
    [row] = desk.store.inbox.rows([told])
    assert row.ran is None and row.turn is None


FOLLOW_UP = "云帆科技开源的大模型远山3.0下载量破百万"


def test_a_later_turn_keeps_a_story_up_that_a_retelling_would_sink(desk: Desk, stock: Stock) -> None:
    day = desk.today() - timedelta(days=1)
    entry = Entry(uid="e", headline=FIRST, url="https://past.example/1.html")
    desk.store.issues.create(Issue(title="", date=day, entries=(entry,)), origin="past.md", sha=None)
    desk.store.issues.set_open(None)
    [again] = stock([article("1", AGAIN)], "甲报")
    [other] = stock([replace(article("3", "别的一条"), published=NOW - timedelta(hours=1))], "丙报")
    grouping.group(desk)
    view = View(today=desk.today())

    def stands() -> tuple[bool, bool, bool]:
        """Whether the story ran, is told as a follow-up, and sinks."""
        [row] = desk.store.inbox.rows([again])
        if row.turn:
            assert (row.turn.date, row.turn.number) == (day, 1)
        sinks = list(desk.store.inbox.ids(view)).index(other) == 0
        assert desk.store.inbox.sinks(view, again) is sinks
        return row.ran is not None, row.turn is not None, sinks

    assert stands() == (True, False, True)
    [later] = stock([article("2", FOLLOW_UP)], "乙报")
    [past] = desk.store.issues.past()
    desk.store.stories.keep([(later, again)], (), [(later, Ran(past.issue, past.date, past.number))])
    assert stands() == (True, True, False)
    desk.store.marks.set([again], Mark.READ, True, "read")
    assert stands() == (True, False, True)
    desk.store.journal.undo()
    assert stands() == (True, True, False)
    today = desk.store.issues.create(Issue(date=desk.today(), title="")).head.id
    picking.pick(desk, today, [again], follow_up=True)
    [entry] = desk.store.issues.get(today).issue.entries
    assert entry.follows is not None and entry.follows[1] == 1
    desk.store.issues.mark_exported(today, NOW + timedelta(minutes=5), "out.md")
    desk.store.issues.set_open(None)
    assert stands() == (True, False, True), "the later turn ran, too"


def test_a_story_of_retellings_alone_sinks(desk: Desk, stock: Stock) -> None:
    import_digest(desk, FIRST, desk.today() - timedelta(days=1))
    [one] = stock([article("1", AGAIN)], "甲报")
    [other] = stock([article("2", "快讯：" + FIRST)], "乙报")
    grouping.group(desk)
    desk.store.stories.join([one, other])
    [row] = desk.store.inbox.rows([one])
    assert row.ran is not None and row.turn is None
    assert desk.store.inbox.sinks(View(today=desk.today()), one)


IN_OTHER_WORDS = "刚刚，大模型远山3.0开源，云帆科技称它支持百万字上下文"


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize(("title", "sinks"), [(IN_OTHER_WORDS, True), (FOLLOW_UP, False)])
def test_what_a_story_that_ran_tells_again_in_other_words_sinks_with_it(
    desk: Desk, stock: Stock, title: str, together: bool, sinks: bool
) -> None:
    import_digest(desk, FIRST, desk.today() - timedelta(days=1))
    [told] = stock([article("1", title)], "甲报")
    if not together:
        grouping.group(desk)
        assert (desk.store.inbox.rows([told])[0].turn is None) is sinks
    [again] = stock([article("2", AGAIN)], "乙报")
    grouping.group(desk)
    [row] = desk.store.inbox.rows([again])
    assert row.sources == 2, "they are one story by themselves"
    assert row.ran is not None and (row.turn is None) is sinks
    assert desk.store.inbox.sinks(View(today=desk.today()), again) is sinks


def test_what_was_there_when_a_story_ran_keeps_it_up_no_more(desk: Desk, stock: Stock) -> None:
    import_digest(desk, FIRST, desk.today() - timedelta(days=2))
    [later] = stock([article("1", FOLLOW_UP)], "甲报")
    grouping.group(desk)
    assert desk.store.inbox.rows([later])[0].turn is not None
    issue = desk.store.issues.create(Issue(date=desk.today(), title="")).head.id
    picking.pick(desk, issue, [later])
    desk.store.issues.mark_exported(issue, NOW + timedelta(minutes=5), "out.md")
    desk.store.issues.set_open(None)
    assert desk.store.inbox.rows([later])[0].turn is None
    assert desk.store.inbox.sinks(View(today=desk.today()), later)


def test_two_whole_stories_that_may_be_one_are_offered_and_joined_by_hand(desk: Desk, stock: Stock) -> None:
    told = [
        "荷兰监管机构调查一在线游戏平台",
        "荷兰监管机构调查一家在线游戏平台",
        "青鸟乐园被指不顾儿童安全",
        "青鸟乐园被指不顾儿童安全 荷兰对其游戏平台展开调查",
    ]
    ids = []
    for number, title in enumerate(told):
        ids += stock([article(str(number), title)], f"{number}报")
        grouping.group(desk)
    offered = stories.group_of(desk, ids[0])
    assert len(offered.articles) == 2
    assert [each.title for each in offered.likely] == [told[3]]
    stories.join(desk, [ids[0], offered.likely[0].id])
    assert len(stories.group_of(desk, ids[0]).articles) == 4
    desk.store.journal.undo()
    assert len(stories.group_of(desk, ids[0]).articles) == 2


def test_a_story_names_the_entry_that_it_may_follow_up(desk: Desk, stock: Stock) -> None:
    import_digest(desk, FIRST, desk.today() - timedelta(days=1))
    [told] = stock([article("1", FOLLOW_UP)], "甲报")
    grouping.group(desk)
    follows = stories.group_of(desk, told).follows
    assert follows is not None and (follows.number, follows.headline) == (2, FIRST)

import pytest

from newsroom.text.originality import originality


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("智谱发布新一代旗舰模型", "https://www.zhipuai.cn/news/1"),
        ("Introducing GPT-5.7", "https://openai.com/index/introducing"),
        ("Introducing new courses", "https://openai.com/index/courses"),
        ("Claude Opus 4.5 is here", "https://www.anthropic.com/news/opus"),
        ("英伟达公布季度财报", "https://nvidianews.nvidia.com/news/1"),
        ("月之暗面开源新模型", "https://platform.moonshot.cn/blog"),
    ],
)
def test_whoever_tells_of_themselves_is_the_origin(title: str, address: str) -> None:
    assert originality(title, address, "https://feed.example/rss") == 2


def test_others_are_not() -> None:
    assert originality("智谱发布新一代旗舰模型", "https://paper.example/1", "https://paper.example/rss") == 1
    assert originality("New courses for teachers", "https://openai.com/x", "https://openai.com/rss") == 1
    assert originality("OpenAI 发布新模型", "https://readhub.cn/topic/1", "https://openai.com/rss") == 0


def test_what_an_outlet_found_out_itself_is_an_origin_on_a_portal_too() -> None:
    feed = "https://paper.example/rss"
    for title in (
        "晚点独家丨远山汽车调整研发架构",
        "独家：远山汽车调整研发架构",
        "Exclusive: Farhill to split",
    ):
        assert originality(title, "https://paper.example/1", feed) == 2, title
    assert originality("远山汽车成为云帆手机独家代理", "https://paper.example/1", feed) == 1
    portal = "https://www.163.com/dy/article/1.html"
    assert originality("晚点独家丨远山汽车调整研发架构", portal, "https://www.163.com/rss") == 2
    assert originality("独家：远山汽车调整研发架构", portal, "https://www.163.com/rss") == 0
    assert originality("晚点独家丨远山汽车调整研发架构", "https://readhub.cn/topic/1", portal) == 0

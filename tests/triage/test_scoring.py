"""What an editor reads of a story's score, and what taste learns."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsroom.model import Counts, Told
from newsroom.store import ordering
from newsroom.triage import scoring
from newsroom.triage.scoring import Scorer, age_part
from newsroom.triage.taste import MOST, Taste, features, words_behind

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
STORY = Told(
    story=1,
    titles=("OpenAI 发布新的大模型",),
    sources=("甲", "乙", "丙", "丁"),
    weights=(0, -15, 0, 0),
    rules=(("要闻", 20),),
    dated=NOON,
)


def learned(taken: list[str], passed: list[str], source: str = "甲") -> Taste:
    """Count headlines as the store does."""
    tokens: dict[str, list[int]] = {}
    for place, headlines in enumerate((taken, passed)):
        for headline in headlines:
            for token in features(headline, source):
                tokens.setdefault(token, [0, 0])[place] += 1
    return Taste(Counts(len(taken), len(passed), tuple((t, a, b) for t, (a, b) in tokens.items())))


def test_every_part_of_a_score_says_what_it_is_for() -> None:
    parts = {part.kind: part for part in Scorer({"OpenAI": 10, "大模型": 5, "手机": 30}, None).parts(STORY)}
    assert (parts["sources"].points, parts["sources"].detail) == (20.0, "4")
    assert (parts["weight"].points, parts["weight"].detail) == (-15.0, "乙")
    assert (parts["terms"].points, parts["terms"].detail) == (15.0, "OpenAI、大模型")
    assert (parts["rules"].points, parts["rules"].detail) == (20.0, "要闻")
    assert Scorer({}, None).points(STORY) == 25.0


def test_terms_are_whole_words_in_latin_and_any_run_in_chinese() -> None:
    scorer = Scorer({"AI": 10}, None)
    for title, wanted in (("AI芯片", 10), ("用ＡＩ写作", 10), ("Air 发布", 0), ("OPENAI", 0)):
        told = replace(STORY, titles=(title,), sources=("甲",), weights=(0,), rules=())
        assert scorer.points(told) == wanted, title


@given(st.lists(st.integers(-100, 100), max_size=8))
def test_terms_never_count_for_more_than_their_share(points: list[int]) -> None:
    terms = {f"词{chr(0x4E00 + n)}": each for n, each in enumerate(points)}
    told = replace(STORY, titles=(" ".join(terms),), sources=("甲",), weights=(0,), rules=())
    assert abs(Scorer(terms, None).points(told)) <= scoring.TERMS_MOST


def test_the_list_ages_stories_as_the_explanation_does() -> None:
    assert ordering.POINTS_AN_HOUR == scoring.POINTS_AN_HOUR
    assert age_part(NOON - timedelta(hours=8), NOON).points == -8 * scoring.POINTS_AN_HOUR
    assert age_part(NOON + timedelta(hours=1), NOON).points == 0
    # A list says 16h of it.
    assert age_part(NOON - timedelta(hours=16, minutes=50), NOON).detail == "16"


def test_taste_says_nothing_without_a_history() -> None:
    assert Taste(Counts()).judge("大模型发布", "甲").points == 0
    assert learned(["大模型发布"] * 30, []).judge("大模型发布", "甲").points == 0


def test_taste_prefers_what_is_like_what_was_taken_and_names_the_words() -> None:
    taste = learned([f"大模型{n}号发布" for n in range(40)], [f"手机{n}号降价促销" for n in range(200)])
    liked, disliked = taste.judge("新的大模型来了", "甲"), taste.judge("手机又降价", "甲")
    assert liked.points > 5 > -5 > disliked.points
    told = dict(words_behind(liked.said))
    assert told["大模型"] > 0 and dict(words_behind(disliked.said))["手机"] < 0


def test_words_that_any_headline_has_are_neither_learned_nor_told() -> None:
    assert features("To launch it in the EU", "s") == ["launch", "eu", "source:s"]
    taste = learned([f"智能开源框架{n}" for n in range(40)], [f"手机{n}号降价促销" for n in range(40)])
    assert features("“开源”，", "s") == ["开源", "source:s"]
    assert features("智能体开源GPT-5.7", "s")[:2] == ["智能体", "开源"]
    told = [word for word, _says in words_behind(taste.judge("智能开源框架", "甲").said)]
    assert {"智能", "开源", "框架"} <= set(told) and "能开" not in told


@given(st.text(max_size=60), st.text(max_size=8))
def test_taste_stays_within_its_bounds(title: str, source: str) -> None:
    taste = learned([f"大模型{n}" for n in range(40)], [f"手机{n}" for n in range(40)])
    assert abs(taste.judge(title, source).points) <= MOST

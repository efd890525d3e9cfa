"""Chinese words told apart well enough to step over them."""

from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.phrases import edges, vocabulary


def words(line: str, *texts: str) -> list[str]:
    at = [0, *edges(line, vocabulary(texts)), len(line)]
    return [line[a:b] for a, b in zip(at, at[1:], strict=False)]


def test_common_words_and_particles_part_a_run_of_han() -> None:
    assert words("目前用户可以使用新的大模型") == ["目前", "用户", "可以", "使用", "新", "的", "大模型"]
    assert words("发布Tide-5.5模型") == ["发布", "Tide", "-", "5", ".", "5", "模型"]


def test_what_the_source_repeats_is_a_word() -> None:
    source = "云雀港口在东岸。云雀港口去年开放，港口调度员说云雀很忙。"
    assert words("东岸云雀港口很忙", source) == ["东岸", "云雀港口", "很", "忙"]


@given(st.text(alphabet="目前用户的大模型，。a1 ", max_size=60))
def test_edges_rise_and_lie_inside(line: str) -> None:
    found = edges(line)
    assert found == sorted(set(found))
    assert all(0 < edge < len(line) for edge in found)

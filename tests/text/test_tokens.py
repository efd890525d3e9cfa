import re

from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.text.folding import fold
from newsroom.text.spacing import spaced
from newsroom.text.tokens import places, tokens, wanted

HAN = st.text("推理成本模型谱智", min_size=1, max_size=6)
MIXED = st.text("推理成本智谱AIai5G-. ，+#é", max_size=24)


def stands_in(sought: tuple[str, ...], beginning: bool, text: str) -> bool:
    """What the index does: the tokens in a row, the last one perhaps only begun."""
    there = tokens(text)
    for start in range(len(there) - len(sought) + 1):
        part = there[start : start + len(sought)]
        if part == list(sought):
            return True
        if beginning and part[:-1] == list(sought[:-1]) and part[-1].startswith(sought[-1]):
            return True
    return False


def test_tokens_of_a_news_text() -> None:
    assert tokens("智谱AI发布GPT-5.5，C++ 与 F#。") == [
        *("智谱", "谱", "ai", "发布", "布", "gpt", "5", "5", "c++", "与", "f#"),
    ]


def test_letters_that_make_no_difference_are_one() -> None:
    assert fold("Ｃａｆé 台積電 ﬁ") == "cafe 台积电 fi"
    assert tokens("臺灣") == tokens("台湾")


def _written(text: str) -> list[str]:
    (written,) = spaced(text)
    return written.decode().split()


@given(st.one_of(MIXED, st.text(), st.text("推𠀀ア々の_\n c+#j5é台灣Ⅷ。\u30fb")))
@example("c++与F#：C#语言")
@example("推\n理\n\n成本\n")
@example("𠀀推")
@example("鮄0")
def test_tokens_are_written_at_once_as_they_are_one_by_one(text: str) -> None:
    assert _written(text) == tokens(text)


@given(MIXED, st.one_of(MIXED, st.text()))
@example("推理", "成本")
@example("GPT", "5 C++")
def test_texts_that_are_written_together_are_written_as_each_is_alone(first: str, second: str) -> None:
    assert [each.decode().split() for each in spaced(first, second)] == [tokens(first), tokens(second)]


def test_letters_and_signs_that_few_texts_have_are_written_like_the_others() -> None:
    for code in (*range(0x3100), *range(0xF900, 0x10000), *range(0x1D400, 0x1FB00)):
        for text in (f"推{chr(code)}理", f"ab{chr(code)}c", f"e{chr(code)}"):
            assert _written(text) == tokens(text), hex(code)


@given(HAN, MIXED)
@example("本", "推理成本")
@example("智", "AI智")
def test_a_run_of_chinese_is_found_exactly_where_it_stands(run: str, text: str) -> None:
    assert stands_in(*wanted(run), text) == (run in text)


@given(MIXED)
def test_every_part_of_a_text_between_signs_is_found_in_it(text: str) -> None:
    for part in re.split(r"[\s，.+#-]+", text):
        if part:
            assert stands_in(*wanted(part), text), part


@given(MIXED, MIXED)
def test_places_are_where_the_index_finds_the_tokens(sought: str, text: str) -> None:
    wants, single = wanted(sought)
    if wants:
        found = places(text, wants, single)
        assert bool(found) == stands_in(wants, single, text)
        for start, end in found:
            assert stands_in(wants, single, text[start:])
            assert 0 <= start < end <= len(text)


def test_places_are_those_of_the_text_as_it_is_shown() -> None:
    assert places("㎏：台積電推理", *wanted("台积电")) == [(2, 5)]
    assert places("看GPT-5.5吧", ("gpt", "5"), True) == [(1, 6)]

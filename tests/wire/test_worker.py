import io
from collections.abc import Iterator

import pytest

from newsroom.model import Wishes
from newsroom.settings.language import current, use_language
from newsroom.wire import frames, worker
from newsroom.wire.parse import parse_feed
from tests.wire.documents import ADDRESS, rss


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    yield
    use_language(None)


def answers_to(*bodies: bytes, language: str = "en") -> io.BytesIO:
    jobs, answers = io.BytesIO(), io.BytesIO()
    for body in bodies:
        frames.send(jobs, frames.encode(frames.Job("", ADDRESS, language)), body)
    jobs.seek(0)
    for _body in bodies:
        worker._answer(jobs, answers)
    answers.seek(0)
    return answers


def test_articles_come_in_portions_after_the_head() -> None:
    body = rss(*(f"<guid>{n}</guid>" for n in range(frames.ARTICLES_A_FRAME + 1))).encode()
    answers = answers_to(body)
    head = frames.decode_answer(frames.receive(answers))
    assert head == frames.Read("示例日报", "https://example.org/", Wishes(), 2)
    portions = [frames.decode_articles(frames.receive(answers)) for _frame in range(2)]
    assert [len(portion) for portion in portions] == [frames.ARTICLES_A_FRAME, 1]
    assert portions[0] + portions[1] == parse_feed(body, "", ADDRESS).articles


def test_a_refusal_is_an_answer_and_the_next_job_is_done() -> None:
    answers = answers_to(b"", rss().encode())
    assert isinstance(frames.decode_answer(frames.receive(answers)), frames.Refused)
    assert isinstance(frames.decode_answer(frames.receive(answers)), frames.Read)


def test_errors_are_in_the_language_of_the_application() -> None:
    answers_to(b"", language="zh")
    assert current() == "zh"


def test_no_more_jobs_is_the_end() -> None:
    with pytest.raises(EOFError):
        worker._answer(io.BytesIO(), io.BytesIO())

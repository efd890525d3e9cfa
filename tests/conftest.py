import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from newsroom.desk import clipboard

# The same examples every time, and no failure for a machine that is busy; new ones are looked for on request,
# with NEWSROOM_CHAOS=long, as random keys are.
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=os.environ.get("NEWSROOM_CHAOS") != "long",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")


def pytest_xdist_auto_num_workers() -> int:
    """Run one worker more than there are processors: tests of the desk wait as much as they work."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session", autouse=True)
def _garbage() -> Iterator[None]:
    """Have desks that were closed collected: one freezes what is there as it opens, and here hundreds do."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(gc, "freeze", lambda: None)
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of founding documents and real data beside the project; tests skip without it."""
    folder = Path(__file__).parent.parent.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the real data in ../shared, which is not part of the project")
    return folder


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What was given to the system's clipboard: text, and rich text."""
    given: list[tuple[str, str]] = []

    def put(text: str, html: str = "") -> str:
        given.append((text, html))
        return "xclip"

    monkeypatch.setattr(clipboard, "put", put)
    return given

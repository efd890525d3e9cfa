import sys
from pathlib import Path

import pytest

from newsroom.settings import paths


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Path:
    place = Path("/home/editor")
    monkeypatch.setattr(Path, "home", lambda: place)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    return place


def test_on_linux_the_xdg_defaults_are_used(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert paths.default_database() == home / ".local/share/newsroom/newsroom.db"
    assert paths.default_config() == home / ".config/newsroom/newsroom.toml"
    assert paths.state_folder() == home / ".local/state/newsroom"


def test_on_linux_the_xdg_variables_move_them(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    monkeypatch.setenv("XDG_CONFIG_HOME", "not/absolute")
    assert paths.data_folder() == Path("/data/newsroom")
    assert paths.config_folder() == home / ".config/newsroom"


def test_on_a_mac_all_lies_in_application_support(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    support = home / "Library/Application Support/newsroom"
    assert paths.data_folder() == paths.config_folder() == paths.state_folder() == support


def test_on_windows_settings_roam_and_data_does_not(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", "/users/editor/Roaming")
    assert paths.config_folder() == Path("/users/editor/Roaming/newsroom")
    assert paths.data_folder() == home / "AppData/Local/newsroom"
    assert paths.state_folder() == paths.data_folder()


def test_the_projects_themes_come_before_the_users(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    own, users = paths.themes_folders()
    assert own.is_dir()
    assert users == home / ".config/newsroom/themes"

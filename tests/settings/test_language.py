import pytest

from newsroom.settings import language
from newsroom.settings.language import of_locale


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "C"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
        ({"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_the_first_variable_that_is_set_decides(environment: dict[str, str], code: str) -> None:
    assert of_locale(environment) == code


@pytest.mark.parametrize(
    ("name", "code"), [("Chinese (Simplified)_China", "zh"), ("en_US", "en"), (None, "en")]
)
def test_without_variables_the_system_is_asked(
    name: str | None, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (name, None))
    assert of_locale({}) == code


def test_a_choice_goes_before_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    language.use_language("en")
    assert language.current() == "en"
    language.use_language(None)
    assert language.current() == "zh"


def test_a_language_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        language.use_language("fr")


def test_english_is_what_the_source_says() -> None:
    language.use_language("en")
    assert language._("a table") == "a table"
    assert language.ngettext("{n} feed", "{n} feeds", 1) == "{n} feed"
    assert language.ngettext("{n} feed", "{n} feeds", 0) == "{n} feeds"


def test_chinese_comes_from_the_catalogue() -> None:
    language.use_language("zh")
    assert language._("a table") != "a table"


def test_a_marked_string_is_translated_only_where_it_is_shown() -> None:
    language.use_language("zh")
    assert language.N_("a table") == "a table"


def test_nothing_stays_nothing_in_both_languages() -> None:
    for code in language.LANGUAGES:
        language.use_language(code)
        assert language._("") == ""

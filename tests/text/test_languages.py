"""Languages are told by their scripts."""

import pytest

from newsroom.text.languages import is_chinese, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("OpenAI 发布新模型，价格下调一半", "zh-Hans"),
        ("芯片厂宣布扩产", "zh-Hans"),
        ("晶圓廠宣布擴產，員工將增加三成", "zh-Hant"),
        ("The company said it will open the model to everyone", "en"),
        ("Harbour Q3 earnings beat expectations", "en"),
        ("東京で新しい会社が設立されました", "ja"),
        ("새로운 반도체를 공개했다", "ko"),
        ("Der Konzern hat am Mittwoch seine Zahlen vorgelegt und die Aktie fällt", "other"),
        ("Компания открыла новый завод", "other"),
        ("<p>芯片&nbsp;</p><a href='https://example.com/the/of/and/in/that/is'>厂</a>", "zh-Hans"),
        ("2026 — 12:30", ""),
        ("", ""),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language
    assert is_chinese(language) == language.startswith("zh")

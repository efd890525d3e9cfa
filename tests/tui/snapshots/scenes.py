"""What is photographed: screens of the sample newsroom and the keys that lead to them."""

from __future__ import annotations

from dataclasses import dataclass

SIZES = {"wide": (160, 45), "medium": (120, 40), "small": (80, 24)}
"""Three panes, two, one."""


@dataclass(frozen=True)
class Scene:
    """One picture."""

    name: str
    keys: tuple[str, ...]
    size: str = "small"
    language: str = "zh"
    theme: str = "night-desk"
    ambiguous_width: int = 1
    compact: bool = False
    no_color: bool = False

    @property
    def id(self) -> str:
        """The name of its file."""
        marks = [self.name, self.size, self.language]
        marks += [self.theme] if self.theme != "night-desk" else []
        marks += ["compact"] if self.compact else []
        marks += ["plain"] if self.ambiguous_width == 2 else []
        marks += ["no-color"] if self.no_color else []
        return "-".join(marks)


MAIN = {
    "desk": ("j", "j"),
    "reader": ("j", "j", "enter"),
    "composer": ("3", "j"),
    "editor": ("3", "j", "e"),
    "findings": ("3", "c"),
    "preview": ("p",),
}
"""Where an editor spends the morning: at every size, the fullest in both languages."""
OTHERS = {
    "history": ("B",),
    "feeds": ("F",),
    "numbers": ("T",),
    "why": ("w",),
    "views": ("f",),
    "issues": ("D",),
    "help": ("question_mark",),
    "palette": ("colon",),
    "jump": ("semicolon",),
    "links": ("j", "j", "2", "enter"),
    "search": ("slash", "模", "型"),
    "reading": ("Z",),
}
"""Screens over the desk: where they have least room."""
THEMES = ("newsprint", "high-contrast", "sixteen")
"""One of each class besides the dark ones: light, of high contrast, of the terminal's own colours."""

SCENES = (
    *(Scene(name, keys, size) for name, keys in MAIN.items() for size in SIZES),
    *(Scene(name, MAIN[name], "medium", "en") for name in ("desk", "editor", "findings")),
    *(Scene(name, keys) for name, keys in OTHERS.items()),
    *(Scene("desk", MAIN["desk"], "medium", theme=theme) for theme in THEMES),
    Scene("findings", MAIN["findings"], "medium", theme="newsprint"),
    Scene("desk", MAIN["desk"], "medium", compact=True),
    Scene("desk", MAIN["desk"], "medium", ambiguous_width=2),
    Scene("desk", MAIN["desk"], "medium", no_color=True),
)

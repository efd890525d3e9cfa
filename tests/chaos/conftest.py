from tests.tui.conftest import _english, _true_colours, desk

__all__ = ["_english", "_true_colours", "desk"]

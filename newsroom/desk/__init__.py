"""The verbs of the trade, a file each; the command line and the panes call the same ones."""

from newsroom.desk.context import Desk, open_desk

__all__ = ["Desk", "open_desk"]

"""The desk on the screen: panes, screens and commands over the desk's verbs."""

import os

# Textual reads these when it is first imported. At its usual 60 frames a second a key waits up to 17 ms.
# What comes within ESCDELAY milliseconds after Esc is one key with Alt to it; its 100 swallow quick typing.
os.environ.setdefault("TEXTUAL_FPS", "120")
os.environ.setdefault("ESCDELAY", "25")

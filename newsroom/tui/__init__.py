"""The desk on the screen: panes, screens and commands over the desk's verbs."""

import os

# Textual reads this when it is first imported. At its usual 60 frames a second a key waits up to 17 ms.
os.environ.setdefault("TEXTUAL_FPS", "120")

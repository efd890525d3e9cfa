"""The desk's screens: the desk itself, editors, preview, dialogs."""

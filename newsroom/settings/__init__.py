"""Settings, publications, places for files and the language of the interface."""

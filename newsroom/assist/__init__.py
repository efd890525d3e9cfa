"""Drafting: from the article's own sentences, or by a language model if the settings name one."""

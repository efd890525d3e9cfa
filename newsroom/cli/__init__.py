"""The command line: arguments in, the desk's verbs, text or JSON out."""

"""Every command of the desk: one class each, with an id, keys, a label and a docstring that is its help.

Footer, help, command palette and key bindings are all made from these classes.
"""

"""The three panes: inbox, reader, composer."""

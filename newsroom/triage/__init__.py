"""Which stories matter: what tells of one event, scores that can be read, a taste learned from the editor."""

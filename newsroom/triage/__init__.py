"""Which stories matter: scores that can be read, and a taste learned from what the editor takes."""

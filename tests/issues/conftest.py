from tests.languages import english

__all__ = ["english"]

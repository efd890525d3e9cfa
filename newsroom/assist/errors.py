"""Why a language model's answer could not be had, in plain words."""

from newsroom.model import NewsroomError


class AssistError(NewsroomError):
    """There is no answer, or not the whole of one; what came before stays with whoever reads it."""

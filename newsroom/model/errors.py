"""The root of every error that a user may meet."""


class NewsroomError(Exception):
    """Something failed in a way the user can be told about.

    The message is one line that says what went wrong, where, and what to do; the command line prints it and
    the desk shows it as a toast. Rooms raise subclasses of their own.
    """

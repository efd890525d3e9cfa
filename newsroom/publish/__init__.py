"""An issue goes out: where to, and how it gets there whole."""

from newsroom.publish.errors import PublishError
from newsroom.publish.markdown import export_path
from newsroom.publish.writing import is_stream, write_atomically

__all__ = ["PublishError", "export_path", "is_stream", "write_atomically"]

"""Styles of the web page: CSS files in ``themes/web/``, ours and the user's."""

import re

from newsroom.publish.errors import PublishError
from newsroom.settings.language import _, listed
from newsroom.settings.paths import themes_folders

_OUTSIDE = re.compile(r"@import|url\s*\(|</|<!--", re.IGNORECASE)
"""What would load something from elsewhere, or end the element that the style stands in."""


def style_names() -> list[str]:
    """Return the names of all styles."""
    return sorted({path.stem for folder in themes_folders() for path in (folder / "web").glob("*.css")})


def read_style(name: str) -> str:
    """Return the CSS of a style; one of the user's goes before ours of the same name.

    Raises:
        PublishError: there is none of that name, it cannot be read, or it would load something.
    """
    for folder in reversed(themes_folders()):
        path = folder / "web" / f"{name}.css"
        if name not in style_names() or not path.is_file():
            continue
        try:
            css = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            from newsroom.settings.reasons import reason_of

            reason = reason_of(error)
            raise PublishError(_("{file} cannot be read: {error}").format(file=path, error=reason)) from None
        if found := _OUTSIDE.search(css):
            message = _("{file}: {found} is not allowed in a style; a page loads nothing from outside")
            raise PublishError(message.format(file=path, found=found[0]))
        return css
    message = _('there is no web style "{name}"; there are {known}')
    raise PublishError(message.format(name=name, known=listed(style_names())))

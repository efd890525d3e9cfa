"""Contrast of text and ground by WCAG 2.2, of colours and of what is on a screen."""

from __future__ import annotations

from textual.color import Color

from newsroom.tui.app import NewsroomApp

AA, AAA = 4.5, 7.0
"""Success criteria 1.4.3 and 1.4.6."""


def luminance(colour: Color) -> float:
    """Return the relative luminance by WCAG."""
    parts = (colour.r / 255, colour.g / 255, colour.b / 255)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio by WCAG, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def weak_texts(app: NewsroomApp) -> list[tuple[str, float]]:
    """Return the letters on the screen of less contrast than AA asks; what a dialog covers is dimmed."""
    screen = app.screen
    box = screen.query("#box").first().region if screen.is_modal and screen.query("#box") else screen.region
    if screen.is_modal and not screen.query("#box"):
        return []
    found = []
    for y, strip in enumerate(screen._compositor.render_strips()):
        if not box.y <= y < box.bottom:
            continue
        for segment in strip.crop(box.x, box.right):
            style = segment.style
            if style is None or style.color is None or style.bgcolor is None:
                continue
            if not any(character.isalnum() for character in segment.text):
                continue
            text, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
            if style.reverse:
                text, ground = ground, text
            if (ratio := contrast(text, ground)) < AA:
                found.append((segment.text, round(ratio, 2)))
    return found

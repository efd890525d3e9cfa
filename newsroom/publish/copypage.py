"""A page that shows rich text with a button that copies it: for systems without a tool that does.

Pages that lie on this machine may put HTML on the clipboard only when the reader presses something, so the
page has a button and a few lines of script. It loads nothing: its policy names the hash of that script.
"""

import base64
import hashlib
from collections.abc import Sequence

from msgspec import Struct

from newsroom.publish.markup import text_of, value_of
from newsroom.settings.language import _, current

_SCRIPT = """
"use strict";
const said = document.getElementById("said");
function copy(html, text, button) {
  let done = false;
  const take = event => {
    if (html) event.clipboardData.setData("text/html", html);
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
    done = true;
  };
  document.addEventListener("copy", take);
  try { done = document.execCommand("copy") && done; } catch { done = false; }
  document.removeEventListener("copy", take);
  if (!done) {
    const range = document.createRange();
    range.selectNodeContents(document.getElementById(button.dataset.of));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
  said.textContent = done ? button.dataset.done : said.dataset.failed;
}
for (const button of document.querySelectorAll("button")) {
  button.addEventListener("click", () => {
    const source = document.getElementById(button.dataset.of);
    const rich = button.dataset.rich === "yes";
    const text = rich ? document.getElementById("plain").textContent : source.textContent;
    copy(rich ? source.innerHTML.trim() : "", text, button);
  });
}
"""
_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 1rem; max-width: 44rem; font: 1rem/1.7 system-ui, sans-serif; color: #1b2430;
  background: #eef1f5; overflow-wrap: anywhere; }
button { font: inherit; padding: .3rem 1rem; border: 1px solid #0b5cad; border-radius: .4rem;
  background: #0b5cad; color: #fff; cursor: pointer; }
button:focus-visible { outline: 3px solid #84bdff; outline-offset: 2px; }
h1 { font-size: 1.1rem; margin: 0 0 .5rem; }
dl { margin: 0; }
dt { color: #46525f; font-size: .875rem; }
dd { margin: 0 0 .75rem; }
.over { color: #a40e26; font-weight: bold; }
#bar { position: sticky; top: 0; background: #eef1f5; padding: .5rem 0; }
#said { margin: 0 0 0 .75rem; }
#body { background: #fff; color: #222; padding: 1rem; border: 1px solid #cfd6df; border-radius: .4rem; }
#body table { display: block; overflow-x: auto; }
#body pre { overflow-x: auto; }
@media (prefers-color-scheme: dark) {
  body, #bar { background: #10151c; color: #e6ebf2; }
  dt { color: #a3b0c0; }
  .over { color: #ff9aa8; }
}
"""


class Field(Struct, frozen=True):
    """A text that has a field of its own where the issue goes, and the characters that field takes."""

    name: str
    text: str
    most: int


class Measure(Struct, frozen=True):
    """How long the body is, and what it must stay below."""

    length: int
    below: int


def copy_page(
    title: str, body: str, text: str, fields: Sequence[Field] = (), measure: Measure | None = None
) -> str:
    """Write the page.

    Args:
        title: What is copied, in a few words.
        body: The rich text, HTML that is safe to show.
        text: The same as plain text, for programs that take no other.
        fields: What is copied by itself, each with a button and its length.
        measure: Of the body, where its receiver has a limit.
    """
    digest = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
    failed = _("The browser does not allow it; the text is selected: copy it with Ctrl+C.")
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{current()}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{text_of(title)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<h1>{text_of(title)}</h1>",
            *_fields(fields),
            '<div id="bar">',
            _button(
                "body",
                _("Copy the text"),
                _("The text is on the clipboard: paste it in the editor."),
                rich=True,
            ),
            f'<span id="said" role="status" data-failed="{value_of(failed)}"></span>',
            _measured(measure),
            "</div>",
            f'<div id="body" lang="zh-Hans">\n{body}\n</div>',
            f'<div id="plain" hidden>{text_of(text)}</div>',
            "</main>",
            f"<script>{_SCRIPT}</script>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _fields(fields: Sequence[Field]) -> list[str]:
    rows = []
    for number, field in enumerate(fields):
        length = len(field.text)
        over = ' class="over"' if length > field.most else ""
        name = text_of(field.name)
        rows += [
            f"<dt>{name} <span{over}>{length}/{field.most}</span></dt>",
            f'<dd><span id="field-{number}" lang="zh-Hans">{text_of(field.text)}</span> ',
            _button(f"field-{number}", _("Copy"), _("On the clipboard: {name}").format(name=field.name))
            + "</dd>",
        ]
    return ["<dl>", *rows, "</dl>"] if rows else []


def _button(of: str, words: str, done: str, *, rich: bool = False) -> str:
    kind = ' data-rich="yes"' if rich else ""
    says = f'data-done="{value_of(done)}"'
    return f'<button type="button" id="copy-{of}" data-of="{of}"{kind} {says}>{text_of(words)}</button>'


def _measured(measure: Measure | None) -> str:
    if measure is None:
        return ""
    words = _("{n} characters with markup, of fewer than {most}").format(n=measure.length, most=measure.below)
    over = ' class="over"' if measure.length >= measure.below else ""
    return f"<p{over}>{text_of(words)}</p>"

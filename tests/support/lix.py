"""How hard a text is to read: LIX, words per sentence plus the share of long words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_LONG = 6
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?:]+(?:\s|$)|\n")
_INLINE = {"a", "abbr", "b", "em", "kbd", "span", "strong"}
_UNREAD = {"script", "style", "head", "option", "svg", "pre"}
"""What is not a text of ours: names of places, drawings, what only programs read."""


class _Texts(HTMLParser):
    """The words of a page, each block on a line of its own."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self._skipped = "", 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a new line for a block."""
        del attrs
        self._skipped += tag in _UNREAD
        self.text += "" if tag in _INLINE else "\n"

    def handle_endtag(self, tag: str) -> None:
        """End the line of a block."""
        self._skipped -= tag in _UNREAD
        self.text += "" if tag in _INLINE else "\n"

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        self.text += "" if self._skipped else re.sub(r"\s+", " ", data)


def text_of(page: str) -> str:
    """Give what a person reads of a page between its header and its footer."""
    main = re.search(r"<main.*</main>", page, re.DOTALL)
    return _Texts(main[0] if main else page).text


def lix(text: str) -> int:
    """Compute LIX (Björnsson 1968), rounded: below 30 very easy, 30 to 40 easy."""
    words = _WORD.findall(text)
    sentences = [one for one in _SENTENCE.split(text) if _WORD.search(one)]
    long = sum(len(word) > _LONG for word in words)
    return round(len(words) / len(sentences) + 100 * long / len(words))

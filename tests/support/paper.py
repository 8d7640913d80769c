"""A page as it comes out of a printer: its sheets, what is cut off and what cannot be pressed."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTH: Final = 688
"""What is left of the width of an A4 within our margins, in CSS pixels: 182 mm."""
PRESSED: Final = "button, input[type=submit], .meny, .flikar, .button, .datumkontroll, nav a"
_SHOWN: Final = "all => all.filter(one => one.checkVisibility()).map(one => one.outerHTML)"
_SPLIT: Final = """all => all.filter(one => !one.closest('.sr-only, thead')).filter(one => {
  const lines = one.getClientRects();
  return lines.length > 1 || (lines[0] && lines[0].right > document.documentElement.clientWidth);
}).map(one => one.textContent)"""


def on_paper(page: Page) -> None:
    """Lay the open page out as it is printed."""
    page.set_viewport_size({"width": WIDTH, "height": 1000})
    page.emulate_media(media="print")


def pressable(page: Page) -> list[str]:
    """Give what can be seen of what is there to be pressed."""
    found: list[str] = page.eval_on_selector_all(PRESSED, _SHOWN)
    return found


def split(page: Page) -> list[str]:
    """Give the dates, lagrum and numbers that are seen on two lines or outside the window."""
    found: list[str] = page.eval_on_selector_all(".hel", _SPLIT)
    return found


def sheets(page: Page) -> list[str]:
    """Print the page, and give what stands on each sheet."""
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, format="A4"))).pages
    return [one.extract_text() for one in printed]


def stranded(page: Page, printed: list[str]) -> list[str]:
    """Give the headings that stand last on a sheet, their text on the next."""
    headings = {one.strip() for one in page.locator("h1, h2, h3, caption").all_inner_texts()}
    last = [one.strip().splitlines()[-1].strip() for one in printed[:-1]]
    return [one for one in last if one in headings]

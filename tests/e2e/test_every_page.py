"""What every page must satisfy: for all eyes and hands, on every width, asking nobody else."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from api.web.labels import FORBIDDEN
from tests.support.paper import on_paper, pressable, sheets, split, stranded
from tests.support.site import faults_at_both_widths, follow, open_wide, overflow

if TYPE_CHECKING:
    from tests.support.site import Site, Visit


def test_every_page_is_accessible_and_fits(visit: Callable[..., Visit], site: Site) -> None:
    """No page has a fault that axe can see (WCAG 2.2 AA), is wider than the window or complains.

    Narrow, no date, lagrum or number with its unit stands on two lines.
    Words that belong to the code stand on no page, in no title and in no alternative text.
    """
    window = visit()
    faults = []
    for name, address in site.pages().items():
        open_wide(window.page, address)
        seen = window.page.inner_text("body") + window.page.title() + _alternatives(window)
        faults += [f"{name} says {word}" for word in FORBIDDEN if _says(seen, word)]
        faults += faults_at_both_widths(window.page, name)
        # The window is 320 px wide now.
        faults += [f"{name} splits {one}" for one in split(window.page)]

    assert not faults, "\n".join(faults)
    assert not window.complaints
    assert not window.elsewhere


def _says(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) is not None


def _alternatives(window: Visit) -> str:
    texts: list[str] = window.page.eval_on_selector_all("img", "all => all.map(one => one.alt)")
    return " ".join(texts)


def test_every_stop_of_the_keyboard_can_be_seen(visit: Callable[..., Visit], site: Site) -> None:
    """Tab leads first to the skip link, and each stop is outlined or shadowed where it stands."""
    page = visit().page
    page.goto(site.pages()["pagaende"])
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                "(() => { const one = document.activeElement, style = getComputedStyle(one);"
                " const box = one.getBoundingClientRect();"
                " return [one.tagName, one.textContent.trim().slice(0, 40), box.width > 0,"
                " parseFloat(style.outlineWidth) > 1 || style.boxShadow !== 'none']; })()"
            )
        )

    assert stops[0][1] == "Gå till innehållet"
    assert not [stop for stop in stops if stop[0] != "BODY" and not (stop[2] and stop[3])]


def test_the_skip_link_leads_past_the_menu(visit: Callable[..., Visit], site: Site) -> None:
    """Enter on the skip link moves the focus into the content."""
    page = visit().page
    page.goto(site.pages()["pagaende"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "innehall"


@pytest.mark.parametrize("name", ["pagaende", "nio", "arende", "kontrollstampel"])
def test_targets_are_large_enough(visit: Callable[..., Visit], site: Site, name: str) -> None:
    """Links that stand alone, fields and buttons are at least 24 px high (WCAG 2.5.8)."""
    page = visit(width=320).page
    page.goto(site.pages()[name])
    small = page.evaluate(
        "[...document.querySelectorAll('a, button, input:not([type=hidden]), select')]"
        ".filter(one => !one.closest('.iskiplink') && one.getBoundingClientRect().height < 23.9"
        " && one.getBoundingClientRect().width > 0).map(one => one.outerHTML)"
    )

    assert [one for one in small if "iskiplink" not in one] == []


def test_pages_work_without_script(visit: Callable[..., Visit], site: Site) -> None:
    """Without JavaScript the form still goes back in time."""
    page = visit(java_script_enabled=False).page
    page.goto(site.pages()["pagaende"])
    page.get_by_label("Så som det var registrerat den").fill("2022-10-10")
    follow(page.get_by_role("button", name="Visa", exact=True))

    assert "registrerat=2022-10-10" in page.url


def test_paper_keeps_the_figures(visit: Callable[..., Visit], site: Site) -> None:
    """On paper the answer, the charts, the tables and the line of the basis remain; menus go."""
    page = visit().page
    page.goto(site.pages()["pagaende"])
    page.emulate_media(media="print")

    for kept in (".svar", ".figur__bild img", ".tabell", ".underlag", ".konstruerad"):
        assert page.locator(kept).first.is_visible(), kept
    assert not page.locator(".meny").is_visible()


def test_every_column_is_on_paper_and_nothing_to_press(
    visit: Callable[..., Visit], site: Site
) -> None:
    """No page is wider than an A4 or prints a button, and no date is on two lines there."""
    page, faults = visit().page, []
    for name in ("pagaende", "alla", "arende", "organisation", "delegationsordning", "lex-sarah"):
        page.emulate_media(media="screen")
        page.goto(site.pages()[name])
        on_paper(page)
        faults += [f"{name} prints {one}" for one in pressable(page)]
        faults += [f"{name} splits {one}" for one in split(page)]
        if (too_wide := overflow(page)) > 0:
            faults.append(f"{name} is {too_wide} px wider than the sheet")

    assert not faults, "\n".join(faults)


def test_no_heading_is_left_at_the_foot_of_a_sheet(visit: Callable[..., Visit], site: Site) -> None:
    """A heading goes with its text, the last sheet holds more than the foot, dates are words."""
    page = visit().page
    page.goto(site.pages()["pagaende"])
    printed = sheets(page)

    assert len(printed) > 1
    assert stranded(page, printed) == []
    assert "Liggaren – ett register" not in printed[-1]
    assert "2022-12-31" in printed[-1]


def test_charts_are_drawn(visit: Callable[..., Visit], site: Site) -> None:
    """Each picture of the figure page has loaded, and says its conclusion to who cannot see it."""
    page = visit().page
    page.goto(site.pages()["pagaende"], wait_until="networkidle")
    pictures = page.eval_on_selector_all(
        ".figur__bild img", "all => all.map(one => [one.naturalWidth > 0, one.alt.length > 20])"
    )

    assert pictures == [[True, True], [True, True]]


def test_high_contrast_keeps_what_colour_said(visit: Callable[..., Visit], site: Site) -> None:
    """With the reader's own colours the chosen menu entry and the steps still show themselves."""
    page = visit(forced_colors="active").page
    page.goto(site.pages()["arende"])
    marks = page.locator(".tidslinje__steg").first.evaluate(
        "one => getComputedStyle(one, '::before').backgroundColor"
    )

    assert marks != "rgba(0, 0, 0, 0)"

"""What is never broken over two lines in a page, and what is left as it was written."""

from __future__ import annotations

import re

import pytest

from api.web.unbroken import obrutet

SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    "whole",
    [
        "2024-05-06",
        f"2024-05-06{SPACE}08.15",
        "2024-05-06.",
        "(2024-05-06),",
        "6 maj 2024",
        "1 januari",
        "12 kap. 3 §",
        "11 kap. 2 § SoL",
        "28 f § LSS",
        "16 kap. 6 f och 6 g §§ SoL",
        "§ 12",
        "14 dagar",
        f"4{SPACE}812 ärenden",
        f"86,8{SPACE}%",
        "4–6 månader",
        "SN 2022-0018",
        f"kontrollnummer 2{SPACE}486",
        "Löpnummer 12",
    ],
)
def test_what_is_read_as_one_stands_on_one_line(whole: str) -> None:
    """A date, a lagrum, a number with its unit and a diarienummer are each marked whole."""
    assert obrutet(f"<p>Se {whole} där</p>") == f'<p>Se <span class="hel">{whole}</span> där</p>'


def test_a_year_after_a_small_number_is_not_taken_for_its_thousands() -> None:
    """`kvartal 2 2022` is a quarter and a year, and no digit of the year is cut off."""
    assert obrutet("<p>kvartal 2 2022</p>") == '<p><span class="hel">kvartal 2</span> 2022</p>'


@pytest.mark.parametrize(
    "html",
    [
        '<input value="2024-05-06" aria-label="14 dagar">',
        "<option>2024-05-06</option>",
        "<p>Rum 12 och &#39; dagar, 17 personer</p>",
        "<p>a1-2024-05-06 och https://exempel.se/2024-05-06</p>",
    ],
)
def test_other_numbers_and_attributes_are_left(html: str) -> None:
    """Values of fields, addresses and numbers without a unit take no markup."""
    page = f"<select>{html}</select>" if html.startswith("<option") else html

    assert obrutet(page) == page


@pytest.mark.parametrize("tag", ["textarea", "select", "pre", "code", "title", "script"])
def test_what_is_shown_as_written_takes_no_markup(tag: str) -> None:
    """Text that cannot hold markup, or is copied as it stands, is given unchanged."""
    page = f"<{tag} id='a'>Senast 2024-05-06\n14 dagar</{tag}><p>x</p>"

    assert obrutet(page) == page


def test_the_words_of_a_page_keep_every_byte() -> None:
    """Without its tags a page says exactly what it said."""
    page = "<p>Den 6 maj\n2024 (27 kap. 6 §), &lt;b&gt; 2024-05-06–2024-06-07</p><p>14 dagar</p>"

    assert re.sub(r"<[^>]+>", "", obrutet(page)) == re.sub(r"<[^>]+>", "", page)

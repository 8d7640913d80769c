"""The charts of the clocks, each with its caption and the table that says the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from api.web.build.drawings import LIMIT as MONTHS
from api.web.build.drawings import months
from api.web.build.klockor.utredning_parts import enhet_table, in_words
from api.web.charts import Enhetsrad, Stapel
from api.web.charts.theme import Form
from api.web.formats import antal, datum, decimaltal, procent
from api.web.models.parts import Cell, Column, Figure, Table
from audit.barnutredning.classify import Tidsklass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from api.web.build.klockor.found import Classes, Found
    from api.web.links_klockor import ClockLinks
    from projections.barnutredning.ledtider import Ledtid

MOST: Final = 12
"""Enheter that the chart has room for: those with most utredningar."""
SPANS: Final = ((0, 7), (8, 14), (15, 21), (22, 28), (29, None))
"""Days from when an anmälan came in: the second span ends where the act's time does."""
LIMIT: Final = 14
TITLES: Final = {
    "utredning": "Hela månader från inledd till avslutad",
    "forhandsbedomning": "Dagar från att anmälan kom in till beslut",
}
HEADINGS: Final = {"utredning": "Utredningar", "forhandsbedomning": "Förhandsbedömningar"}
LIMITS: Final = {
    "utredning": "Fyra månader",
    "forhandsbedomning": "Fjorton dagar",
}
"""What stands at the line where the act's time ends."""
CAPTIONS: Final = {
    "utredning": ("utredningar som avslutades", "hela månader", "lagens fyra månader gått"),
    "forhandsbedomning": (
        "förhandsbedömningar som beslutades",
        "dagar",
        "lagens fjorton dagar gått",
    ),
}
"""What is counted, in what it is measured, and what has passed after the line."""

_ALL_LONGER: Final = {
    True: "inom beslutad förlängning",
    False: "utan beslutad förlängning eller efter den",
}
"""Where all that took longer are alike: whether they had an extension → how it is told."""


def ledtid_caption(ledtid: Ledtid, name: str) -> str:
    """Say what the columns count, of which days, and what the line in them is."""
    what, unit, passed = CAPTIONS[name]
    on_last = on_the_last_day(ledtid) if name == "utredning" else 0
    was = "blev klar" if on_last == 1 else "blev klara"
    within = f" {antal(on_last)} av dem {was} på den sista dagen, inom tiden."
    return (
        f"Antal {what} från {datum(ledtid.start)} till och med {datum(ledtid.end)}, efter hur många"
        f" {unit} de tog. Efter den streckade linjen har {passed}: de staplarna är ljusare."
        f"{within if on_last else ''}"
    )


def on_the_last_day(ledtid: Ledtid) -> int:
    """Count the utredningar that took four months to the day: past the line, yet within time."""
    shorter = sum(number for month, number in ledtid.manader.items() if month < MONTHS)
    return max(0, ledtid.within - shorter)


def enhet_bars(
    by_enhet: Mapping[str, Classes], enhet: Callable[[str], str], chosen: str = ""
) -> tuple[Enhetsrad, ...]:
    """Give a bar per enhet, by name: those with most where there are many."""
    rows = [
        Enhetsrad(enhet(kod), tuple(classes.get(klass, 0) for klass in Tidsklass))
        for kod, classes in by_enhet.items()
        if chosen in {"", kod}
    ]
    most = sorted(rows, key=lambda row: -sum(row.numbers))[:MOST]
    return tuple(sorted(most, key=lambda row: row.name))


def enhet_figure(found: Found, links: ClockLinks) -> Figure:
    """Make the chart of the classes of each enhet with its table."""
    bars = enhet_bars(found.by_enhet, found.enhet, found.chosen.enhet)
    pinned = _pinned(links, found.asof.position)
    day = datum(found.asof.per)
    caption = f"Antal pågående utredningar {day} i varje klass, per enhet."
    if len(found.by_enhet) > MOST and not found.chosen.enhet:
        caption += f" De {MOST} enheter som har flest visas här; tabellen har alla."
    return Figure(
        wide=pinned.chart("enheter", Form.WIDE) if bars else "",
        narrow=pinned.chart("enheter", Form.NARROW) if bars else "",
        alt=in_words(found.classes),
        caption=caption,
        table=enhet_table(found, links),
    )


def ledtid_columns(ledtid: Ledtid, name: str) -> tuple[Stapel, ...]:
    """Give a column per span of time."""
    if name == "utredning":
        return months(ledtid.manader)
    found = []
    for first, last in SPANS:
        number = sum(
            n for day, n in ledtid.dagar.items() if day >= first and (last is None or day <= last)
        )
        span = f"{first}+" if last is None else f"{first}\N{EN DASH}{last}"
        found.append(Stapel(span, number, first > LIMIT))
    return tuple(found)


def ledtid_figure(ledtid: Ledtid, name: str, links: ClockLinks) -> Figure:
    """Make the chart of a lead time with the table of its columns."""
    columns = ledtid_columns(ledtid, name)
    pinned = _pinned(links, ledtid.known_position)
    rows = tuple(
        (Cell(one.name), Cell(antal(one.number)), Cell(procent(one.number, ledtid.total)))
        for one in columns
    )
    heads = (Column(TITLES[name]), Column("Antal", numeric=True), Column("Andel", numeric=True))
    return Figure(
        wide=pinned.chart(name, Form.WIDE) if ledtid.total else "",
        narrow=pinned.chart(name, Form.NARROW) if ledtid.total else "",
        alt=ledtid_in_words(ledtid, name),
        caption=ledtid_caption(ledtid, name),
        table=Table(_table_caption(ledtid, name), heads, rows),
    )


def _table_caption(ledtid: Ledtid, name: str) -> str:
    return f"{HEADINGS[name]}, {datum(ledtid.start)} till och med {datum(ledtid.end)}"


def ledtid_in_words(ledtid: Ledtid, name: str) -> str:
    """Say how many were within the act's time, how many were not, the median and the mean."""
    what = HEADINGS[name].lower()
    if not ledtid.total or ledtid.days.median is None or ledtid.days.mean is None:
        return f"Inga {what} blev klara i perioden."
    limit = "fyra månader" if name == "utredning" else "fjorton dagar"
    return (
        f"{antal(ledtid.within)} av {antal(ledtid.total)} {what}"
        f" ({procent(ledtid.within, ledtid.total)}) blev klara inom {limit}.{_beyond(ledtid, name)}"
        f" Median {decimaltal(ledtid.days.median)} dagar,"
        f" medelvärde {decimaltal(ledtid.days.mean)} dagar."
    )


def _beyond(ledtid: Ledtid, name: str) -> str:
    """Say how many took longer, as many as are not within, and which of them had an extension."""
    longer, extended = ledtid.total - ledtid.within, ledtid.within_extension
    if not longer:
        return ""
    if name != "utredning":
        return f" {antal(longer)} tog längre tid."
    parts = ((extended, "inom beslutad förlängning"), (longer - extended, "utan eller efter den"))
    if extended in {0, longer}:
        return f" {antal(longer)} tog längre tid, {_ALL_LONGER[bool(extended)]}."
    return f" {antal(longer)} tog längre tid: {', '.join(f'{antal(n)} {how}' for n, how in parts)}."


def _pinned(links: ClockLinks, position: int) -> ClockLinks:
    """Draw the picture at the very kontrollnummer that the page speaks of."""
    return links.at(replace(links.links.stand, nummer=position))

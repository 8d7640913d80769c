"""The constructed extracts: what the source showed on a day, as the two files that are imported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from api.demo.source import SourceUtredning

RUNNING_OR_CLOSED_WITHIN: Final = timedelta(days=110)
"""An extract holds what runs, and what was closed so many days back."""

_UTREDNINGAR = (
    *("utredning_id", "barn_id", "enhet", "anmalan_inkom", "inledd", "avslutad", "avslut"),
    "registrerad_i_kalla",
)
_FORLANGNINGAR = (
    *("utredning_id", "beslutad", "ny_sista_dag", "skal_kod", "skal", "beslutsfattare"),
    "registrerad_i_kalla",
)

_HANDLAGGNING = ("utredning_id", "handelse", "datum", "kod", "text")
_MORE_FROM: Final = date(2024, 1, 1)
_SAMORDNARE: Final = ("s1", "s2", "s3")
_IDLE: Final = (2, 5, 9, 3, 16, 7, 4, 48, 12, 6, 21)
_NOT_INFORMED, _NOT_HEARD, _VALD = 23, 6, 7


def utredningar_file(utredningar: Sequence[SourceUtredning], day: date) -> bytes:
    """Write the file of utredningar as the source had it at the end of a day.

    From 2024 the extract tells samordnare and the day of the newest note as well.
    """
    shown = [one for one in utredningar if _shows(one, day)]
    if day < _MORE_FROM:
        return _file(_UTREDNINGAR, (_utredning_row(one, day) for one in shown))
    rows = ((*_utredning_row(one, day), *_more(one, day)) for one in shown)
    return _file((*_UTREDNINGAR, "samordnare", "senaste_anteckning"), rows)


def handlaggning_file(utredningar: Sequence[SourceUtredning], day: date) -> bytes:
    """Write what is noted in the utredningar that run on a day, from 2024; empty before."""
    running = (one for one in utredningar if _shows(one, day) and one.runs_on(day))
    rows = (row for one in running for row in _notes(one, day))
    return _file(_HANDLAGGNING, rows) if day >= _MORE_FROM else b""


def _more(one: SourceUtredning, day: date) -> tuple[str, str]:
    """Give the samordnare, and a newest note that lies up to two months back."""
    last = min(day, one.avslutad) - timedelta(days=_IDLE[one.nummer % len(_IDLE)])
    return _SAMORDNARE[one.nummer % len(_SAMORDNARE)], max(last, one.inledd).isoformat()


def _notes(one: SourceUtredning, day: date) -> Iterator[Sequence[str]]:
    """Tell that most were informed at once, and that most children were heard after a month."""
    if one.nummer % _NOT_INFORMED and one.inledd_registrerad <= day:
        yield _note(one, "information_lamnad", one.inledd_registrerad, "vardnadshavare")
    heard = one.inledd + timedelta(days=30)
    if heard > day or heard >= one.avslutad:
        return
    if one.nummer % _NOT_HEARD:
        yield _note(one, "barn_hort", heard, "enskilt_samtal")
    elif one.nummer % 2:
        yield _note(one, "barn_ej_hort", heard, "alder")
    yield _note(one, "vald", heard, "utsatt" if one.nummer % _VALD == 0 else "inte_framkommit")


def _note(one: SourceUtredning, handelse: str, day: date, kod: str) -> Sequence[str]:
    return (_id(one), handelse, day.isoformat(), kod, "")


def forlangningar_file(utredningar: Sequence[SourceUtredning], day: date) -> bytes:
    """Write the file of extensions, of the same utredningar; without rows it is empty."""
    return _file(_FORLANGNINGAR, _forlangning_rows(utredningar, day))


def _forlangning_rows(utredningar: Sequence[SourceUtredning], day: date) -> Iterator[Sequence[str]]:
    for one in utredningar:
        for forlangning in one.forlangningar if _shows(one, day) else ():
            if forlangning.registrerad <= day:
                yield (
                    _id(one),
                    forlangning.beslutad.isoformat(),
                    forlangning.ny_sista_dag.isoformat(),
                    forlangning.skal_kod,
                    forlangning.skal,
                    forlangning.beslutsfattare,
                    forlangning.registrerad.isoformat(),
                )


def _shows(one: SourceUtredning, day: date) -> bool:
    return one.inledd_registrerad <= day and one.avslutad > day - RUNNING_OR_CLOSED_WITHIN


def _id(one: SourceUtredning) -> str:
    return f"U{one.nummer:05}"


def _utredning_row(one: SourceUtredning, day: date) -> Sequence[str]:
    closed = one.avslutad_registrerad <= day
    cells = {
        "utredning_id": _id(one),
        "barn_id": f"B{one.barn:05}",
        "enhet": one.enhet,
        "anmalan_inkom": one.anmalan_inkom.isoformat() if one.anmalan_inkom else "",
        "inledd": one.inledd.isoformat(),
        "avslutad": one.avslutad.isoformat() if closed else "",
        "avslut": one.avslut if closed else "",
        "registrerad_i_kalla": one.inledd_registrerad.isoformat(),
    }
    if closed:
        cells["registrerad_i_kalla"] = one.avslutad_registrerad.isoformat()
    for slip in one.rattelser:
        if day < slip.rattad and (slip.column != "avslut" or closed):
            _slip(cells, slip.column, slip.felaktigt, day)
    return tuple(cells.values())


def _slip(cells: dict[str, str], column: str, felaktigt: str, day: date) -> None:
    """Show a mistake instead of the truth: a closing by mistake has a kind and a day too."""
    if column == "avslutad":
        if felaktigt > day.isoformat():
            return
        cells["avslut"] = "utan_insats"
        cells["registrerad_i_kalla"] = felaktigt
    cells[column] = felaktigt


def _file(headings: Sequence[str], rows: Iterator[Sequence[str]]) -> bytes:
    lines = [";".join(row) for row in rows]
    return "".join(f"{line}\n" for line in (";".join(headings), *lines)).encode() if lines else b""

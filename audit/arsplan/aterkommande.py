"""Which punkter recur in a year by rule: proposed as commands, made by nobody but a person.

What recurs by month stands in `MANADSREGLER` with the months that one nämnd used in 2024; a nämnd
gives its own. A punkt whose month has no sammanträde is proposed as not planned in yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final
from uuid import UUID

from audit.arsplan.arsplan import Arsplan, Sammantrade
from audit.arsplan.commands import PlanPunkt

MANADER: Final = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_TILL_GRANSKARE: Final = ("fullmaktige", "revisorerna")


@dataclass(frozen=True, slots=True)
class Kontrollrapportering:
    """A kontrollmoment of the year's plan: its `kod`, and the months it is reported in (1-12)."""

    kod: str
    rapporteras: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Revisionssvar:
    """A granskning or an anmärkning that awaits an answer by a day.

    `anmarkning_for` is the year that an anmärkning is for; None for an answer to a granskning.
    """

    granskning: UUID
    rubrik: str
    senast: date
    diarienummer: str | None = None
    anmarkning_for: int | None = None

    @property
    def arende(self) -> str:
        """Name it as the agenda and its paper do: fullmäktige ask for a yttrande and get it."""
        if self.anmarkning_for is None:
            return f"Svar till revisorerna: {self.rubrik}"
        return (
            f"Yttrande till fullmäktige över revisorernas anmärkning för {self.anmarkning_for}: "
            f"{self.rubrik}"
        )

    @property
    def vidare(self) -> tuple[str, ...]:
        """Give who gets it."""
        return ("revisorerna",) if self.anmarkning_for is None else _TILL_GRANSKARE


@dataclass(frozen=True, slots=True)
class Aterrapport:
    """A task of the nämnd to report back by a day, such as that of a goal without result."""

    uppdrag: UUID
    rubrik: str
    ansvarig: str
    senast: date


@dataclass(frozen=True, slots=True)
class Manadsregel:
    """A punkt that recurs in a month of every year; `{ar}` and `{nasta}` in `arende` are years."""

    regel: str
    slag: str
    arende: str
    ansvarig: str
    manad: int
    vidare: tuple[str, ...] = ()


MANADSREGLER: Final[tuple[Manadsregel, ...]] = (
    Manadsregel(
        "delegationsordning", "delegationsordning", "Översyn av delegationsordningen",
        "forvaltningschef", 5,
    ),
    Manadsregel("fyramanadersrapport", "ekonomi", "Fyramånadersrapport {ar}", "ekonom", 5),
    Manadsregel(
        "synpunkter", "sammanstallning", "Sammanställning av synpunkter januari-juli {ar}",
        "kvalitetsansvarig", 8,
    ),
    Manadsregel("delarsrapport", "ekonomi", "Delårsrapport {ar}", "ekonom", 9),
    Manadsregel(
        "internkontrollplan", "internkontrollplan",
        "Internkontrollplan {nasta} med verksamhetsplan", "forvaltningschef", 10,
    ),
    Manadsregel(
        "kvalitetsberattelse", "kvalitet", "Återrapport av kvalitetsberättelsen",
        "kvalitetsansvarig", 10,
    ),
)  # fmt: skip
"""What recurs by month, as one nämnd planned 2024."""


@dataclass(frozen=True, slots=True)
class Grund:
    """What the punkter of a year are made from, beside what the year already holds."""

    kontrollmoment: tuple[Kontrollrapportering, ...] = ()
    svar: tuple[Revisionssvar, ...] = ()
    aterrapporter: tuple[Aterrapport, ...] = ()
    manadsregler: tuple[Manadsregel, ...] = MANADSREGLER


@dataclass(frozen=True, slots=True)
class _Forslag:
    regel: str
    slag: str
    arende: str
    ansvarig: str
    sammantrade: Sammantrade | None
    vidare: tuple[str, ...] = ()
    senast: date | None = None
    diarienummer: str | None = None
    notering: str | None = None


def proposed(
    arsplan: UUID, ar: int, state: Arsplan, grund: Grund, new_id: Callable[[str], UUID]
) -> tuple[PlanPunkt, ...]:
    """Propose the recurring punkter that the year does not have yet, dropped ones included.

    `new_id` gives the id of a punkt by its rule.
    """
    known = {one.regel for one in state.punkter.values()}
    found = chain(
        _kontrollrapporter(ar, state, grund),
        _delegationslistor(ar, state),
        _ej_verkstallda(ar, state),
        _by_month(ar, state, grund),
        _svar(ar, state, grund),
        _aterrapporter(ar, state, grund),
    )
    return tuple(
        _command(arsplan, ar, new_id(one.regel), one) for one in found if one.regel not in known
    )


def _command(arsplan: UUID, ar: int, punkt: UUID, one: _Forslag) -> PlanPunkt:
    return PlanPunkt(
        arsplan=arsplan,
        ar=ar,
        punkt=punkt,
        slag=one.slag,
        arende=one.arende,
        ansvarig=one.ansvarig,
        sammantrade=one.sammantrade.id if one.sammantrade else None,
        senast=one.senast,
        diarienummer=one.diarienummer,
        vidare=one.vidare,
        notering=one.notering,
        regel=one.regel,
    )


def _kontrollrapporter(ar: int, state: Arsplan, grund: Grund) -> Iterator[_Forslag]:
    """One report a month in which any kontrollmoment is reported; the note says which."""
    for month in sorted({month for one in grund.kontrollmoment for month in one.rapporteras}):
        found = (one.kod for one in grund.kontrollmoment if month in one.rapporteras)
        # K2 comes before K10.
        koder = ", ".join(sorted(found, key=lambda kod: (len(kod), kod)))
        yield _Forslag(
            f"internkontrollrapport/{month}",
            "internkontrollrapport",
            f"Internkontrollrapport, {MANADER[month - 1]} {ar}",
            "kvalitetsansvarig",
            _in_month(state, month),
            _TILL_GRANSKARE,
            notering=_cut(f"Kontrollmoment: {koder}"),
        )


def _delegationslistor(ar: int, state: Arsplan) -> Iterator[_Forslag]:
    """One list a month, from December of last year to November, at the first stopptid after it."""
    for year, month in ((ar - 1, 12), *((ar, month) for month in range(1, 12))):
        ended = date(year + month // 12, month % 12 + 1, 1)
        yield _Forslag(
            f"delegationslista/{year}-{month:02d}",
            "delegationslista",
            f"Anmälan av delegationsbeslut, {MANADER[month - 1]} {year}",
            "namndsekreterare",
            next((one for one in state.moten if one.stoppdag >= ended), None),
        )


def _ej_verkstallda(ar: int, state: Arsplan) -> Iterator[_Forslag]:
    """Each quarter in the second month after it: the fourth of last year comes in February."""
    for year, number in ((ar - 1, 4), (ar, 1), (ar, 2), (ar, 3)):
        yield _Forslag(
            f"ej_verkstallda/{year}-{number}",
            "ej_verkstallda",
            f"Ej verkställda beslut, kvartal {number} {year}",
            "kvalitetsansvarig",
            _in_month(state, (number * 3 + 2) % 12),
            _TILL_GRANSKARE,
        )


def _by_month(ar: int, state: Arsplan, grund: Grund) -> Iterator[_Forslag]:
    for one in grund.manadsregler:
        yield _Forslag(
            one.regel,
            one.slag,
            one.arende.format(ar=ar, nasta=ar + 1),
            one.ansvarig,
            _in_month(state, one.manad),
            one.vidare,
        )


def _svar(ar: int, state: Arsplan, grund: Grund) -> Iterator[_Forslag]:
    """Each answer that is due this year, at the last sammanträde on or before its day."""
    for one in grund.svar:
        if one.senast.year != ar:
            continue
        yield _Forslag(
            f"svar/{one.granskning}",
            "svar_revisorer",
            _cut(one.arende, 300),
            "forvaltningschef",
            _latest(state, one.senast),
            one.vidare,
            one.senast,
            one.diarienummer,
        )


def _aterrapporter(ar: int, state: Arsplan, grund: Grund) -> Iterator[_Forslag]:
    """Each task that is to be reported back this year, at the last sammanträde before its day."""
    for one in grund.aterrapporter:
        if one.senast.year == ar:
            yield _Forslag(
                f"aterrapport/{one.uppdrag}",
                "aterrapport",
                _cut(f"Återrapport: {one.rubrik}", 300),
                one.ansvarig,
                _latest(state, one.senast),
                senast=one.senast,
            )


def _latest(state: Arsplan, day: date) -> Sammantrade | None:
    """Give the last sammanträde on or before a day."""
    return next((one for one in reversed(state.moten) if one.dag <= day), None)


def _in_month(state: Arsplan, month: int) -> Sammantrade | None:
    return next((one for one in state.moten if one.dag.month == month), None)


def _cut(text: str, longest: int = 500) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"

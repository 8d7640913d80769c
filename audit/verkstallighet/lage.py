"""What a beslut is on a day, and from when it is reported: pure, from its state and the day.

Three months are only the limit of reporting: a beslut is to be carried out promptly.
The unrolled last day counts (`practice.md` §4.1); the day after it the beslut is reported.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from audit.law.lagstadgad_tid import last_day
from audit.law.rule import Limit, NoRuleError
from audit.law.rules import rule_for, rule_with_id, wordings_after
from audit.verkstallighet import events_beslut as e
from audit.verkstallighet.beslut import Beslut, Course, day_of
from audit.verkstallighet.codes import INSATSER, PUNKTER_FRAN


class Lage(StrEnum):
    """The states of a beslut (`practice.md` §4.1)."""

    VANTAR = "vantar"
    ERBJUDEN = "erbjuden"
    TACKAT_JA = "tackat_ja"
    TACKAT_NEJ = "tackat_nej"
    DELVIS = "delvis"
    AVBROTT = "avbrott"
    VERKSTALLT = "verkstallt"
    AVSLUTAT = "avslutat"


LAGE_LABELS: dict[Lage, str] = {
    Lage.VANTAR: "Väntar",
    Lage.ERBJUDEN: "Erbjuden",
    Lage.TACKAT_JA: "Tackat ja, ej påbörjad",
    Lage.TACKAT_NEJ: "Tackat nej, fortsatt ej verkställt",
    Lage.DELVIS: "Delvis verkställt",
    Lage.AVBROTT: "Avbrott",
    Lage.VERKSTALLT: "Verkställt",
    Lage.AVSLUTAT: "Avslutat",
}
"""What people read for each state."""

ENDED = frozenset({Lage.VERKSTALLT, Lage.AVSLUTAT})
"""The states in which nothing waits."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Vantan:
    """A stretch in which the beslut waited: counted from the beslut, or from an avbrott.

    `slut` is the day it ended, by being carried out or closed; None while it goes on.
    """

    slag: str
    frist: Limit
    slut: date | None = None
    utgang: Lage | None = None

    @property
    def start(self) -> date:
        """Give the day that the three months count from."""
        return self.frist.start

    @property
    def rapporteras_fran(self) -> date:
        """Give the day after the unrolled three months."""
        return self.frist.sista_dag + timedelta(days=1)

    @property
    def reported(self) -> bool:
        """Tell of one that ended whether it had lasted beyond its three months."""
        return self.slut is None or self.slut >= self.rapporteras_fran

    def days(self, per: date) -> int:
        """Count the days that it had lasted on a day."""
        return (min(per, self.slut or per) - self.start).days


@dataclass(frozen=True, slots=True)
class _Walk:
    """Where a walk through the course stands: what the beslut is, and how it has waited."""

    lage: Lage | None = None
    vantan: tuple[Vantan, ...] = ()


def vantan(state: Beslut, per: date) -> tuple[Vantan, ...]:
    """Give the stretches in which a beslut had waited by a day, in order."""
    return _walked(state, per).vantan


def running(state: Beslut, per: date) -> Vantan | None:
    """Give the stretch in which it waits on a day; None where nothing waits."""
    found = vantan(state, per)
    return found[-1] if found and found[-1].slut is None else None


def classify(state: Beslut, per: date) -> Lage | None:
    """Give what a beslut is on a day; None before it, and where it was taken back."""
    lage = _walked(state, per).lage
    return _by_offers(state, per) if lage is Lage.VANTAR else lage


def reportable(state: Beslut, per: date) -> bool:
    """Tell whether a beslut is to be reported as it stands on a day."""
    found = running(state, per)
    return found is not None and per >= found.rapporteras_fran


def saknas(state: Beslut, per: date) -> str | None:
    """Name what is missing of a beslut that is carried out in part on a day."""
    course = state.course(per)
    last = course[-1] if course else None
    return last.saknas if isinstance(last, e.BeslutPartlyVerkstallt) else None


def avgift_line(found: Vantan, lag: str) -> date | None:
    """Give the day by which an ansökan om särskild avgift must be served; None if no rule speaks.

    Two years from the beslut or the avbrott (34 kap. 10 § SoL, 28 e § LSS).
    """
    try:
        rule = rule_for(f"evb_avgift{_lss(lag)}", found.start)
    except NoRuleError:
        return None
    return last_day(found.start, rule.length) if rule.length else None


def reporting_lagrum(found: Vantan, per: date) -> tuple[str, ...]:
    """Name the lagrum under which it is reported on a day: both where the act has changed since."""
    return lagrum_since(found.frist.rule, per)


def lagrum_since(rule: str, per: date) -> tuple[str, ...]:
    """Name the lagrum of a rule as it was written, and those that have taken its place by a day."""
    return (rule_with_id(rule).lagrum, *(later.lagrum for later in wordings_after(rule, per)))


def insats_lagrum(registered: e.BeslutRegistered, per: date) -> tuple[str, ...]:
    """Name the lagrum of the beslut itself, and on a later day the one in its place.

    Of LSS with the punkt of its 9 § that names the insats, where the kind of insats decides it.
    Empty where no known rule spoke on the day of the beslut.
    """
    try:
        rule = rule_for(f"evb_insats{_lss(registered.lag)}", registered.beslutad)
    except NoRuleError:
        return ()
    own = with_punkt(rule.lagrum, registered)
    return (own, *(later.lagrum for later in wordings_after(rule.id, per)))


def with_punkt(lagrum: str, registered: e.BeslutRegistered) -> str:
    """Give a lagrum with the punkt that names the insats, as it is where none does."""
    punkt = INSATSER[registered.insats].punkt
    if punkt is None or registered.beslutad < PUNKTER_FRAN:
        return lagrum
    return lagrum.replace("§", f"§ {punkt}", 1)


def _lss(lag: str) -> str:
    return "_lss" if lag == "lss" else ""


def _walked(state: Beslut, per: date) -> _Walk:
    walk = _Walk()
    for event in state.course(per):
        walk = _step(walk, event)
    return walk


def _step(walk: _Walk, event: Course) -> _Walk:
    match event:
        case e.BeslutRegistered():
            first = Vantan(slag="beslut", frist=event.frist)
            return _Walk(Lage.VANTAR, (first,))
        case e.BeslutPartlyVerkstallt():
            return _Walk(Lage.DELVIS, _broken(walk, event.frist))
        case e.AvbrottBegun():
            return _Walk(Lage.AVBROTT, _broken(walk, event.frist))
        case e.BeslutVerkstallt():
            return _ended(walk, Lage.VERKSTALLT, day_of(event))
    return _ended(walk, Lage.AVSLUTAT, day_of(event))


def _broken(walk: _Walk, frist: Limit) -> tuple[Vantan, ...]:
    """Begin a stretch of its own only where the whole had been carried out before."""
    if walk.lage is Lage.VERKSTALLT:
        return (*walk.vantan, Vantan(slag="avbrott", frist=frist))
    return walk.vantan


def _ended(walk: _Walk, lage: Lage, day: date) -> _Walk:
    if not walk.vantan or walk.vantan[-1].slut is not None:
        return replace(walk, lage=lage)
    last = replace(walk.vantan[-1], slut=day, utgang=lage)
    return _Walk(lage, (*walk.vantan[:-1], last))


def _by_offers(state: Beslut, per: date) -> Lage:
    """Tell by the offers what a beslut is that nothing of has begun."""
    answers = [newest_answer(state, one.erbjudande, per) for one in offers(state, per)]
    if "ja" in answers:
        return Lage.TACKAT_JA
    if None in answers:
        return Lage.ERBJUDEN
    return Lage.TACKAT_NEJ if "nej" in answers else Lage.VANTAR


def offers(state: Beslut, per: date) -> tuple[e.ErbjudandeMade, ...]:
    """Give the offers that had been made by a day."""
    return tuple(one for one in state.all(e.ErbjudandeMade) if one.erbjudet <= per)


def newest_answer(state: Beslut, erbjudande: int, per: date) -> str | None:
    """Give the answer to an offer that stands on a day; None where there is none."""
    found = [
        (one.besvarat, one.originator_version, one.svar)
        for one in state.all(e.ErbjudandeAnswered)
        if one.erbjudande == erbjudande and one.besvarat <= per
    ]
    return max(found)[2] if found else None


def other_insatser(state: Beslut, per: date) -> tuple[e.AnnanInsatsBegun, ...]:
    """Give the other insatser that the enskilde had on a day."""
    ended = {one.annan: one.till for one in state.all(e.AnnanInsatsEnded)}
    return tuple(
        one for one in state.all(e.AnnanInsatsBegun) if one.fran <= per <= ended.get(one.annan, per)
    )


def newest_orsak(state: Beslut, per: date) -> e.OrsakStated | None:
    """Give the reason for the delay that stands on a day."""
    found = [one for one in state.all(e.OrsakStated) if one.angiven <= per]
    return max(found, key=lambda one: (one.angiven, one.originator_version), default=None)

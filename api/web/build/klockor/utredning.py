"""The times of one utredning on a day, and what was done in it: for the page of the ärende."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from api.web.build.klockor.limits import COLUMNS, NONE, days, limit_row, moved, state_badge
from api.web.formats import dagar, datum
from api.web.labels import named
from api.web.labels_klockor import TIDER
from api.web.models.frame import Kind
from api.web.models.parts import Bricka, Cell, Table
from audit.barnutredning import idle, uppfoljningar
from audit.barnutredning.classify import TIDSKLASS_LABELS, Tidsklass, classify, extended_after_limit
from audit.barnutredning.clock import Lage, read_klocka
from audit.barnutredning.codes import BESLUTSFATTARE, SKAL
from audit.barnutredning.codes_handlaggning import FLYTT, HORD_SATT, INFORMERAD, INTE_HORD
from audit.barnutredning.events_handlaggning import (
    BarnHeard,
    BarnMoved,
    BarnNotHeard,
    InformationGiven,
    InformationWithheld,
    SamordnareNoted,
)
from audit.barnutredning.idle import ARBETSLAGE_LABELS, Arbetslage
from audit.barnutredning.uppgifter import day_of
from audit.law import Limit, rule_with_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from audit.barnutredning import Utredning, UtredningExtended
    from audit.envelope import Event

IDLE: Final = 30
"""Days without a note after which work counts as standing still: the nämnd's own choice."""
FROM_2025: Final = "2025-07-01"
"""The day from which the act says information and no longer underrättelse."""
E = TypeVar("E", bound="Event")


def limits_table(utredning: Utredning, per: date) -> Table | None:
    """List every time of an utredning as it stands on a day; None before it was opened."""
    if utredning.opened is None or utredning.opened.inledd > per:
        return None
    rows = (
        _four_months(utredning, utredning.opened.limit, per),
        *(_extension(utredning, one, per) for one in utredning.extensions if one.beslutad <= per),
        *_uppfoljningar(utredning, per),
    )
    return Table(f"Tider, läget {datum(per)}", COLUMNS, rows)


def _ended(utredning: Utredning, per: date) -> date | None:
    closing = utredning.closing
    return closing.avslutad if closing and closing.avslutad <= per else None


def _four_months(utredning: Utredning, limit: Limit, per: date) -> tuple[Cell, ...]:
    klocka = read_klocka(per, limit, _ended(utredning, per))
    cells = limit_row(TIDER["utredningstid"], klocka, per)
    classed = classify(utredning, per)
    if classed is None or classed.tidsklass is not Tidsklass.OVER_INOM_FORLANGNING:
        return cells
    # Over four months with a decided extension is no breach: the same words as in the figures.
    badge = Bricka(TIDSKLASS_LABELS[classed.tidsklass], Kind.INFO, mark="snart")
    return (cells[0], Cell("", brickor=(badge,)), *cells[2:])


def _extension(utredning: Utredning, one: UtredningExtended, per: date) -> tuple[Cell, ...]:
    limit = Limit(
        rule=one.rule,
        lagrum=one.lagrum,
        start=one.beslutad,
        sista_dag=one.ny_sista_dag,
        sista_dag_vardag=one.ny_sista_dag_vardag,
        certainty=rule_with_id(one.rule).certainty.value,
    )
    klocka = read_klocka(per, limit, _ended(utredning, per))
    later = (x for x in utredning.extensions if one.beslutad < x.beslutad <= per)
    replaced = klocka.lage is Lage.OVER and any(later)
    badge = Bricka("Ersatt av en senare förlängning") if replaced else state_badge(klocka)
    late = "Beslutad efter fristens utgång" if extended_after_limit(utredning, one) else ""
    decided = f"{named(BESLUTSFATTARE, one.beslutsfattare)}, {datum(one.beslutad)}"
    return (
        Cell(TIDER["forlangning"], note=f"{named(SKAL, one.skal_kod)}. {decided}"),
        Cell("", brickor=(badge,), note=late),
        Cell(NONE if replaced else days(klocka)),
        Cell(datum(one.ny_sista_dag)),
        Cell(moved(one.ny_sista_dag, one.ny_sista_dag_vardag)),
        Cell(one.lagrum),
    )


def _uppfoljningar(utredning: Utredning, per: date) -> Iterator[tuple[Cell, ...]]:
    for one in uppfoljningar(utredning):
        if one.decided.beslutad <= per:
            ended = one.ended.avslutad if one.ended else None
            at = ended if ended is not None and ended <= per else per
            limit = one.limit_on(at)
            changed = "Omräknad efter lagändring" if limit != one.decided.limit else ""
            yield limit_row(TIDER["uppfoljning"], read_klocka(per, limit, ended), per, changed)


def handled(utredning: Utredning, per: date) -> tuple[tuple[str, str], ...]:
    """Say what is noted of an utredning by a day: whom it lies with, who was told and heard."""
    if utredning.opened is None:
        return ()
    told = "Information om utredning" if per.isoformat() >= FROM_2025 else "Underrättelse"
    found = [
        ("Samordnare", _samordnare(utredning, per)),
        (told, _information(utredning, per)),
        ("Barnet hört", _heard(utredning, per)),
        ("Arbetet", _work(utredning, per)),
        ("Vistelsekommun", _moved(utredning, per)),
    ]
    return tuple((name, text) for name, text in found if text)


def samordnare_of(utredning: Utredning, per: date) -> str | None:
    """Give the code of the samordnare it lies with on a day; None where nobody noted one."""
    noted = _noted(utredning, SamordnareNoted, per)
    return noted[-1].samordnare if noted else None


def _samordnare(utredning: Utredning, per: date) -> str:
    return samordnare_of(utredning, per) or "Ingen antecknad"


def _information(utredning: Utredning, per: date) -> str:
    said = [
        f"Lämnad {datum(one.lamnad)} till {_whom(one.till)}"
        for one in _noted(utredning, InformationGiven, per)
    ]
    said += [
        f"Beslut {datum(one.beslutad)} att inte lämna till {_whom(one.till)}"
        for one in _noted(utredning, InformationWithheld, per)
    ]
    return ". ".join(said) or "Inget antecknat. Ska lämnas genast"


def _whom(codes: tuple[str, ...]) -> str:
    return ", ".join(named(INFORMERAD, code).lower() for code in codes)


def _heard(utredning: Utredning, per: date) -> str:
    heard = _noted(utredning, BarnHeard, per)
    if heard:
        return ". ".join(f"{datum(x.hord)}, {named(HORD_SATT, x.satt).lower()}" for x in heard)
    not_heard = _noted(utredning, BarnNotHeard, per)
    if not_heard:
        last = not_heard[-1]
        return f"Nej: {named(INTE_HORD, last.skal_kod).lower()} (antecknat {datum(last.noterad)})"
    return "Inget antecknat om barnet har hörts, eller varför inte"


def _work(utredning: Utredning, per: date) -> str:
    found = idle(utredning, per, IDLE)
    if found is None:
        return ""
    name = ARBETSLAGE_LABELS[found.lage]
    if found.lage is Arbetslage.UNDERLAG_SAKNAS:
        known = f"till och med {datum(found.known_through)}" if found.known_through else "om det"
        return f"{name}: inget utdrag berättar {known}. Senast känt {datum(found.last)}"
    return f"{name}: senast {datum(found.last)}, {dagar(found.days)} sedan"


def _moved(utredning: Utredning, per: date) -> str:
    noted = _noted(utredning, BarnMoved, per)
    return f"Bytt {datum(noted[-1].flyttade)}. {named(FLYTT, noted[-1].utfall)}" if noted else ""


def _noted(utredning: Utredning, kind: type[E], per: date) -> list[E]:
    """Give what stands of a kind by a day, in the order it happened."""
    found = [one for one in utredning.uppgifter if isinstance(one, kind) and day_of(one) <= per]
    return sorted(found, key=lambda one: (day_of(one), one.originator_version))

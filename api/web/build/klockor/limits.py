"""One time of a case in a line: its rule, its lagrum, both last days, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.build.klockor.over_time import over_badge
from api.web.formats import antal, datum
from api.web.labels import SAKERHET, named
from api.web.labels_klockor import LAGEN, LANGD, SOFT_LATE
from api.web.models.frame import Kind
from api.web.models.parts import Bricka, Cell, Column
from audit.barnutredning.clock import Lage
from audit.law import NoRuleError, lagrum_on, rule_with_id

if TYPE_CHECKING:
    from datetime import date

    from audit.barnutredning.clock import Klocka
    from audit.law import Limit

COLUMNS: Final = (
    Column("Tid"),
    Column("Läge"),
    Column("Dagar", whole=True),
    Column("Sista dag", whole=True),
    Column("Om den flyttas till vardag", whole=True),
    Column("Lag"),
)
NONE: Final = "–"


def limit_row(name: str, klocka: Klocka, per: date, note: str = "") -> tuple[Cell, ...]:
    """Write one time as it stands on a day."""
    return (
        Cell(name, note=_length(klocka.limit)),
        Cell("", brickor=(state_badge(klocka),), note=note or _remark(klocka)),
        Cell(days(klocka)),
        Cell(datum(klocka.sista_dag) if klocka.sista_dag else NONE),
        Cell(moved(klocka.sista_dag, klocka.sista_dag_vardag)),
        law_cell(klocka.limit, per),
    )


def state_badge(klocka: Klocka) -> Bricka:
    """Say where a time stands, in words and with a shape."""
    name, ended = LAGEN[klocka.lage], klocka.ended
    match klocka.lage:
        case Lage.OVER if klocka.sista_dag:
            return over_badge(klocka.sista_dag)
        case Lage.FOR_SENT if ended:
            return Bricka(f"{name}, {datum(ended)}", Kind.WARNING, mark="over")
        case Lage.I_TID if ended:
            return Bricka(f"{name}, {datum(ended)}", Kind.SUCCESS, mark="inom")
        case Lage.LOPER:
            return Bricka(name, Kind.INFO, mark="utan")
        case _:
            return Bricka(f"{name}, {datum(ended)}" if ended else name)


def days(klocka: Klocka) -> str:
    """Say how many days are left, or how many it is over."""
    left = klocka.days_left
    if left is not None:
        return f"{antal(left)} kvar" if left >= 0 else f"{antal(-left)} över"
    if klocka.lage is Lage.FOR_SENT and klocka.ended and klocka.sista_dag:
        return f"{antal((klocka.ended - klocka.sista_dag).days)} över"
    return NONE


def moved(sista_dag: date | None, vardag: date | None) -> str:
    """Give the vardag that a last day is moved to, or that it is the same day."""
    if sista_dag is None or vardag is None:
        return NONE
    return "Flyttas inte" if sista_dag == vardag else datum(vardag)


def law_cell(limit: Limit | None, per: date, rule: str = "") -> Cell:
    """Name the lagrum that a limit was set by, what speaks on the day asked for, and the source.

    `rule` is the rule's name where there is no limit.
    """
    if limit is None:
        return Cell(speaking(rule, per) or NONE)
    now = speaking(rule_with_id(limit.rule).name, per)
    later = f"Den {datum(per)} gäller {now}. " if now and now != limit.lagrum else ""
    return Cell(limit.lagrum, note=f"{later}{named(SAKERHET, limit.certainty)}")


def speaking(rule: str, per: date) -> str:
    """Give the lagrum in force on a day, empty where no known rule speaks then."""
    try:
        return lagrum_on(rule, per) if rule else ""
    except NoRuleError:
        return ""


def _length(limit: Limit | None) -> str:
    if limit is None:
        return ""
    rule = rule_with_id(limit.rule)
    return LANGD.get(rule.id) or LANGD.get(rule.name, "")


def _remark(klocka: Klocka) -> str:
    said = []
    if klocka.within_vardag:
        said.append("inom nästa vardag")
    if klocka.extended_after_limit:
        said.append("förlängd efter fristens utgång")
    if klocka.soft and klocka.lage in {Lage.OVER, Lage.FOR_SENT}:
        said.append(SOFT_LATE)
    text = ", ".join(said)
    return text[:1].upper() + text[1:]

"""Counts of the report about a mätning: of frozen numbers, and of what the views answer now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from api.reports.internkontroll.model import Count, Part, Words
from api.web.formats import dag_i_ord, datum
from audit.barnutredning.classify import TIDSKLASS_LABELS, Tidsklass
from audit.internkontroll.kontrollutfall import KONTROLLKLASS_LABELS, Kontrollklass
from projections.barnutredning.figure import Closed, Running
from projections.barnutredning.listing import Flag

if TYPE_CHECKING:
    from audit.internkontroll.matning import Matning
    from projections.barnutredning.figure import ClassCount

PHRASES: Final = {
    Tidsklass.INOM: "inom fyra månader",
    Tidsklass.OVER_INOM_FORLANGNING: "inom beslutad förlängning",
    Tidsklass.OVER_FORLANGNING_UTE: "där förlängningen har löpt ut",
    Tidsklass.OVER_UTAN_FORLANGNING: "utan beslut om förlängning",
}
REMARKS: Final = {
    Flag.CLOSED_LATER: "avslutade senare",
    Flag.EXTENDED_AFTER_LIMIT: "förlängda för sent",
    Flag.WITHIN_VARDAG: "inom nästa vardag",
}
"""What is remarked of those that are over their time, in the order it is told."""
_KONTROLL: Final = {
    Kontrollklass.INOM: "inom tiden",
    Kontrollklass.SENT: "sent",
    Kontrollklass.OVER: "inte än",
}
_WAITING: Final = "väntar, och tiden har inte gått ut"
_CLOCK: Final = {
    "i_tid": ("I tid", "i tid"),
    "for_sent": ("För sent", "för sent"),
    "over": ("Över tiden, inte gjort", "inte än"),
}
_CLOCKS: Final = {
    "skyddsbedomning": ("och skulle ha skyddsbedömts", "bedömdes i tid", "bedömdes inte i tid"),
    "forhandsbedomning": (
        "och skulle ha förhandsbedömts",
        "bedömdes i tid",
        "bedömdes inte i tid",
    ),
    "aterkoppling": (
        "där den som anmälde skulle få svar",
        "fick svaret i tid",
        "fick inte svaret i tid",
    ),
}
"""Measure of orosanmälningar → what was to be, what was in time, what was not."""


def of_class(klass: str) -> str:
    """Name the class that a remark is counted within: `av dem utan beslut om förlängning`."""
    return f"av dem {PHRASES[Tidsklass(klass)]}"


def of_view(counted: Running | Closed) -> Count:
    """Give what the view of utredningar answers."""
    return Count(tuple(_part(klass, counted.classes[klass]) for klass in Tidsklass))


def _part(klass: Tidsklass, found: ClassCount) -> Part:
    remarks = tuple((name, getattr(found, flag.value)) for flag, name in REMARKS.items())
    varav = () if klass is Tidsklass.INOM else remarks
    return Part(TIDSKLASS_LABELS[klass], found.count, PHRASES[klass], varav)


def of_frozen(matning: Matning) -> Count | None:
    """Give what was frozen or registered; None for a number that is no count."""
    said, numbers = matning.matt, matning.numbers
    if said.startswith("barnutredningstid"):
        return Count(tuple(_frozen(klass, matning) for klass in Tidsklass))
    if matning.kontroll is not None:
        parts = [
            Part(KONTROLLKLASS_LABELS[klass], numbers.get(klass, 0), phrase)
            for klass, phrase in _KONTROLL.items()
        ]
        waits = numbers.get(Kontrollklass.VANTAR, 0)
        return Count(tuple(parts), (Part(_WAITING, waits, _WAITING),) if waits else ())
    if said in _CLOCKS:
        return Count(tuple(Part(name, numbers.get(code, 0), phrase)
                           for code, (name, phrase) in _CLOCK.items()))  # fmt: skip
    return _registered(matning)


def _frozen(klass: Tidsklass, matning: Matning) -> Part:
    behind = {name: frozenset(ids) for name, ids in matning.behind.items()}
    own = behind.get(klass, frozenset())
    varav = tuple(
        (name, len(own & behind.get(flag, frozenset()))) for flag, name in REMARKS.items()
    )
    number = matning.numbers.get(klass, 0)
    shown = () if klass is Tidsklass.INOM else varav
    return Part(TIDSKLASS_LABELS[klass], number, PHRASES[klass], shown)


def _registered(matning: Matning) -> Count | None:
    found = matning.utfall
    if found is None or found.namnare is None or found.enhet != "promille":
        return None
    rest = found.namnare - found.taljare
    return Count(
        (
            Part("Uppfyllde kravet", found.taljare, "som uppfyllde kravet"),
            Part("Uppfyllde inte kravet", rest, "som inte uppfyllde kravet"),
        )
    )


def words_of(matning: Matning) -> Words:
    """Give how sentences tell a mätning's count."""
    if matning.matt == "barnutredningstid":
        return running_words(matning.per)
    span = _span(matning.period, matning.per)
    if matning.matt == "barnutredningstid_avslutade":
        return closed_words(span)
    if matning.matt in _CLOCKS:
        due, inside, outside = _CLOCKS[matning.matt]
        one, many = (f"{what} kom in {span} {due}" for what in ("orosanmälan", "orosanmälningar"))
        return Words(one, many, inside, outside)
    if matning.kontroll is not None:
        until = f"räknades till och med den {dag_i_ord(matning.per)}"
        return Words(f"tillfälle {until}", f"tillfällen {until}", "skedde i tid",
                     "skedde inte i tid")  # fmt: skip
    return Words("ingår i mätningen", "ingår i mätningen", "uppfyllde kravet",
                 "uppfyllde det inte", timed=False)  # fmt: skip


def running_words(per: date) -> Words:
    """Give how sentences tell the utredningar that run on a day."""
    ran = f"pågick den {dag_i_ord(per)}"
    return Words(
        one=f"barnavårdsutredning {ran}",
        many=f"barnavårdsutredningar {ran}",
        inside="var inom fyra månader",
        outside="hade pågått längre än fyra månader",
    )


def closed_words(span: str) -> Words:
    """Give how sentences tell the utredningar that were closed in a span of days."""
    return Words(
        one=f"barnavårdsutredning avslutades {span}",
        many=f"barnavårdsutredningar avslutades {span}",
        inside="tog högst fyra månader",
        outside="tog längre tid än fyra månader",
    )


def span_of(start: date, end: date) -> str:
    """Write a span of days: `från 2022-10-01 till och med 2022-12-31`."""
    return f"från {datum(start)} till och med {datum(end)}"


def _span(period: tuple[date, date] | None, per: date) -> str:
    return span_of(*period) if period else f"till och med {datum(per)}"


def same_parts(first: Count, second: Count) -> bool:
    """Tell whether two answers to one question give the same number in each part."""
    return _numbers(first) == _numbers(second)


def _numbers(count: Count) -> Sequence[int]:
    return [one.antal for one in count.parts]

"""What an event says, line by line, as people read it: labels, codes in words, names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.web.formats import datum
from api.web.forms.short_names import lexsarah_name, rapport_name
from api.web.labels import SAKERHET, TEXTS, named
from api.web.labels_lexsarah import HANDELSER, fact_label, utfall_name
from api.web.models.pages import Fact
from audit.envelope import Happened, Precision
from audit.law.delegation import BESLUTSFATTARE
from audit.law.rule import Limit
from audit.lexsarah.bedomning import BEDOMNING
from audit.lexsarah.code_fields import CODES
from audit.lexsarah.codes import STOD
from audit.lexsarah.events_beslut import BeslutRecorded
from audit.lexsarah.taget import Taget

if TYPE_CHECKING:
    from api.web.build.lexsarah.around import Around
    from audit.envelope import Event

HIDDEN: Final = frozenset(
    # Ids and rule ids say nothing to a reader; the API gives them.
    {"originator_id", "originator_version", "happened", "rules", "rapportor", "kallreferens"}
    | {"handling", "sha256", "known_position", "topic", "replaced", "corrects"}
)
MAIN: Final = "bedomning"
BARE: Final = frozenset({"sankt", "forbi_chef", "fara_nu", "aterkallad"})
"""Truths that are worth saying only where they are so."""
NUMBERED: Final = frozenset({"ersatter", "atgard", "fraga", "avser"})
"""Facts that are the number of another event of the stream."""


def facts_of(event: Event, around: Around) -> tuple[Fact, ...]:
    """Give the lines of an event; sealed words are masked for those who may not read them."""
    return (*_plain(event, around), *_sealed(event, around))


def _plain(event: Event, around: Around) -> Iterator[Fact]:
    # What a happening comes to stands first: short lists show that line alone.
    for one in sorted(fields(event), key=lambda one: one.name != MAIN):
        value = getattr(event, one.name)
        if one.name in HIDDEN or one.metadata.get("sealed") or value in (None, (), {}):
            continue
        if one.name in BARE and not value:
            continue
        if isinstance(value, Taget):
            yield from taget_facts(value)
        else:
            yield Fact(fact_label(one.name), worded(event, one.name, value, around))


def _sealed(event: Event, around: Around) -> Iterator[Fact]:
    """Give the sealed words; without the right to read them only that some may be there."""
    names = [one.name for one in fields(event) if one.metadata.get("sealed")]
    if not around.words and names:
        yield Fact(fact_label(names[0]), TEXTS["skyddad_text"], sealed=True)
        return
    for name in names:
        value = getattr(event, name)
        if value:
            yield Fact(fact_label(name), value)


def taget_facts(taget: Taget) -> Iterator[Fact]:
    """Say who decided, when, and what it rests on; taken without support shows as such."""
    who = BESLUTSFATTARE.get(taget.beslutsfattare, taget.beslutsfattare)
    paragraf = f", {taget.paragraf}" if taget.paragraf else ""
    yield Fact("Beslutat av", f"{who}, {datum(taget.beslutad)}{paragraf}")
    punkt = f", punkt {taget.punkt}" if taget.punkt else ""
    note = "De som beslutar i första hand var frånvarande" if taget.foregaende_franvarande else ""
    yield Fact("Stöd", f"{named(STOD, taget.stod)}{punkt}", note=note)


def worded(event: Event, name: str, value: Any, around: Around) -> str:
    """Give a fact's value as people read it."""
    if isinstance(event, BeslutRecorded) and name == "utfall":
        return utfall_name(event.slag, value)
    codes = CODES.get(type(event), {}).get(name)
    if codes is not None:
        return named(codes, value)
    if name in _NAMED:
        return _NAMED[name](value, around)
    if name in NUMBERED:
        return f"nr {value}"
    return _by_type(value)


def _by_type(value: Any) -> str:
    match value:
        case bool():
            return "Ja" if value else "Nej"
        case date():
            return datum(value)
        case Happened():
            return when(value)
        case Limit():
            return limit_text(value)
        case tuple():
            return ", ".join(str(one) for one in value)
    return str(value)


def when(happened: Happened) -> str:
    """Say when something happened, as it was told."""
    if happened.precision is Precision.UNKNOWN or happened.start is None:
        return "Framgår inte"
    if happened.precision is Precision.INTERVAL:
        return f"{happened.start[:10]} till {(happened.end or '')[:10]}"
    return happened.start[:10]


def limit_text(limit: Limit) -> str:
    """Write a limit with both last days, its lagrum and how certain it is."""
    moved = limit.sista_dag_vardag
    both = f"{datum(limit.sista_dag)}" + (
        f", förskjuten till vardag {datum(moved)}" if moved != limit.sista_dag else ""
    )
    return f"sista dag {both} ({limit.lagrum}). {named(SAKERHET, limit.certainty)}"


def heading_of(topic: str) -> str:
    """Name an event."""
    return named(HANDELSER, topic)


def _person(value: object, around: Around) -> str:
    return around.person(value) if isinstance(value, UUID) else str(value)


def _arende(value: object) -> str:
    return lexsarah_name(value, None) if isinstance(value, UUID) else str(value)


_NAMED: Final[dict[str, Callable[[Any, Around], str]]] = {
    # "Inget jäv: Ja" is hard to read; what people read is whether there is jäv.
    "inget_jav": lambda value, _: "Nej" if value else "Ja",
    "enhet": lambda value, around: around.enhet(value),
    "verksamhet": lambda value, around: around.verksamhet(value),
    "utforare": lambda value, around: around.utforare(value),
    "tidigare": lambda value, _: named(BEDOMNING, value),
    "bedomning": lambda value, _: named(BEDOMNING, value),
    "konto": _person,
    "utredare": _person,
    "foregaende": _person,
    "inlagd_av": _person,
    "rapport": lambda value, _: rapport_name(value),
    "arende": lambda value, _: lexsarah_name(value, None),
    "till": lambda value, _: datum(value) if isinstance(value, date) else _arende(value),
}
"""Fact → how it is named, where neither a code nor its type says it."""

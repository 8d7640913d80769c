"""The facts of a happening in words, with what a rättelse replaced beside what holds now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.web.build.names import arende_name
from api.web.labels import FALT, KODER, SAKERHET, TEXTS, named
from api.web.labels_klockor import SKAL_KODER
from api.web.models.pages import Fact
from audit.barnutredning.events_handlaggning import COUNTED_ONLY
from audit.law.rule import Limit

if TYPE_CHECKING:
    from audit.envelope import Event
    from projections.trail.timeline import Item

LIMIT: Final = ("sista_dag", "sista_dag_vardag", "lagrum", "certainty")
HIDDEN: Final = frozenset(
    # Random tokens and rule ids say nothing to a reader; the API gives them.
    {"originator_id", "originator_version", "happened", "barn", "kallreferens", "rule", "start"}
    | {"corrects", "replaced", "topic", "handelse", "aterkallad"}
)
UTREDNING: Final = ("pagaende", "utredning")
"""The facts that name an utredning by its id."""
SEVERAL: Final = ("till",)
"""The facts that hold more than one code."""


def plain_facts(event: Event) -> dict[str, str]:
    """Give the facts of an event as texts by field, the limit's among them; no sealed words."""
    found: dict[str, str] = {}
    for one in fields(event):
        value = getattr(event, one.name)
        if one.name in HIDDEN or one.metadata.get("sealed") or value is None:
            continue
        if isinstance(value, Limit):
            found |= _limit(one.name, value)
        else:
            found[one.name] = _plain(value)
    return found


def _limit(name: str, limit: Limit) -> dict[str, str]:
    """Give what is said of a limit: all of the one that an event is about, else its last day."""
    if name == "limit":
        return {one: str(getattr(limit, one)) for one in LIMIT}
    return {f"sista_dag_{name.removeprefix('limit_')}": limit.sista_dag.isoformat()}


def sealed_facts(event: Event, *, in_clear: bool) -> tuple[Fact, ...]:
    """Give the sealed words of an event, masked for those who may not read them.

    What is only counted is masked for everybody.
    """
    return tuple(
        _sealed(one.name, value, in_clear=in_clear and (event.TOPIC, one.name) not in COUNTED_ONLY)
        for one in fields(event)
        if one.metadata.get("sealed") and (value := getattr(event, one.name))
    )


def _sealed(name: str, value: str, *, in_clear: bool) -> Fact:
    return Fact(
        named(FALT, name),
        value if in_clear else TEXTS["skyddad_text"],
        note=TEXTS["skyddad_not" if in_clear else "skyddad_dold"],
        sealed=not in_clear,
    )


def standing(items: tuple[Item, ...]) -> dict[int, dict[str, tuple[str, str]]]:
    """Give per version and field what holds after every rättelse, and what stood there first."""
    first = {item.version: plain_facts(item.event) for item in items if not item.corrects}
    now = {version: dict(facts) for version, facts in first.items()}
    for item in items:
        if item.corrects in now:
            known = first[item.corrects]
            # A rättelse of an orosanmälan states every limit; only those that stood here moved.
            now[item.corrects] |= {
                name: new
                for name, new in changes(item).items()
                if name in known or not name.startswith("sista_dag_")
            }
    return {
        version: {
            name: (facts.get(name, ""), first[version].get(name, ""))
            for name in first[version] | facts
        }
        for version, facts in now.items()
    }


def changes(item: Item) -> dict[str, str]:
    """Give what a rättelse put in place, the limit counted anew among it."""
    moved: dict[str, str] = {}
    for one in fields(item.event):
        value = getattr(item.event, one.name)
        if isinstance(value, Limit):
            moved |= _limit(one.name, value)
    return {name: new for name, new in (dict(item.replaced) | moved).items() if name not in HIDDEN}


def shown(facts: Mapping[str, tuple[str, str]], topic: str) -> tuple[Fact, ...]:
    """Turn fields of an event into lines: what holds now, with what it replaced."""
    return tuple(
        Fact(
            named(FALT, name),
            worded(name, now, topic),
            replaced=worded(name, before, topic) if before and before != now else "",
        )
        for name, (now, before) in facts.items()
        if now or before
    )


def worded(name: str, text: str, topic: str) -> str:
    """Give a fact's text as people read it: codes by their label, an empty one as taken away."""
    if not text:
        return "Borttagen"
    if name == "certainty":
        return named(SAKERHET, text)
    if name in UTREDNING:
        return arende_name(UUID(text))
    codes = SKAL_KODER.get(topic, {}) if name == "skal_kod" else KODER.get(name)
    if codes is None:
        return text
    return ", ".join(
        named(codes, code) for code in (text.split(",") if name in SEVERAL else [text])
    )


def _plain(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    return value.isoformat() if isinstance(value, date) else str(value)

"""What happened in one ärende: recorded as a reading first, words for those who may see them."""

from __future__ import annotations

from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from api.acts import Acting, open_timeline
from api.auth import Access, Permission, require
from api.http.asked import KNOWN_AT
from api.http.documented import NAMND, answered, problems
from api.http.moments import moment, utc
from audit.barnutredning.events_handlaggning import COUNTED_ONLY
from audit.codec import facts_of, plain, sealed_parts, words_of
from audit.envelope import Actor, Erased
from audit.errors import NotFoundError
from projections.trail.timeline import Item, items_of, timeline

router = APIRouter(prefix=NAMND + "/arenden", tags=["Ärenden"])
_NOBODY: Final = Actor(UUID(int=0), "")


class HandelserQuery(BaseModel):
    """As known at which moment."""

    model_config = ConfigDict(extra="forbid")
    known_at: str | None = Field(None, max_length=40, description=KNOWN_AT, examples=["2022-12-31"])


class Handelse(BaseModel):
    """One event of an ärende."""

    version: int = Field(description="Händelsens nummer i ärendet.")
    topic: str = Field(description="Händelsens slag.")
    position: int = Field(description="Löpnummer i loggen.")
    recorded_at: str = Field(description="Loggens tid (UTC).")
    happened: dict[str, Any] = Field(description="När det hände, och hur säkert det är.")
    registered: str | None = Field(description="Dagen det registrerades, om det framgår.")
    days_late: int | None = Field(description="Dagar från att det hände till registreringen.")
    source: dict[str, Any] = Field(description="Vägen in; för en inläsning filens kontrollsumma.")
    actor: dict[str, Any] | None = Field(description="Konto, roll och delegationspunkt.")
    facts: dict[str, Any] | None = Field(description="Uppgifterna; null om de är gallrade.")
    words: dict[str, str] | None = Field(description="Skyddad text; null om du inte får se den.")
    masked: list[str] = Field(description="Skyddad text som kan finnas men inte visas.")
    corrects: int | None = Field(description="Numret på händelsen som den rättar.")
    corrected_by: list[int] = Field(description="Numren på händelser som rättar den.")
    erased: bool = Field(description="Sant om innehållet är gallrat.")


class Handelser(BaseModel):
    """The timeline of an ärende."""

    namnd: str = Field(description="Nämndens beteckning.")
    constructed: bool = Field(description="Sant om uppgifterna är konstruerade.")
    arende: UUID = Field(description="Ärendets id.")
    position: int = Field(description="Löpnumret: allt till och med det är med.")
    read_position: int = Field(description="Löpnumret som läsningen fick i läsloggen.")
    handelser: list[Handelse] = Field(description="Händelserna i ordning.")


EXAMPLE_HANDELSE: Final[dict[str, Any]] = {
    "version": 1,
    "topic": "barnutredning.utredning_opened",
    "position": 40,
    "recorded_at": "2022-06-02T05:00:00.000000Z",
    "happened": {"precision": "day", "start": "2022-06-01"},
    "registered": "2022-06-01",
    "days_late": 0,
    "source": {"kind": "import", "file_sha256": "…"},
    "actor": {"account": "00000000-0000-0000-0000-000000000000", "role": "tekniker"},
    "facts": {"inledd": "2022-06-01", "enhet": "e1"},
    "words": None,
    "masked": [],
    "corrects": None,
    "corrected_by": [],
    "erased": False,
}
_EXAMPLE: Final[dict[str, Any]] = {
    "namnd": "exempel",
    "constructed": True,
    "arende": "0189f7c4-0000-7000-8000-000000000001",
    "position": 412,
    "read_position": 17,
    "handelser": [EXAMPLE_HANDELSE],
}


@router.get(
    "/{arende}/handelser",
    summary="Ärendets händelser",
    responses={200: answered("Händelserna.", _EXAMPLE), **problems(401, 403, 404, 405, 422)},
)
def handelser(
    request: Request,
    access: Annotated[Access, Depends(require(Permission.TIMELINES))],
    arende: Annotated[
        UUID,
        Path(description="Ärendets id.", examples=["0189f7c4-0000-7000-8000-000000000001"]),
    ],
    query: Annotated[HandelserQuery, Query()],
) -> Handelser:
    """Ger allt som registrerats i ett ärende; läsningen antecknas innan något hämtas."""
    log = access.log
    known = None if query.known_at is None else moment("known_at", query.known_at)
    position = log.head().size if known is None else log.position_at(known)
    acting, words = Acting.of(request, access), access.may(Permission.WORDS)
    opened = open_timeline(acting, access.context, "handelser", arende, words=words)
    with_words = opened.sight.words
    items = _items(access, arende, position, with_words=with_words)
    # What happens in lex Sarah is shown by its own addresses, to those who need to know.
    if not items or not items[0].topic.startswith("barnutredning."):
        raise NotFoundError("Det finns inget sådant ärende, eller så fanns det inte då.")
    return Handelser(
        namnd=log.namnd.slug,
        constructed=log.constructed,
        arende=arende,
        position=position,
        read_position=opened.read_position,
        handelser=[made_handelse(item, with_words=with_words) for item in items],
    )


def _items(access: Access, arende: UUID, position: int, *, with_words: bool) -> tuple[Item, ...]:
    """Lay out the ärende; where words are not to be seen they are not even decrypted."""
    if with_words:
        return timeline(access.log, arende, position).items
    history = access.log.load_many([arende]).get(arende, [])
    return items_of([one for one in history if one.position <= position])


def made_handelse(
    item: Item, *, with_words: bool, not_told: frozenset[str] = frozenset({"happened"})
) -> Handelse:
    """Write one event; `not_told` names facts that are left out."""
    parts = () if item.erased else sealed_parts(type(item.event))
    # What is only counted is masked for everybody.
    shown = {one for one in parts if with_words and (item.topic, one) not in COUNTED_ONLY}
    return Handelse(
        version=item.version,
        topic=item.topic,
        position=item.position,
        recorded_at=utc(item.recorded_at),
        happened=plain(item.happened),
        registered=None if item.registered is None else item.registered.isoformat(),
        days_late=item.days_late,
        source=plain(item.source),
        actor=None if item.actor is None else plain(item.actor),
        facts=_facts(item, not_told),
        words=_words(item, shown) if with_words and not item.erased else None,
        masked=[one for one in parts if one not in shown],
        corrects=item.corrects,
        corrected_by=list(item.corrected_by),
        erased=item.erased,
    )


def _words(item: Item, shown: set[str]) -> dict[str, str]:
    return {name: text for name, text in words_of(item.event).items() if name in shown}


def _facts(item: Item, not_told: frozenset[str]) -> dict[str, Any] | None:
    """Give the facts as they are stored, without what stands beside them already."""
    if isinstance(item.event, Erased):
        return None
    facts = facts_of(item.event, item.actor or _NOBODY)
    return {name: value for name, value in facts.items() if name not in {"actor", *not_told}}

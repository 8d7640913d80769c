"""What the handlers of lex Sarah share: who acts, what was sent, and a stream that is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import Depends, Request
from starlette.datastructures import UploadFile

from api.acts import Acting, Read, read, the_organisation
from api.acts.insyn_lexsarah import opens_uppgift
from api.acts.sight import filters_of
from api.auth import Access, Permission, access_to, require
from api.services import Services
from api.web.build.frame import frame_of
from api.web.build.lexsarah.around import Around
from api.web.deps import Signed, links_of
from api.web.drafts import typed_in
from api.web.forms.addresses import Addresses
from api.web.forms.commanding import Sent
from api.web.forms.registry import form_of
from api.web.forms.situation import Situation
from audit.errors import NotFoundError
from audit.lexsarah import Role
from audit.lexsarah.acts import ACTS, Stream
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from api.web.forms.fields import FormSpec
    from api.web.models.frame import Frame, Notice
    from audit.envelope import Recorded

Lexsarah = Annotated[Access, Depends(require(Permission.LEXSARAH))]
_READS: Final = {Stream.RAPPORT: "read_rapport", Stream.ARENDE: "read_arende"}
FORM_READ: Final = "lexsarah_formular"


def acting_now(request: Request, access: Lexsarah) -> Acting:
    """Give who acts: the signed-in person, in every role of lex Sarah that the person holds."""
    return Acting.of(request, access)


Now = Annotated[Acting, Depends(acting_now)]


def reader_of(request: Request, account: Signed, namnd: str) -> Access:
    """Give access to whoever works with lex Sarah, or looks after who has read."""
    reads = not account.may(namnd, Permission.LEXSARAH)
    wanted = Permission.READ_LOG if reads else Permission.LEXSARAH
    return access_to(request, account, namnd, wanted)


LexsarahOrReads = Annotated[Access, Depends(reader_of)]


def acting_reader(request: Request, access: LexsarahOrReads) -> Acting:
    """Give who acts, as `acting_now`, for a page that the loggkontrollant opens too."""
    return Acting.of(request, access)


NowOrReads = Annotated[Acting, Depends(acting_reader)]


@dataclass(frozen=True, slots=True)
class Posted:
    """What a form sent: its texts by input, and its file where one came."""

    typed: dict[str, str]
    sent: Sent | None = None


async def posted(request: Request) -> Posted:
    """Read what a form sent, and its file where one came."""
    # An input left empty comes as a file without a name: that is closed as well.
    async with request.form() as form:
        file = form.get("fil")
        if not isinstance(file, UploadFile) or not file.filename:
            return Posted(typed_in(form))
        return Posted(typed_in(form), Sent(file.filename, await file.read()))


Form = Annotated[Posted, Depends(posted)]


def spec_of(act: str, way: str, stream: Stream | None) -> FormSpec:
    """Find a form: of an act on a kind of stream, or (None) of one that begins a stream.

    Raises NotFoundError where there is no such form.
    """
    spec = form_of(act.replace("-", "_"), way)
    begins = spec is not None and ACTS[spec.act].starts
    if spec is None or (begins if stream else not begins) or (stream and spec.stream is not stream):
        raise NotFoundError("Det finns inget sådant formulär.")
    return spec


def situation_of(
    request: Request, access: Access, acting: Acting, spec: FormSpec, stream: UUID | None
) -> Situation:
    """Put together what a form is shown in, recording first that the stream is read.

    Raises the four refusals, and LogUnavailableError where the reading cannot be recorded.
    """
    services: Services = request.app.state.services
    history = _history(acting, spec.stream, stream) if stream else []
    return Situation(
        acting=acting,
        services=services,
        spec=spec,
        stream=stream,
        history=history,
        name=access.account.display_name,
        chosen=dict(request.query_params),
    )


def _history(acting: Acting, kind: Stream, stream: UUID) -> list[Recorded]:
    if kind in _READS:
        return read(acting, _READS[kind], stream, FORM_READ, insyn=False).history
    return read_uppgift(acting, stream, insyn=False).history


def read_uppgift(acting: Acting, stream: UUID, *, insyn: bool = True) -> Read:
    """Read what a private utförare told; whoever works with lex Sarah may, and it is recorded.

    Its words are for those whose roles may ever read words of lex Sarah, and with `insyn` for a
    revisor within a granskning. Raises NotFoundError where there is none.
    """
    loaded = acting.log.load_many([stream]).get(stream, [])
    if not loaded or not loaded[0].topic.startswith("lexsarah.utforare_"):
        raise NotFoundError("Det finns ingen sådan uppgift, eller så har du inte åtkomst till den.")
    by_role = bool(ACTS["read_arende"].may & set(acting.roles))
    asked = insyn and not by_role
    granskning = opens_uppgift(acting, [one.event for one in loaded]) if asked else None
    role = Role.REVISOR if granskning else acting.roles[0]
    reading = Reading("lexsarah_uppgift", stream, filters_of(granskning))
    record_reading(acting.log, acting.context(role), reading)
    words = by_role or granskning is not None
    return Read(acting.log.load(stream) if words else loaded, role, words, granskning)


def frame_for(title: str, access: Access, notices: Sequence[Notice] = ()) -> Frame:
    """Make the surroundings of a page of lex Sarah."""
    return frame_of(title, access, links_of(access), notices)


def around_of(request: Request, acting: Acting, *, words: bool) -> Around:
    """Give what a page of one stream is written with."""
    return Around(
        addresses=Addresses(acting.log.namnd.slug),
        organisation=the_organisation(acting.log),
        today=acting.today,
        words=words,
        people=names_of(request),
    )


def names_of(request: Request) -> dict[UUID, str]:
    """Give the name of every account."""
    services: Services = request.app.state.services
    return services.accounts.every_name()

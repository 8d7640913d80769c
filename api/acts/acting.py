"""Who acts: a person with roles and befattningar in a nämnd, a reporter, or the service."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from api.acts.areas import Areas, the_areas
from audit.clock import STOCKHOLM
from audit.envelope import Actor, Context, Source, SourceKind
from audit.lexsarah import Role
from audit.store.founding import SYSTEM, new_request
from projections.asof import today_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from starlette.requests import Request

    from api.auth import Access
    from api.services import Services
    from audit.store.log import Log
    from audit.store.people import People, Uppdrag


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts in a nämnd, in which roles, by which way in; made once per request.

    `konto` is the account, for a reporter the random id of the report's reporter.
    """

    log: Log
    people: People
    konto: UUID
    roles: tuple[Role, ...]
    source: Source
    request: str
    today: date
    uppdrag: tuple[Uppdrag, ...] = field(default=())
    at: datetime | None = None
    """When it is recorded: for constructed logs only, which keep their own time."""
    areas: Areas | None = None
    """Organisation and delegation as they stood when a request came; None to ask each time."""

    @classmethod
    def of(cls, request: Request, access: Access) -> Acting:
        """Let the signed-in person act, in every role of lex Sarah that the person holds."""
        services: Services = request.app.state.services
        held = {role.value for role in access.roles}
        log, konto, today = access.log, access.account.id, today_of(access.log)
        return cls(
            log=log,
            people=services.people,
            konto=konto,
            roles=tuple(role for role in Role if role.value in held),
            source=access.context.source,
            request=access.context.request,
            today=today,
            uppdrag=services.people.uppdrag(konto, log.namnd.slug, today),
        )

    @classmethod
    def once(cls, request: Request, access: Access) -> Acting:
        """Let the person perform one command: its parts all rest on the same areas."""
        acting = cls.of(request, access)
        return replace(acting, areas=the_areas(acting.log))

    @classmethod
    def reporter(cls, services: Services, log: Log, rapportor: UUID) -> Acting:
        """Let the reporter of a report act, known by the report's random id and nothing else.

        The request's number is a new one: the one of the web request stands in our own log lines.
        """
        return cls._alone(services, log, rapportor, Role.RAPPORTOR, SourceKind.WEB)

    @classmethod
    def system(cls, services: Services, log: Log) -> Acting:
        """Let the service act: it notes what it did and decides nothing."""
        return cls._alone(services, log, SYSTEM, Role.SYSTEM, SourceKind.SYSTEM)

    @classmethod
    def _alone(
        cls, services: Services, log: Log, konto: UUID, role: Role, kind: SourceKind
    ) -> Acting:
        return cls(
            log=log,
            people=services.people,
            konto=konto,
            roles=(role,),
            source=Source(kind),
            request=new_request(),
            today=today_of(log),
        )

    def then(self, at: datetime) -> Acting:
        """Act at a chosen time, in a constructed log: as the demo is built."""
        day = at.astimezone(STOCKHOLM).date()
        slug = self.log.namnd.slug
        uppdrag = self.people.uppdrag(self.konto, slug, day) if self.uppdrag else ()
        return replace(self, at=at, today=day, uppdrag=uppdrag)

    def context(self, role: Role, delegation: str | None = None) -> Context:
        """Give what is written with an event that the person brings in a role."""
        return Context(Actor(self.konto, role.value, delegation), self.source, self.request)

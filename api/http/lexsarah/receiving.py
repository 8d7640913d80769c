"""A report handed in over HTTP: the reporter's own, or one entered for somebody else.

One's own is received from the report's random reporter: nothing but words sealed under the
reporter's own key tells whose account it was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from api.acts import Acting, parse, perform
from api.http.lexsarah.performing import Asked, performed
from api.reporting.derived import of_token
from audit.ids import new_random_id
from audit.lexsarah.codes import INLAGD

if TYPE_CHECKING:
    from api.acts import Done
    from api.services import Services


def received(services: Services, acting: Acting, asked: Asked) -> Done:
    """Receive a report; `acting` is who is signed in. Raises what `perform` raises."""
    if asked.values["kanal"] in INLAGD:
        entered = {"rapportor": str(new_random_id()), "inlagd_av": str(acting.konto)}
        return performed(acting, asked, entered)[0]
    # The same request key gives the same reporter, so that the report comes once; without the
    # nämnd's key, which no table holds, account and key lead nowhere.
    secret = acting.log.parts.keys.idempotency
    own = of_token(secret, f"api/{acting.konto}/{asked.key}")
    reporter = replace(Acting.reporter(services, acting.log, own.rapportor), source=acting.source)
    given = {"rapport": str(own.rapport), "rapportor": str(own.rapportor)}
    command = parse(asked.row.command, {**asked.values, **given, "konto": str(acting.konto)})
    return perform(reporter, command, key=asked.key, body=asked.body)

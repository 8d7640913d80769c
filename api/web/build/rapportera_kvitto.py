"""The pages after the form: the receipt, what came twice, and what has become of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.reporting.answers import LABELS
from api.reporting.derived import new_token, shown
from api.web.build.rapportera import public_frame
from api.web.formats import tid
from api.web.models.rapportera import (
    AlreadyPage,
    CodePage,
    Question,
    ReceiptPage,
    Saved,
    StatusPage,
    StepShown,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from api.reporting.following import Followed
    from api.reporting.receiving import Received
    from api.web.models.frame import Problem
    from audit.store.log import Namnd

RECEIPT = "Kvitto"
STATUS = "Din rapport"
CODE = "Följ din rapport"
ALREADY = "Redan inkommen"


def receipt_page(
    namnd: Namnd,
    received: Received,
    added: Received | None = None,
    *,
    danger: bool = False,
    nameless: bool = False,
    entered: bool = False,
) -> ReceiptPage:
    """Make the receipt of a report, and of a supplement that came with it."""
    receipts = [Saved("Spara kvittot", received.version, tid(received.recorded_at))]
    if added:
        told = Saved("Spara kvittot på tillägget", added.version, tid(added.recorded_at))
        receipts.append(told)
    return ReceiptPage(
        frame=public_frame(RECEIPT, namnd),
        heading="Tack. Tillägget har kommit in" if added else "Tack. Rapporten har kommit in",
        received=tid((added or received).recorded_at),
        code=shown(received.own.code),
        receipts=tuple(receipts),
        status=f"/status/{namnd.slug}",
        save=f"/rapportera/{namnd.slug}/kvitto",
        again=f"/rapportera/{namnd.slug}" + ("/at-nagon" if entered else ""),
        check=f"/rapportera/{namnd.slug}/kontroll",
        danger=danger,
        nameless=nameless,
        entered=entered,
    )


def already_page(
    namnd: Namnd,
    received: Received,
    token: str,
    text: str,
    *,
    new: str = "",
    identity: bool = False,
    problems: Sequence[Problem] = (),
) -> AlreadyPage:
    """Make the page that asks to send what is new as a supplement."""
    return AlreadyPage(
        frame=public_frame(ALREADY, namnd),
        action=f"/rapportera/{namnd.slug}/tillagg",
        received=tid(received.recorded_at),
        token=token,
        new_token=new or new_token(),
        text=text,
        identity=identity,
        code=shown(received.own.code),
        problems=tuple(problems),
    )


def what_is_new(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Write down what differs from what was received, each answer under its question."""
    differing = [(name, text) for name, text in now.items() if text != before.get(name, "")]
    return "\n\n".join(f"{LABELS[name]}\n{text or '(tomt)'}" for name, text in differing)


def code_page(namnd: Namnd, problems: Sequence[Problem] = ()) -> CodePage:
    """Make the page that asks for the code."""
    frame, slug = public_frame(CODE, namnd), namnd.slug
    return CodePage(frame, f"/status/{slug}", f"/rapportera/{slug}", tuple(problems))


def status_page(
    namnd: Namnd,
    followed: Followed,
    *,
    kept: Mapping[str, str] | None = None,
    came: Received | None = None,
    problems: Sequence[Problem] = (),
) -> StatusPage:
    """Make the page of a report; `kept` is what was typed and could not be received."""
    kept = kept or {}
    fraga, token, typed = (kept.get(name, "") for name in ("fraga", "formular", "text"))
    own = {"token": token or new_token(), "typed": typed} if not fraga else {"token": new_token()}
    return StatusPage(
        frame=public_frame(STATUS, namnd),
        code=shown(followed.own.code),
        add=f"/status/{namnd.slug}/tillagg",
        save=f"/rapportera/{namnd.slug}/kvitto",
        steps=tuple(
            StepShown(tid(one.at), one.heading, one.text, one.words) for one in followed.steps
        ),
        questions=tuple(
            Question(
                one.number,
                one.text,
                token if fraga == str(one.number) and token else new_token(),
                typed if fraga == str(one.number) else "",
                f"svar-{one.number}",
            )
            for one in followed.questions
        ),
        came=Saved("Spara kvittot på det", came.version, tid(came.recorded_at)) if came else None,
        problems=tuple(problems),
        **own,
    )

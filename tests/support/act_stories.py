"""What happens in each area over HTTP: every act of its table once, done by somebody who may."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from api.auth import Role
from api.http.acts import arsplan, internkontroll, revision, verkstallighet
from api.http.documented import NAMND

if TYPE_CHECKING:
    from fastapi.testclient import TestClient
    from httpx2 import Response

    from api.http.acts.area import Area
    from tests.support.services import Service

TODAY = date(2024, 6, 30)
AREAS: dict[str, Area] = {
    "internkontroll": internkontroll.AREA,
    "verkstallighet": verkstallighet.AREA,
    "revision": revision.AREA,
    "arsplan": arsplan.AREA,
}
Step = tuple[str, dict[str, Any]]
STORIES: dict[str, tuple[Step, ...]] = {
    "internkontroll": (
        ("begin_plan", {}),
        ("add_risk", {}),
        ("change_risk", {}),
        ("add_kontrollmoment", {"kod": "K2", "matt": "barnutredningstid"}),
        ("add_kontrollmoment", {}),
        ("change_kontrollmoment", {}),
        ("adopt_plan", {}),
        ("revise_plan", {}),
        ("correct_plan", {"corrects": 7}),
        ("register_matning", {}),
        ("write_text", {}),
        ("correct_matning", {}),
        ("present_result", {}),
        ("freeze_kontroll", {}),
        ("freeze_matning", {"kontrollmoment": "K2"}),
        ("open_avvikelse", {"kontrollmoment": "K2"}),
        ("analyse_avvikelse", {}),
        ("plan_atgard", {}),
        ("change_atgard", {}),
        ("do_atgard", {}),
        ("assess_effekt", {}),
        ("plan_atgard", {}),
        ("drop_atgard", {}),
        ("follow_up_avvikelse", {}),
        ("present_avvikelse", {}),
        ("close_avvikelse", {}),
        ("reopen_avvikelse", {}),
        ("correct_avvikelse", {}),
        ("end_kontrollmoment", {}),
        ("end_risk", {}),
        ("close_plan", {}),
    ),
    "verkstallighet": (
        ("register_beslut", {}),
        ("make_erbjudande", {}),
        ("answer_erbjudande", {}),
        ("begin_annan_insats", {}),
        ("end_annan_insats", {}),
        ("state_orsak", {}),
        ("correct_beslut", {}),
        ("send_individrapport", {}),
        ("partly_verkstall", {}),
        ("verkstall_beslut", {}),
        ("begin_avbrott", {}),
        ("close_beslut", {}),
        ("send_kvartal", {}),
        ("correct_kvartal", {}),
        ("count_vantelista", {}),
    ),
    "revision": (
        ("open_granskning", {}),
        ("change_insyn", {}),
        ("extend_insyn", {}),
        ("end_insyn", {}),
        ("receive_rapport", {}),
        ("register_fraga", {}),
        ("answer_fraga", {}),
        ("register_rekommendation", {}),
        ("follow_up_rekommendation", {}),
        ("request_svar", {}),
        ("write_svar", {}),
        ("give_svar", {}),
        ("register_anmarkning", {}),
        ("request_yttrande", {}),
        ("write_yttrande", {}),
        ("give_yttrande", {}),
        ("correct_granskning", {}),
        ("close_granskning", {}),
        ("reopen_granskning", {}),
    ),
    "arsplan": (
        ("plan_sammantrade", {"dag": "2024-06-19"}),
        ("cancel_sammantrade", {}),
        ("plan_sammantrade", {}),
        ("change_sammantrade", {}),
        ("plan_punkt", {}),
        ("drop_punkt", {}),
        ("plan_punkt", {"regel": "delarsrapport"}),
        ("change_punkt", {}),
        ("move_punkt", {}),
        ("deliver_punkt", {}),
        ("correct_arsplan", {"corrects": 10}),
        ("treat_punkt", {}),
        ("set_arsmal", {}),
        ("change_arsmal", {}),
        ("assess_arsmal", {}),
        ("correct_arsmal", {}),
        ("give_uppdrag", {}),
        ("answer_uppdrag", {}),
        ("end_arsmal", {}),
    ),
}
"""Area → its acts in an order in which each can be done, with what differs from the examples."""

BEGINNINGS: dict[str, tuple[str, ...]] = {
    "internkontroll": (
        *("begin_plan", "add_risk", "add_kontrollmoment", "adopt_plan"),
        *("register_matning", "open_avvikelse", "plan_atgard"),
    ),
    "verkstallighet": ("register_beslut", "make_erbjudande", "send_kvartal", "count_vantelista"),
    "revision": ("open_granskning", "register_fraga"),
    "arsplan": ("plan_sammantrade", "plan_punkt", "set_arsmal"),
}
"""Area → the acts by which there is one of each kind of stream, with something in it."""


def new_key() -> dict[str, str]:
    """Give the header of a new request that may come at any version."""
    return {"Idempotency-Key": str(uuid4()), "If-Match": "*"}


@dataclass
class Teller:
    """Does the acts of an area over HTTP, each in the name of somebody who may.

    `known` is what was made so far, by the name of the field that holds it.
    """

    service: Service
    area: Area
    known: dict[str, Any] = field(default_factory=dict)
    programs: dict[str, TestClient] = field(default_factory=dict)

    def program(self, role: str) -> TestClient:
        """Give a program in the name of somebody with one role."""
        if role not in self.programs:
            self.programs[role] = self.service.program(Role(role))
        return self.programs[role]

    def may(self, act: str) -> str:
        """Name the first role that may do an act."""
        held = {role.value for role in self.area.door.table.acts[act].may}
        return next(role.value for role in Role if role.value in held)

    def may_not(self, act: str) -> str:
        """Name a role that may not."""
        held = {role.value for role in self.area.door.table.acts[act].may}
        return next(str(role) for role in (Role.REVISOR, *Role) if role not in held)

    def address(self, act: str) -> str:
        """Give the address of an act, on what was begun last."""
        row = self.area.row_of[act]
        named = {"namnd": "prov", "ar": 2024, "nummer": 1, **self.known}
        return str(self.area.address(row).format_map({**_ANY, **named}))

    def body(self, act: str, changes: dict[str, Any]) -> dict[str, Any]:
        """Give the example of an act, about what was made."""
        example = dict(self.area.row_of[act].example)
        about = {name: one for name, one in self.known.items() if name in example}
        told = {**example, **about, **changes}
        if told.get("kontrollmoment") in self.known:
            told["kontrollmoment"] = self.known[told["kontrollmoment"]]
        if "insyn" in told:
            told["insyn"] = {**told["insyn"], "personer": [self.known["revisor"]]}
        return told

    def do(self, act: str, changes: dict[str, Any]) -> Response:
        """Do an act, and keep the id of what it made."""
        row = self.area.row_of[act]
        if row.special is not None:
            # What is counted is counted by views.
            self.service.catch_up()
        caller, body = self.program(self.may(act)), self.body(act, changes)
        answer = caller.post(self.address(act), json=body, headers=new_key())
        told = answer.json()
        if row.makes and answer.is_success:
            self.known[row.makes] = told["made"]
            self.known[body.get("kod", "")] = told["made"]
        if self.area.begins(row) and answer.is_success:
            self.known[self.area.kind(row).stream.value] = told["href"].rpartition("/")[2]
        return answer


def one_of_each(service: Service) -> dict[str, str]:
    """Let there be one of each kind of stream; gives what addresses name them by.

    The log comes to `TODAY`.
    """
    service.register.open(date(2024, 6, 1), on=TODAY)
    found = {"ar": "2024", "nummer": "1"}
    for name, acts in BEGINNINGS.items():
        teller = Teller(service, AREAS[name])
        for act in acts:
            teller.do(act, {"taljare": 68} if act == "register_matning" else {})
        found |= {kind: teller.known[kind] for kind in _ANY if kind in teller.known}
    return found


_ANY = dict.fromkeys(("matning", "avvikelse", "beslut", "granskning"), str(uuid4()))
"""A stream for an address before anything was begun."""

__all__ = ["AREAS", "NAMND", "STORIES", "TODAY", "Teller", "new_key"]

"""Every act has a form, and every form shows itself to a role that may do the act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from api.web.forms.registry import ALL, ELSEWHERE, FORMS
from audit.lexsarah import ACTS, Role
from audit.lexsarah.acts import Stream

if TYPE_CHECKING:
    from api.web.forms.fields import FormSpec
    from tests.integration.web.lexsarah.conftest import Pages


def test_every_act_of_the_table_has_a_form_or_another_place() -> None:
    """No act is forgotten, and none has two places."""
    assert set(FORMS) | set(ELSEWHERE) == set(ACTS)
    assert not set(FORMS) & set(ELSEWHERE)


STAFF = [role for role in Role if role is not Role.RAPPORTOR]
STEP = {
    "take_arende": "oppnat",
    "reopen_arende": "avslutat",
    "decide_atgarder": "bedomt",
    "close_full": "beslutat",
}
IVO = {
    "send_utredning_ivo": "anmalt",
    "register_ivo_arrival": "kompletterat",
    "register_ivo_diarienummer": "anmalt",
    "reopen_arende": "kompletterat",
    "close_full": "anmalt",
}
WHO = {
    "assess_omedelbara_atgarder": Role.VERKSAMHETSCHEF,
    "settle_jav": Role.NAMNDSEKRETERARE,
}


def place(pages: Pages, spec: FormSpec) -> tuple[Role, str]:
    """Give a role that may do an act, and the address of its form where the step allows it."""
    act = ACTS[spec.act]
    role = WHO.get(spec.act) or next(
        one for one in Role if one in act.may and one is not Role.RAPPORTOR
    )
    if act.starts:
        return role, f"/handla/{spec.act}"
    if act.stream is Stream.RAPPORT:
        return role, f"/rapporter/{pages.rapport('inkommen')}/handla/{spec.act}?vag={spec.way}"
    if act.stream is Stream.UTFORARE:
        return role, f"/uppgifter/{pages.uppgift()}/handla/{spec.act}"
    steg = STEP.get(spec.act, "bedomt" if spec.act in IVO else "under_utredning")
    ivo = IVO.get(spec.act, "inte_anmalt")
    arende = pages.arende(steg, ivo, enskild=spec.act != "note_ingen_enskild")
    return role, f"/{arende}/handla/{spec.act}"


SHOWN = [spec for spec in ALL if spec.act != "anmal_brister"]
"""The demo's delegationsordning has no point about brister: only the nämnd decides."""


@pytest.mark.parametrize("spec", SHOWN, ids=lambda spec: f"{spec.act}-{spec.way}")
def test_each_form_shows_itself(pages: Pages, spec: FormSpec) -> None:
    """The page has the act's name, an input for every field, and the two marks of a form."""
    role, address = place(pages, spec)
    answer = pages.get(role, address)

    assert answer.status_code == 200, answer.text
    assert f"<h1>{spec.label}</h1>" in answer.text
    for one in spec.fields:
        name = "beslutsfattare" if one.name == "taget" else one.name
        shown = f'name="{name}"' in answer.text
        assert shown or (one.source and not one.required), one.name
    assert re.search(r'name="nyckel" value="[\w-]{16,}"', answer.text)
    assert re.search(r'name="version" value="\d+"', answer.text)

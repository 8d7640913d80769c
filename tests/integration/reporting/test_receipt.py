"""The receipt proves by itself what was reported and when, and nothing in it can be changed."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64decode
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from api.cli.main import run
from api.reporting import following, kontrollera_kvitto
from api.reporting.kontrollera_kvitto import KvittoError, verify
from audit.clock import utc_now
from audit.evidence.checkpoint import parse_and_verify
from audit.evidence.commitment import facts_commitment
from audit.evidence.hashing import leaf_hash
from audit.evidence.note_keys import Verifier
from audit.evidence.verification import verify_inclusion
from tests.support.lex_sarah import ENHET
from tests.support.reporting import ADDRESS, STATUS, TOLD, code_of, hidden

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.reporting import Site


def payload(receipt: bytes) -> dict[str, Any]:
    """Give what a receipt proves by."""
    found: dict[str, Any] = json.loads(receipt.split(b'id="bevis">')[1].split(b"</script>")[0])
    return found


def test_a_receipt_says_what_was_reported_and_when(site: Site) -> None:
    """Every answer stands in it as it was written, with the time and the löpnummer."""
    typed = {"vad_hande": "Larmet <ringde>.\nIngen kom.", "enhet": ENHET, "namn": "Vera"}
    receipt = site.receipt(site.code(**typed)).decode()

    assert "Larmet &lt;ringde&gt;.\nIngen kom." in receipt
    assert all(f"<dd>{one}</dd>" in receipt for one in ("Solgården", "Vera", "Det har hänt"))
    assert verify(receipt.encode()).title == "Kvitto på en rapport"


def test_our_own_evidence_agrees(site: Site) -> None:
    """What the program of one file accepts, the verifiers of the log accept too."""
    proved = payload(site.receipt(site.code()))
    entry = proved["post"].encode()
    verifier = Verifier.parse(proved["nyckel"])
    stamp = parse_and_verify(proved["kontrollstampel"], verifier, verifier.name)
    position = json.loads(entry)["position"]
    proof = [bytes.fromhex(one) for one in proved["bevis"]]
    verify_inclusion(leaf_hash(entry), position - 1, stamp.size, proof, stamp.root)
    bound = facts_commitment(bytes.fromhex(proved["fakta_salt"]), proved["fakta"].encode())

    assert bound.hex() == json.loads(entry)["body"]["facts_sha256"]
    assert verifier.vkey == site.service.log.parts.signer.verifier.vkey


def test_a_receipt_fails_when_any_one_byte_is_changed(site: Site) -> None:
    """Each byte in turn gets one bit changed, another one for the next byte, and none passes."""
    receipt = site.receipt(site.code(vad_hande="Åke föll.", namn="Vera"))
    held = []
    for at in range(len(receipt)):
        changed = bytearray(receipt)
        changed[at] ^= 1 << at % 8
        try:
            held.append((at, verify(bytes(changed))))
        except KvittoError:
            continue

    assert held == []


@pytest.mark.parametrize("name", ["post", "fakta", "ord", "kontrollstampel", "nyckel", "bevis"])
def test_a_receipt_put_together_of_two_fails(site: Site, name: str) -> None:
    """Part of one receipt does not prove another, even when the page is written anew around it."""
    one, other = (payload(site.receipt(site.code(vad_hande=text))) for text in ("Ett.", "Två."))
    other["nyckel"] = one["nyckel"][:-4] + "AAA="
    forged = kontrollera_kvitto.render({**one, name: other[name]})

    with pytest.raises(KvittoError):
        verify(forged)


def test_a_receipt_of_another_register_is_told_apart(site: Site) -> None:
    """With the register's key known from elsewhere, a receipt signed by another key fails."""
    receipt = site.receipt(site.code())
    own = site.service.log.parts.signer.verifier.vkey
    shown = site.service.anyone().get(f"{ADDRESS}/kontroll").text

    assert verify(receipt, own).key == own
    assert own in shown
    with pytest.raises(KvittoError, match="inte registrets"):
        verify(receipt, own[:-2] + "x=")


def test_the_program_of_one_file_needs_nothing_else(site: Site, tmp_path: Path) -> None:
    """Fetched from the service it runs alone, isolated from every installed package."""
    script, receipt = tmp_path / "kontrollera_kvitto.py", tmp_path / "kvitto.html"
    script.write_bytes(site.service.anyone().get("/rapportera/kontrollera_kvitto.py").content)
    receipt.write_bytes(site.receipt(site.code()))
    command = [sys.executable, "-I", "-S", str(script), str(receipt)]
    right = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    receipt.write_bytes(receipt.read_bytes().replace(b"Larmet", b"Larmen"))
    wrong = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)

    assert (right.returncode, right.stdout[:15]) == (0, "Kvittot håller.")
    assert (wrong.returncode, wrong.stdout[:19]) == (1, "Kvittot håller INTE")


def test_the_command_verifies_without_a_database(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`liggare kvitto kontrollera` says the same, and ends with 1 where it does not hold."""
    receipt = tmp_path / "kvitto.html"
    receipt.write_bytes(site.receipt(site.code()))
    assert run(["kvitto", "kontrollera", str(receipt)]) == 0
    assert "Kvittot håller." in capsys.readouterr().out
    receipt.write_bytes(receipt.read_bytes()[:-1])

    assert run(["kvitto", "kontrollera", str(receipt)]) == 1


def test_a_supplement_has_a_receipt_of_its_own(site: Site) -> None:
    """What was added is proved by its own entry, from the page that says it came in."""
    code = site.code()
    form = {**hidden(site.status(code).text), "text": "Hon är på sjukhus."}
    came = site.service.anyone().post(f"{STATUS}/tillagg", data=form).text
    receipt = site.receipt(code, int(hidden(came)["nummer"]))

    assert "Hon är på sjukhus." in receipt.decode()
    assert verify(receipt).title == "Kvitto på ett tillägg"


def test_a_receipt_is_saved_within_a_day_by_its_code_alone(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Later, and by another code, nothing of what was written can be read back."""
    code, client = site.code(), site.service.anyone()
    later = utc_now() + timedelta(hours=25)
    wrong = client.post(f"{ADDRESS}/kvitto", data={"kod": "0000-0000-0000-0000", "nummer": "1"})
    monkeypatch.setattr(following, "utc_now", lambda: later)
    late = client.post(f"{ADDRESS}/kvitto", data={"kod": code, "nummer": "1"})

    assert (wrong.status_code, late.status_code) == (404, 404)
    assert TOLD["vad_hande"] not in late.text


def test_the_file_is_named_by_its_day_and_nothing_more(site: Site) -> None:
    """Neither nämnd nor code stands in the name of a file that lies in somebody's telephone."""
    answer = site.service.anyone().post(
        f"{ADDRESS}/kvitto", data={"kod": code_of(site.send().text), "nummer": "1"}
    )
    day = site.work.system.today

    assert answer.headers["content-disposition"] == f'attachment; filename="kvitto-{day}.html"'
    assert answer.headers["cache-control"] == "no-store"


def test_the_signature_in_a_receipt_is_one_of_sixty_four_bytes(site: Site) -> None:
    """The stamp ends in the register's own signature line."""
    line = payload(site.receipt(site.code()))["kontrollstampel"].splitlines()[-1]

    assert len(b64decode(line.rsplit(" ", 1)[1])) == 4 + 64

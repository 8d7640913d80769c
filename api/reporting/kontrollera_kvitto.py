"""Receipts: how one is written, and how it is verified with nothing but this file and Python 3.9.

A receipt is an HTML page that a person reads; what proves it lies in the same page as JSON.
Of the JSON the page can be written again, and it is compared byte for byte: nothing in the file
can be changed alone. The proof: SHA-256 commitments (words and facts to the entry), RFC 9162
§2.1.3.2 (entry to the tree), C2SP signed-note and RFC 8032 (tree to the key of the register).
Run: python kontrollera_kvitto.py kvitto-2026-11-22.html
"""

from __future__ import annotations

import argparse
import base64
import datetime as dt
import hashlib
import html
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FORMAT: Final = 1
KEYS: Final = {
    *("bevis", "fakta", "fakta_salt", "format", "kontrollstampel"),
    *("namnd", "nyckel", "ord", "ord_salt", "post"),
}
TITLES: Final = {
    "lexsarah.rapport_received": "Kvitto på en rapport",
    "lexsarah.rapport_supplemented": "Kvitto på ett tillägg",
    "lexsarah.fraga_answered": "Kvitto på ett svar",
}
WORDS: Final = {
    "text": "Det du skrev",
    "vad_hande": "Vad hände?",
    "var": "Var?",
    "vem_galler": "Vem gäller det?",
    "gjorde_direkt": "Vad gjorde du direkt?",
    "namn": "Ditt namn",
    "telefon": "Din telefon",
}
SLAG: Final = {"handelse": "Det har hänt", "risk": "Det är en risk"}
KANAL: Final = {"telefon": "på telefon", "papper": "på papper", "samtal": "i ett samtal"}
_BEFORE: Final = '<script type="application/json" id="bevis">\n'
_AFTER: Final = "\n</script>\n</body>\n</html>\n"
_STYLE: Final = (
    "body{max-width:40rem;margin:1.5rem auto;padding:0 1rem;font:1rem/1.5 sans-serif;color:#182329}"
    "dt{margin-top:1rem;font-weight:bold}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}"
    "pre{overflow-wrap:anywhere;white-space:pre-wrap;font-size:.8rem}h2{font-size:1.1rem}"
)
_ABOUT: Final = (
    "<p>Spara filen. Den visar vad som skrevs och när det kom in. "
    "Ändras ett enda tecken så håller kvittot inte längre.</p>"
)
_HOW: Final = (
    "<h2>Så kontrollerar du kvittot</h2>\n"
    "<p>Programmet kontrollera_kvitto.py läser filen. Det behöver inget nät och ingen inloggning. "
    "Hämta det där du lämnade rapporten, under Kontrollera ett kvitto. "
    "Jämför nyckeln här nedanför med den som står där. "
    "Nämndens namn överst står utanför beviset, men registrets namn ingår i det.</p>"
)


class KvittoError(ValueError):
    """The receipt does not hold; the message says in Swedish at which step."""


class Checked(NamedTuple):
    """What a receipt that holds has proved."""

    title: str
    received: str
    position: int
    origin: str
    key: str


def render(payload: Mapping[str, Any]) -> bytes:
    """Write a receipt of what it proves; raises KeyError for a kind of event nobody gets one of."""
    entry, facts = json.loads(payload["post"]), json.loads(payload["fakta"])
    title, received = TITLES[entry["body"]["topic"]], local_time(entry["recorded_at"])
    rows = [("Kom in", received), ("Löpnummer", str(entry["position"])), *_facts(facts)]
    rows += [(WORDS[name], payload["ord"][name]) for name in WORDS if name in payload["ord"]]
    listed = "".join(f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>\n" for name, value in rows)
    stamp = _text(payload["kontrollstampel"])
    page = [
        '<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title} {received[:10]}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
        f"<h1>{title}</h1>\n<p>{_text(payload['namnd'])}</p>\n{_ABOUT}\n<dl>\n{listed}</dl>",
        f"{_HOW}\n<pre>{_text(payload['nyckel'])}</pre>\n<pre>{stamp}</pre>",
        _BEFORE + _json(payload),
    ]
    return ("\n".join(page) + _AFTER).encode()


def _facts(facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Give what was ticked rather than written, as it is shown."""
    rows = []
    if facts.get("kanal") in KANAL:
        first = facts["happened"]
        rows.append(("Lämnades först", f"{when(first)}, {KANAL[facts['kanal']]}"))
    if "slag" in facts:
        rows.append(("Har det hänt, eller är det en risk?", SLAG[facts["slag"]]))
        rows.append(("När?", when(facts["intraffade"])))
        rows.append(("Någon i fara nu", "Ja" if facts["fara_nu"] else "Inte angivet"))
    if facts.get("forbi_chef"):
        rows.append(("Närmaste chef", "Ska inte ta emot rapporten"))
    return rows


def when(happened: Mapping[str, str]) -> str:
    """Write when something happened: a day, a time, between two days, or not known."""
    start, end = happened.get("start", ""), happened.get("end", "")
    if happened["precision"] == "unknown":
        return "Vet inte"
    start = local_time(start) if "T" in start else start
    return f"{start} till {end}" if end else start


def local_time(moment: str) -> str:
    """Write a UTC time as Swedish local time, `2026-11-22 23.05` (direktiv 2000/84/EG)."""
    utc = dt.datetime.strptime(moment[:19] + "Z", "%Y-%m-%dT%H:%M:%S%z")
    summer = _last_sunday(utc.year, 3) <= utc < _last_sunday(utc.year, 10)
    return (utc + dt.timedelta(hours=2 if summer else 1)).strftime("%Y-%m-%d %H.%M")


def _last_sunday(year: int, month: int) -> dt.datetime:
    last = dt.datetime(year, month, 31, 1, tzinfo=dt.timezone.utc)  # noqa: UP017 - as in 3.9
    return last - dt.timedelta(days=last.isoweekday() % 7)


def _text(text: str) -> str:
    return html.escape(text, quote=False)


def _json(payload: Mapping[str, Any]) -> str:
    # A "<" could end the script element; written so, no text can.
    return json.dumps(payload, sort_keys=True).replace("<", "\\u003c")


def words_commitment(salt: bytes, words: Mapping[str, str]) -> str:
    """Commit to words: SHA-256(16-byte salt, the words as canonical JSON), in hex."""
    text = json.dumps(words, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(salt + text.encode()).hexdigest()


def verify(data: bytes, key: str | None = None) -> Checked:
    """Check a receipt, against the register's key where it is known; raises KvittoError."""
    try:
        return _verified(data, key)
    except KvittoError:
        raise
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        raise KvittoError("Filen är inte ett kvitto, eller är trasig.") from error


def _verified(data: bytes, key: str | None) -> Checked:
    # 1. The page is the one that is written of its own proof, to the byte.
    payload = json.loads(data.decode().split(_BEFORE, 1)[1].split(_AFTER, 1)[0])
    if set(payload) != KEYS or payload["format"] != FORMAT or render(payload) != data:
        _refuse("Något tecken i filen är ändrat.")
    entry, facts = json.loads(payload["post"]), json.loads(payload["fakta"])
    # 2. The words are those that the facts bind, and the facts those that the entry binds.
    if words_commitment(_salt(payload["ord_salt"]), payload["ord"]) != facts["text_sha256"]:
        _refuse("Orden är inte de som lämnades.")
    bound = hashlib.sha256(_salt(payload["fakta_salt"]) + payload["fakta"].encode()).hexdigest()
    if bound != entry["body"]["facts_sha256"]:
        _refuse("Uppgifterna är inte de som lämnades.")
    # 3. The entry is in the register that was stamped.
    origin, size, root = _stamp(payload["kontrollstampel"])
    leaf = hashlib.sha256(b"\x00" + payload["post"].encode()).digest()
    proof = [_hex(one) for one in payload["bevis"]]
    if _root(leaf, entry["position"] - 1, size, proof) != root:
        _refuse("Posten finns inte i registret.")
    # 4. The stamp is signed by the register's own key.
    _demand_signed(payload["kontrollstampel"], origin, payload["nyckel"])
    if key is not None and key != payload["nyckel"]:
        _refuse("Nyckeln i kvittot är inte registrets.")
    title = TITLES[entry["body"]["topic"]]
    received = local_time(entry["recorded_at"])
    return Checked(title, received, entry["position"], origin, payload["nyckel"])


def _salt(text: str) -> bytes:
    salt = _hex(text)
    return salt if len(salt) == 16 else _refuse("Ett salt har fel längd.")  # noqa: PLR2004


def _hex(text: str) -> bytes:
    # Upper case and spaces would stand for the same bytes: then a character could be changed.
    data = bytes.fromhex(text)
    return data if data.hex() == text else _refuse("Fel stavade hexadecimala tal.")


def _refuse(why: str) -> NoReturn:
    raise KvittoError(why)


def _stamp(note: str) -> tuple[str, int, bytes]:
    """Read a checkpoint (C2SP tlog-checkpoint): its origin, size and root. Not verified."""
    lines = note.split("\n")
    return lines[0], int(lines[1]), _base64(lines[2])


def _demand_signed(note: str, origin: str, vkey: str) -> None:
    """Check the one signature of a note (C2SP signed-note) by a key that has the origin's name."""
    name, _, rest = vkey.partition("+")
    key_hash, _, encoded = rest.partition("+")
    material = _base64(encoded)
    named = hashlib.sha256(name.encode() + b"\n" + material).digest()[:4]
    if material[:1] != b"\x01" or named.hex() != key_hash or name != origin:
        _refuse("Nyckeln hör inte till registret.")
    text, _, line = note.partition("\n\n")
    start = f"\N{EM DASH} {name} "
    if not line.startswith(start) or not line.endswith("\n"):
        _refuse("Kontrollstämpeln saknar registrets underskrift.")
    signature = _base64(line[len(start) : -1])
    if signature[:4] != named or not ed25519(material[1:], f"{text}\n".encode(), signature[4:]):
        _refuse("Underskriften stämmer inte.")


def _base64(text: str) -> bytes:
    data = base64.b64decode(text, validate=True)
    return data if base64.b64encode(data).decode() == text else _refuse("Fel stavad base64.")


def _root(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """Climb from a leaf to the root (RFC 9162 §2.1.3.2); None where the path does not fit."""
    if not 0 <= index < size:
        return None
    fn, sn, found = index, size - 1, leaf
    for one in proof:
        if sn == 0:
            return None
        left = fn & 1 or fn == sn
        pair = one + found if left else found + one
        found = hashlib.sha256(b"\x01" + pair).digest()
        while left and fn and not fn & 1:
            fn, sn = fn >> 1, sn >> 1
        fn, sn = fn >> 1, sn >> 1
    return found if sn == 0 else None


# Ed25519 (RFC 8032 §5.1): the field, the curve and its base point, as numbers.
_P: Final = 2**255 - 19
_L: Final = 2**252 + 27742317777372353535851937790883648493
_D: Final = -121665 * pow(121666, -1, _P) % _P
_ROOT: Final = pow(2, (_P - 1) // 4, _P)
Point = tuple[int, int, int, int]


def ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """Verify a signature (RFC 8032 §5.1.7, without the cofactor); only public numbers are used."""
    if len(public) != 32 or len(signature) != 64:  # noqa: PLR2004 - the lengths of RFC 8032
        return False
    key, scalar = _point(public), int.from_bytes(signature[32:], "little")
    if key is None or scalar >= _L:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    challenge = int.from_bytes(digest, "little") % _L
    minus = (_P - key[0], key[1], 1, _P - key[3])
    return _encoded(_add(_times(scalar, _BASE), _times(challenge, minus))) == signature[:32]


def _point(data: bytes) -> Point | None:
    y, sign = int.from_bytes(data, "little") & (1 << 255) - 1, data[31] >> 7
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if x * x % _P != square:
        x = x * _ROOT % _P
    if x * x % _P != square or (x == 0 and sign):
        return None
    x = _P - x if x & 1 != sign else x
    return x, y, 1, x * y % _P


def _add(one: Point, other: Point) -> Point:
    (x1, y1, z1, t1), (x2, y2, z2, t2) = one, other
    a, b = (y1 - x1) * (y2 - x2), (y1 + x1) * (y2 + x2)
    c, d = 2 * t1 * t2 * _D, 2 * z1 * z2
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(number: int, point: Point) -> Point:
    found: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = _add(found, point)
        point, number = _add(point, point), number >> 1
    return found


def _encoded(point: Point) -> bytes:
    x, y, z, _ = point
    inverse = pow(z, -1, _P)
    x, y = x * inverse % _P, y * inverse % _P
    return (y | (x & 1) << 255).to_bytes(32, "little")


_BASE: Final = _point((4 * pow(5, -1, _P) % _P).to_bytes(32, "little")) or (0, 1, 1, 0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a receipt from the command line: 0 where it holds, 1 where it does not."""
    parser = argparse.ArgumentParser(description="Kontrollera ett kvitto ur Liggaren.")
    parser.add_argument("fil", type=Path, help="kvittot, en html-fil")
    parser.add_argument("--nyckel", help="registrets nyckel, så som nämnden visar den")
    given = parser.parse_args(arguments)
    try:
        checked = verify(given.fil.read_bytes(), given.nyckel)
    except KvittoError as error:
        sys.stdout.write(f"Kvittot håller INTE. {error}\n")
        return 1
    sys.stdout.write(said(checked, known=given.nyckel is not None))
    return 0


def said(checked: Checked, *, known: bool) -> str:
    """Say in Swedish what was proved, and by which key where nobody gave one."""
    text = (
        f"Kvittot håller. {checked.title}: kom in {checked.received} "
        f"som nummer {checked.position} i registret {checked.origin}.\n"
    )
    return text if known else f"{text}Jämför nyckeln med den som nämnden visar: {checked.key}\n"


if __name__ == "__main__":
    sys.exit(main())

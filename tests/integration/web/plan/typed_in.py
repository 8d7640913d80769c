"""What somebody types into each form of the internkontroll, in an order in which it may be done."""

from __future__ import annotations

from dataclasses import dataclass, field

UUID = r"[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}"


@dataclass(frozen=True)
class Step:
    """One form: its name, its address, what is typed, and what is looked for afterwards."""

    form: str
    address: str
    typed: dict[str, str]
    finds: dict[str, str] = field(default_factory=dict)


def _plan(form: str, typed: dict[str, str], query: str = "", **finds: str) -> Step:
    return Step(form, f"/plan/2026/handla/{form}{query}", typed, finds)


def _on(place: str, form: str, typed: dict[str, str], query: str = "", **finds: str) -> Step:
    return Step(form, f"/{place}/handla/{form}{query}", typed, finds)


_RISK = {
    "kod": "R1", "rubrik": "Utredningar blir för långa", "kategori": "regelefterlevnad",
    "sannolikhet": "3", "konsekvens": "4", "text": "Tre tjänster är obesatta.",
}  # fmt: skip
_OWN = {
    "kod": "K9", "rubrik": "Dörrar låses", "process": "Boenden", "kontroll": "Om dörrarna är låsta",
    "metod": "Rundvandring", "frekvens": "varje_kvartal", "rapporteras": "5", "ansvar": "Chef",
    "matt": "manuell", "mal_slag": "hogst:antal", "mal_varde": "2",
}  # fmt: skip
_KONTROLL = {
    "namn": "Hemtjänst följs upp inom ett år", "starthandelse": "Beslut om hemtjänst",
    "sluthandelse": "Uppföljning", "inom_antal": "1", "inom_enhet": "ar", "mal_varde": "90",
    "fran": "2024-01-01",
}  # fmt: skip
_SHARE = {
    "per": "2026-03-20", "enhet": "promille", "taljare": "80", "namnare": "100",
    "metod": "Enkät till alla", "uppdelning": "Norr: 60\nSöder: 40", "text": "Få svarade.",
    "urval": "120", "population": "300", "fil": "ja",
}  # fmt: skip
MATNING, AVVIKELSE, KONTROLL = (
    "matningar/{matning}",
    "avvikelser/{avvikelse}",
    "kontroller/{kontroll}",
)

STEPS = (
    Step(
        "define-kontroll",
        "/kontroller/handla/define-kontroll",
        _KONTROLL,
        {"kontroll": rf"kontroller/({UUID})\""},
    ),
    _on(KONTROLL, "change-kontroll", {**_KONTROLL, "mal_varde": "95"}),
    Step(
        "begin-plan",
        "/plan/handla/begin-plan",
        {"ar": "2026", "skala": "4", "forlagor": "nojdhet"},
        {"nojdhet": rf"kontrollmoment/({UUID})"},
    ),
    _plan("pick-kontrollmoment", {"forlagor": "kontroll:{kontroll}"}),
    _plan("add-risk", _RISK, risk=rf"risk=({UUID})"),
    _plan("change-risk", {**_RISK, "konsekvens": "3"}, "?risk={risk}"),
    _plan("add-kontrollmoment", _OWN, eget=rf"kontrollmoment/({UUID})[^>]*>\s*K9"),
    _plan("adopt-plan", {"antagen": "2026-03-19", "paragraf": "§ 12", "diarienummer": "SN 2026/7"}),
    _plan("revise-plan", {"beslutad": "2026-03-20", "paragraf": "§ 14", "skal": "Nya uppgifter."}),
    _plan("change-kontrollmoment", {**_OWN, "mal_varde": "3"}, "?kontrollmoment={eget}"),
    _plan(
        "register-matning",
        _SHARE,
        "?kontrollmoment={nojdhet}",
        matning=rf"matningar/({UUID})\?",
        avvikelse=rf"avvikelser/({UUID})",
    ),
    _on(MATNING, "attach-underlag", {"fil": "ja"}),
    _on(
        MATNING,
        "correct-matning",
        {
            **{name: _SHARE[name] for name in _SHARE if name not in {"text", "fil"}},
            "taljare": "81",
            "skal": "Ett svar kom sent.",
        },
    ),
    _on(MATNING, "write-text", {"avsnitt": "sammanfattning", "text": "Färre är nöjda."}),
    _on(
        MATNING,
        "present-result",
        {"sammantrade": "2026-03-20", "paragraf": "§ 26", "utfall": "godkand"},
    ),
    _on(
        AVVIKELSE,
        "analyse-avvikelse",
        {"text": "Telefonen var stängd.", "analyserad": "2026-03-20"},
    ),
    _on(
        AVVIKELSE,
        "plan-atgard",
        {"rubrik": "Öppna telefonen", "ansvarig": "enhetschef", "forfaller": "2026-03-19"},
    ),
    _on(
        AVVIKELSE,
        "change-atgard",
        {"rubrik": "Öppna telefonen igen", "ansvarig": "enhetschef", "forfaller": "2026-03-18"},
        "?atgard=1",
    ),
    _on(AVVIKELSE, "do-atgard", {"gjord": "2026-03-20", "text": "Öppen sedan i dag."}, "?atgard=1"),
    _on(AVVIKELSE, "assess-effekt", {"effekt": "delvis", "bedomd": "2026-03-20"}, "?atgard=1"),
    _plan(
        "open-avvikelse",
        {"rubrik": "Dörren stod öppen", "oppnad": "2026-03-20", "text": "Natt."},
        "?kontrollmoment={eget}",
        sedd=rf"avvikelser/({UUID})\?",
    ),
    Step(
        "plan-atgard",
        "/avvikelser/{sedd}/handla/plan-atgard",
        {"rubrik": "Byt låset", "ansvarig": "annan", "forfaller": "2026-03-19"},
    ),
    Step(
        "drop-atgard",
        "/avvikelser/{sedd}/handla/drop-atgard?atgard=1",
        {"beslutad": "2026-03-20", "skal": "Dörren byts."},
    ),
    _on(AVVIKELSE, "follow-up-avvikelse", {"foljd_upp": "2026-03-20", "text": "Det blev bättre."}),
    _on(AVVIKELSE, "present-avvikelse", {"sammantrade": "2026-03-20", "paragraf": "§ 27"}),
    _on(AVVIKELSE, "close-avvikelse", {"avslutad": "2026-03-20", "utfall": "atgardad"}),
    _on(AVVIKELSE, "reopen-avvikelse", {"oppnad": "2026-03-20", "skal": "Det hände igen."}),
    _on(KONTROLL, "freeze-kontroll", {"per": "2026-03-20"}, fryst=rf"matningar/({UUID})\?"),
    _plan(
        "pick-kontrollmoment",
        {"forlagor": "barnutredningstid\nskyddsbedomning"},
        tid=rf"kontrollmoment/({UUID})[^>]*>\s*K10",
        skydd=rf"kontrollmoment/({UUID})[^>]*>\s*K11",
    ),
    _plan(
        "freeze-matning",
        {"per": "2026-03-20"},
        "?kontrollmoment={tid}",
        frystid=rf"matningar/({UUID})\?",
    ),
    _plan(
        "freeze-period",
        {"period_start": "2026-01-01", "per": "2026-03-20"},
        "?kontrollmoment={skydd}",
    ),
    _plan("register-matning", _SHARE, "?kontrollmoment={nojdhet}", fel=rf"matningar/({UUID})\?"),
    Step("take-back-matning", "/matningar/{fel}/handla/take-back-matning", {"skal": "Fel enkät."}),
    Step(
        "make-dragning",
        "/dragningar/2026/handla/make-dragning",
        {"manad": "2", "underlag": "utredningar", "antal": "2"},
        {"dragen": r"referens=([0-9a-f-]+)"},
    ),
    Step(
        "review-dragen",
        "/dragningar/2026/handla/review-dragen?dragning=1&referens={dragen}",
        {"utfall": "anmarkning", "granskad": "2026-03-20", "text": "Anteckning saknas."},
    ),
    Step("begin-plan", "/plan/handla/begin-plan", {"ar": "2027", "skala": "4", "kopia_av": "2026"}),
    Step("end-risk", "/plan/2027/handla/end-risk?risk={risk}", {"skal": "Bemannat."}),
    Step(
        "end-kontrollmoment",
        "/plan/2027/handla/end-kontrollmoment?kontrollmoment={eget}",
        {"skal": "Behövs inte."},
    ),
    Step(
        "end-kontroll",
        "/kontroller/{kontroll}/handla/end-kontroll",
        {"avslutad": "2026-03-20", "skal": "Ny kontroll görs."},
    ),
    _plan("close-plan", {"avslutad": "2026-03-20", "paragraf": "§ 30", "text": "Bra år."}),
)
"""The steps, each through its form."""

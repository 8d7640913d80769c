"""What each field of a command is, in Swedish: read by those who write programs against the API."""

from __future__ import annotations

from typing import Final

FIELDS: Final[dict[str, str]] = {
    "aktuell": "Sant om punkten är aktuell; falskt kräver skal.",
    "aterkallad": "Sant om hela händelsen tas tillbaka; då är replaced tomt.",
    "anledning": "Vad meddelandet handlar om.",
    "ansvarig": "Befattningen som ansvarar för åtgärden.",
    "antal": "Hur många som informerades.",
    "arende": "Ärendets id.",
    "art": "Om det är en faktisk omständighet eller en bedömning.",
    "atgard": "Åtgärdens nummer: versionen som åtgärden planerades med.",
    "avser": "Uppgiften om en rapport som anmälan gäller.",
    "avslutad": "Dagen då ärendet avslutas.",
    "bedomd": "Dagen då effekten bedömdes.",
    "bedomning": "Bedömningen.",
    "beredskap": "Telefonnumret till chef i beredskap.",
    "beskrivning": "Vad handlingen är (skyddad text).",
    "beslutad": "Dagen då beslutet togs.",
    "beslutsfattare": "Organet eller befattningen som beslutade; aldrig en person.",
    "corrects": "Versionen av händelsen som rättas.",
    "dagar": "Antal dagar; utelämnat: nämnden har inte längre något eget mål.",
    "datum": "Dagen som uppgiften gäller.",
    "diarienummer": "Nämndens diarienummer.",
    "driftsform": "Vem som driver det.",
    "effekt": "Vad åtgärden ledde till.",
    "egen_rapport": "Svar på om man själv har rapporterat, och vad som då kontrollerades.",
    "enhet": "Enhetens kod.",
    "enskild": "När och hur den enskilde fick veta, eller varför inte (skyddad text).",
    "enskild_informerad": "Sant om den enskilde har fått veta.",
    "ersatter": "Versionen av det tidigare svaret som ersätts.",
    "fara_nu": "Sant om någon kan vara i fara nu.",
    "filnamn": "Filens namn (skyddad text).",
    "foregaende_franvarande": (
        "Sant om de som står före i delegationsordningen är frånvarande och beslutet inte kan "
        "vänta."
    ),
    "forbi_chef": "Sant om närmaste chef ska gås förbi.",
    "fran": "Första dagen då det gäller.",
    "format": "Filens format.",
    "fraga": "Frågan som besvaras.",
    "gjord": "Dagen då det gjordes.",
    "gjorde_direkt": "Vad som gjordes direkt (skyddad text).",
    "granskad": "Dagen då den granskades.",
    "grund": "Grunden för jäv.",
    "happened": "När det hände, om det inte var i dag.",
    "information": "Informationstillfällets id.",
    "informerad": "Dagen då personalen informerades.",
    "inget_jav": "Ska vara sant: jag har inget jäv. Den som är jävig anmäler det i stället.",
    "intraffade": "När det enligt rapporten hände.",
    "ivo_diarienummer": "IVO:s diarienummer.",
    "javig": "Sant om personen är jävig.",
    "kalla": "Varifrån uppgiften kommer (skyddad text).",
    "kanal": "Hur rapporten lämnades.",
    "known_position": "Löpnumret som uttaget vilar på.",
    "klocka": "Tiden som målet gäller.",
    "kod": "Koden i kodlistan, till exempel Enskild A.",
    "koder": "Koder i kodlistan som steget gäller.",
    "kom_in": "Dagen då det kom in.",
    "konto": "Kontots id.",
    "lag": "Lagen som enheten arbetar enligt.",
    "lamnad": "Dagen då rapporten lämnades vidare.",
    "mediatyp": "Filens mediatyp.",
    "namn": "Namn (skyddad text).",
    "omedelbara_atgarder": "Vilka omedelbara åtgärder som vidtogs (skyddad text).",
    "omrade": "Området i listan över delegationsbeslut.",
    "organisationsnummer": "Utförarens organisationsnummer.",
    "paragraf": "Paragrafen i protokollet.",
    "per": "Dagen som uttaget gäller.",
    "punkt": "Punkten i utredningen.",
    "rapport": "Rapportens id.",
    "rapport_inkom": "Dagen då rapporten kom in.",
    "replaced": "Uppgifternas namn och nya värden; tom text tar bort en uppgift som får saknas.",
    "satt": "På vilket sätt.",
    "senast": "Sista dag för åtgärden.",
    "sha256": "Filens SHA-256, 64 hexadecimala tecken.",
    "skal": "Skäl (skyddad text).",
    "skal_kod": "Skäl.",
    "skickad": "Dagen då utredningen skickades.",
    "slag": "Slag.",
    "stallningstagande": "Ställningstagandet som ärendet avslutas med.",
    "storlek": "Filens storlek i byte.",
    "svar": "Svaret.",
    "taget": "Vem som beslutade, när och enligt vilken paragraf.",
    "telefon": "Telefonnummer (skyddad text, bara för den som utreder).",
    "text": "Text (skyddad text).",
    "till": "Till vem (skyddad text).",
    "till_rapportor": "Text skriven för rapportören (skyddad text).",
    "titel": "Titel på den som lämnat eller skrivit uppgiften (skyddad text).",
    "uppgift": "Uppgiftens id.",
    "uppgifter": "Fler uppgifter om personen (skyddad text).",
    "upplaga": "Upplagan.",
    "utford": "Dagen då åtgärden utfördes.",
    "upphor": "Första dagen då det inte längre finns.",
    "utfall": "Utfallet.",
    "utforare": "Utförarens kod.",
    "utredning_bifogad": "Sant om den färdiga utredningen följer med anmälan.",
    "vad_hande": "Vad som hände (skyddad text).",
    "var": "Var det hände (skyddad text).",
    "vem_galler": "Vem det gäller (skyddad text, bara för den som utreder).",
    "verksamhet": "Verksamhetens kod.",
}
"""Field → what it is; a field of the same name means the same in every command but those below."""

OWN: Final[dict[tuple[str, str], str]] = {
    ("give_atkomst", "till"): "Sista dagen för åtkomsten; utelämnad: tills den avslutas.",
    ("split_rapport", "till"): "Ärendet som rapporten går till i stället.",
    ("make_uttag", "till"): "Till vem uttaget lämnas.",
    ("answer_fraga", "fraga"): "Frågans nummer: versionen som den ställdes med.",
    ("receive_rapport", "slag"): "Om det har hänt eller är en risk.",
    ("receive_rapport", "namn"): "Rapportörens namn (skyddad text, bara för den som utreder).",
    ("merge_enhet", "till"): "Koden för enheten som den går upp i.",
    ("review_ordning", "utfall"): "Vad granskningen ledde till.",
    ("end_ordning", "upphor"): "Första dagen då ordningen inte längre gäller.",
    ("plan_atgard", "konto"): "Kontot hos den som ska göra det.",
    ("take_arende", "skal_kod"): "Skäl till att ta över; behövs när någon annan har ärendet.",
}
"""(act, field) → what it is, where the common sentence would say too little."""


_PLAIN: Final = {"namn": "Namn.", "kod": "Delens kod; den används aldrig igen."}
"""What a field is where it is no protected text."""


def describe(act: str, field: str) -> str:
    """Say what a field of an act is; raises KeyError for one that nobody has described."""
    of_organisation = act.partition("_")[0] in {"add", "rename", "move", "merge", "set"}
    plain = _PLAIN.get(field) if of_organisation or act == "end_del" else None
    return OWN.get((act, field)) or plain or FIELDS[field]

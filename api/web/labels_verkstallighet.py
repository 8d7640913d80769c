"""What people read for the events of ej verkställda beslut, for their facts, and for a beslut."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

HANDELSER = {
    "verkstallighet.beslut_registered": "Beslut registrerat",
    "verkstallighet.erbjudande_made": "Erbjudande lämnat",
    "verkstallighet.erbjudande_answered": "Erbjudandet besvarat",
    "verkstallighet.annan_insats_begun": "Annan insats under tiden",
    "verkstallighet.annan_insats_ended": "Den andra insatsen upphörde",
    "verkstallighet.orsak_stated": "Orsak till dröjsmålet",
    "verkstallighet.beslut_partly_verkstallt": "Delvis verkställt",
    "verkstallighet.avbrott_begun": "Avbrott i verkställigheten",
    "verkstallighet.beslut_verkstallt": "Verkställt",
    "verkstallighet.beslut_closed": "Avslutat utan verkställighet",
    "verkstallighet.individrapport_sent": "Individrapport skickad",
    "verkstallighet.beslut_corrected": "Rättelse",
    "verkstallighet.kvartal_reported": "Kvartalet rapporterat",
    "verkstallighet.kvartal_corrected": "Rapport återtagen",
    "verkstallighet.vantelista_counted": "Väntelista registrerad",
}

FALT = {
    "lag": "Lag",
    "insats": "Insats",
    "frist": "Tre månader",
    "forhandsbesked": "Förhandsbesked",
    "erbjudande": "Erbjudande",
    "erbjudet": "Erbjudet",
    "svar": "Svar",
    "besvarat": "Besvarat",
    "annan": "Annan insats",
    "fran": "Från",
    "till": "Till",
    "orsak": "Orsak",
    "angiven": "Angiven",
    "saknas": "Det som saknas",
    "avbruten": "Avbruten",
    "verkstallt": "Verkställt",
    "avslutat": "Avslutat",
    "mottagare": "Mottagare",
    "kvartal": "Kvartal",
    "rapportslag": "Rapporten gäller",
    "skickad": "Skickad",
    "nummer": "Nummer",
    "antal_rapporter": "Antal individrapporter",
    "statistik": "Statistik",
    "manad": "Månad",
    "omrade": "Område",
    "tackat_ja": "Har tackat ja",
}


def beslut_name(beslut: UUID) -> str:
    """Name a beslut by the last ten digits of its random id, in two groups."""
    digits = beslut.hex[-10:]
    return f"Beslut {digits[:5]}-{digits[5:]}"

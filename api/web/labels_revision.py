"""What people read for the events of a granskning, and for their facts."""

from __future__ import annotations

HANDELSER = {
    "revision.granskning_opened": "Granskning registrerad",
    "revision.insyn_changed": "Insynen ändrad",
    "revision.insyn_extended": "Insynen förlängd",
    "revision.insyn_ended": "Insynen avslutad",
    "revision.rapport_received": "Revisorernas rapport inkom",
    "revision.fraga_registered": "Fråga registrerad",
    "revision.fraga_answered": "Revisorernas svar på en fråga",
    "revision.rekommendation_registered": "Rekommendation registrerad",
    "revision.rekommendation_followed_up": "Rekommendation uppföljd",
    "revision.anmarkning_registered": "Anmärkning registrerad",
    "revision.svar_requested": "Svar begärt",
    "revision.svar_written": "Del av svaret skriven",
    "revision.svar_given": "Svaret lämnat",
    "revision.yttrande_requested": "Yttrande begärt",
    "revision.yttrande_written": "Del av yttrandet skriven",
    "revision.yttrande_given": "Yttrandet lämnat",
    "revision.granskning_closed": "Granskning avslutad",
    "revision.granskning_reopened": "Granskning öppnad igen",
    "revision.granskning_corrected": "Rättelse",
}

FALT = {
    "brev": "Revisorernas brev",
    "insyn": "Insyn",
    "rapport": "Rapportens datum",
    "fraga": "Fråga nummer",
    "rekommendation": "Rekommendation nummer",
    "lage": "Läge",
    "anmarkning": "Anmärkning nummer",
    "riktad": "Anmärkningen riktades",
    "begart": "Begärt",
    "lamnat": "Lämnat",
}

LASNINGAR = {
    "granskningar": "Lista över revisorernas granskningar",
    "granskning": "Granskning",
    "granskning_svar": "Svar till revisorerna som dokument",
    "granskning_yttrande": "Yttrande över en anmärkning som dokument",
    "granskning_lasningar": "Läsningar inom en granskning",
}
"""What a record of a reading of these pages says, in words."""

"""The names that lex Sarah, the delegationsordning and the organisation store for ever."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from audit import delegation, lexsarah, organisation
from audit.codec import ENVELOPE_FIELDS, sealed_parts
from audit.delegation import EnhetCount, Lagrum, Punkt, SlagCount
from audit.envelope import KeyPurpose
from audit.glossary import TERMS
from audit.lexsarah.plikter import PLIKTER
from tests.architecture.test_glossary import ascii_words

AREAS = (lexsarah, delegation, organisation)
EVENTS = [event for area in AREAS for event in area.EVENTS]
MECHANICS = """
added adopted answered arrived asked assessed attached changed closed corrects counted declared done
dropped ended failed followed given happened identity in informed issued joined known limit
made merged moved noted opened per planned position read received recorded registered renamed
reopened replaced reported reviewed rules sent set settled short sorted split supplemented
taken told up written sha 256 sfs sol lss
"""
"""English, and the names of acts and formats."""
ORDINARY = """
aktuell anledning annan ansvarig antagen antal av avser avslutad bedomd beskrivning beslutad
bifogad datum direkt egen ersatter fel filnamn forbi foregaende format forsok  fran
franvarande galler gjord gjorde granskad granskas grund hande informerad ingen inget inkom
inlagd kanal kod kom lag lamnad manader mediatyp namn namngiven nu nummer sankt satt senast
skickad slag storlek summa taget telefon text tidigare till titel upphor upplaga utanfor utfall
utford vad varav roll var vem aterkallad
"""
"""Ordinary Swedish words, and the small ones that tie nouns together."""


def test_stored_names_use_only_listed_words() -> None:
    """Every noun of a topic, of a field and of a duty's name is in the glossary."""
    texts = (text for term in TERMS for text in (term.code, term.plural, term.term))
    known = {word for text in (*texts, MECHANICS, ORDINARY) for word in ascii_words(text)}
    stored = [event.TOPIC for event in EVENTS] + [rule.name for rule in PLIKTER]
    for kind in (*EVENTS, lexsarah.Taget, Punkt, Lagrum, EnhetCount, SlagCount):
        stored += [f.name for f in fields(kind) if f.name not in ENVELOPE_FIELDS]

    assert {w for name in stored for w in ascii_words(name)} <= known


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.__name__)
def test_topics_are_the_areas_own(area: object) -> None:
    """Each event has a topic of its own, named after its area."""
    topics = [event.TOPIC for event in getattr(area, "EVENTS", ())]
    name = getattr(area, "__name__", "").split(".")[-1]

    assert len(set(topics)) == len(topics) > 0
    assert all(re.fullmatch(rf"{name}\.[a-z_]+", topic) for topic in topics)


def test_nobodys_name_lies_under_the_key_of_the_arende() -> None:
    """The reporter and the kodlista have keys of their own, and nothing else lies under them."""
    apart = {
        (event.TOPIC, name): purpose
        for event in EVENTS
        for name, purpose in sealed_parts(event).items()
        if purpose is not KeyPurpose.ARENDE
    }

    assert apart == {
        ("lexsarah.rapport_received", "namn"): KeyPurpose.RAPPORTOR,
        ("lexsarah.rapport_received", "telefon"): KeyPurpose.RAPPORTOR,
        ("lexsarah.rapport_received", "konto"): KeyPurpose.RAPPORTOR,
        ("lexsarah.arende_taken", "egen_rapport"): KeyPurpose.RAPPORTOR,
        ("lexsarah.kod_recorded", "namn"): KeyPurpose.KODLISTA,
        ("lexsarah.kod_recorded", "uppgifter"): KeyPurpose.KODLISTA,
    }

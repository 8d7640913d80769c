"""One act by one person: load, decide, append. What pages, the API, imports and jobs go through.

`acting` is who acts, `circumstances` what surrounds an act, `perform` does it, `reading` lets
somebody read, `parsing` makes commands of what was typed, `areas` holds the nämnd's organisation
and delegationsordningar, `others` changes those two, `control` is the door of the internkontroll,
`verkstallighet` that of ej verkställda beslut.
"""

from __future__ import annotations

from api.acts.acting import Acting
from api.acts.areas import (
    next_ordning_id,
    ordning_id,
    organisation_id,
    the_delegation,
    the_organisation,
)
from api.acts.circumstances import circumstances, stream_of
from api.acts.control import (
    dragningar_id,
    may_control,
    next_control_acts,
    perform_control,
    plan_id,
    read_control,
    the_internkontroll,
)
from api.acts.others import perform_delegation, perform_organisation
from api.acts.parsing import parse
from api.acts.perform import Done, own_time, perform, perform_all
from api.acts.reading import Read, ReadFile, may_read, next_acts_of, read, read_file
from api.acts.verkstallighet import (
    kvartal_id,
    may_verkstallighet,
    next_verkstallighet_acts,
    perform_verkstallighet,
    read_verkstallighet,
    the_verkstallighet,
    vantelista_id,
)

__all__ = [
    "Acting",
    "Done",
    "Read",
    "ReadFile",
    "circumstances",
    "dragningar_id",
    "kvartal_id",
    "may_control",
    "may_read",
    "may_verkstallighet",
    "next_acts_of",
    "next_control_acts",
    "next_ordning_id",
    "next_verkstallighet_acts",
    "ordning_id",
    "organisation_id",
    "own_time",
    "parse",
    "perform",
    "perform_all",
    "perform_control",
    "perform_delegation",
    "perform_organisation",
    "perform_verkstallighet",
    "plan_id",
    "read",
    "read_control",
    "read_file",
    "read_verkstallighet",
    "stream_of",
    "the_delegation",
    "the_internkontroll",
    "the_organisation",
    "the_verkstallighet",
    "vantelista_id",
]

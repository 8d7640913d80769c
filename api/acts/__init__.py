"""One act by one person: load, decide, append. What pages, the API, imports and jobs go through.

`acting` is who acts, `circumstances` what surrounds an act, `perform` does it, `reading` lets
somebody read, `parsing` makes commands of what was typed, `areas` holds the nämnd's organisation
and delegationsordningar, `others` changes those two. `area` is the door of an area whose acts stand
in a table; `internkontroll`, `verkstallighet`, `arsplan` and `revision` are four of them.
"""

from __future__ import annotations

from api.acts.acting import Acting
from api.acts.area import AreaDoor
from api.acts.areas import (
    next_ordning_id,
    ordning_id,
    organisation_id,
    the_delegation,
    the_organisation,
)
from api.acts.arsplan import (
    ARSPLAN,
    arsmal_id,
    arsplan_id,
    awaited,
    forslag,
    grund,
    punkt_id,
    svar_regel,
)
from api.acts.circumstances import circumstances, stream_of
from api.acts.done import Done, events_of
from api.acts.insyn import (
    GranskningReading,
    count_granskning_readings,
    granskning_readings,
    opened,
)
from api.acts.internkontroll import INTERNKONTROLL, dragningar_id, plan_id
from api.acts.others import perform_delegation, perform_organisation
from api.acts.parsing import parse
from api.acts.perform import own_time, perform, perform_all
from api.acts.reading import Read, ReadFile, may_read, next_acts_of, read, read_file
from api.acts.revision import REVISION
from api.acts.sight import MASKED, Sight
from api.acts.timelines import open_timeline
from api.acts.verkstallighet import VERKSTALLIGHET, kvartal_id, vantelista_id

__all__ = [
    "ARSPLAN",
    "INTERNKONTROLL",
    "MASKED",
    "REVISION",
    "VERKSTALLIGHET",
    "Acting",
    "AreaDoor",
    "Done",
    "GranskningReading",
    "Read",
    "ReadFile",
    "Sight",
    "arsmal_id",
    "arsplan_id",
    "awaited",
    "circumstances",
    "count_granskning_readings",
    "dragningar_id",
    "events_of",
    "forslag",
    "granskning_readings",
    "grund",
    "kvartal_id",
    "may_read",
    "next_acts_of",
    "next_ordning_id",
    "open_timeline",
    "opened",
    "ordning_id",
    "organisation_id",
    "own_time",
    "parse",
    "perform",
    "perform_all",
    "perform_delegation",
    "perform_organisation",
    "plan_id",
    "punkt_id",
    "read",
    "read_file",
    "stream_of",
    "svar_regel",
    "the_delegation",
    "the_organisation",
    "vantelista_id",
]

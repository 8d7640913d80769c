"""The pages of the internkontroll's plan, its mätningar, avvikelser, kontroller and dragningar."""

from api.web.routes.plan import avvikelse, dragningar, handla, kontroll, matning, plan

PLAN = (plan, matning, avvikelse, kontroll, dragningar, handla)
"""The parts, each with its router."""

"""The pages of ej verkställda beslut, of the quarters, and of the waiting list."""

from api.web.routes.verkstallighet import beslut, handla, kvartal, lista, papper

VERKSTALLIGHET = (handla, papper, kvartal, beslut, lista)
"""The parts, each with its router."""

"""Ej verkställda beslut on any day, as known at any löpnummer: lists, counts, quarters."""

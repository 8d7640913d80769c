"""Ej verkställda beslut on any day, as known at any löpnummer: the list, the counts, the quarter."""

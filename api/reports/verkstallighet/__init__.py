"""The papers of ej verkställda beslut: the quarter's individrapporter and its statistics."""

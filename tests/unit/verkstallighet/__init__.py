"""Tests of ej verkställda beslut, pure."""

"""Artefacts that must never change, and the scripts that make them."""

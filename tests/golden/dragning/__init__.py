"""Draws that were made once and must come out the same for ever."""

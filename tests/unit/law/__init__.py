"""Tests of the rules of law and of lagstadgad tid."""

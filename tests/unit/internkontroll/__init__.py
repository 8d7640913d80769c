"""Tests of the internkontroll."""

"""The rules of the house that no linter knows; every failure says what to do instead."""

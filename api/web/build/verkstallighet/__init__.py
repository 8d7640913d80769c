"""The pages of ej verkställda beslut, from state to view model."""

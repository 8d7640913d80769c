"""View models: frozen dataclasses that hold all that a page says, made before anything is rendered."""

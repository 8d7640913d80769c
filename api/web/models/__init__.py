"""View models: frozen dataclasses that hold all that a page says, made before it is rendered."""

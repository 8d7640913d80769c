"""The clocks of child protection in a table of dated cases."""

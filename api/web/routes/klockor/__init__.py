"""The pages of the clocks of child protection, and the dashboard of the internkontroll."""

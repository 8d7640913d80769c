"""The pages of the clocks from what was read: the dashboard, lists, limits of a case, charts."""

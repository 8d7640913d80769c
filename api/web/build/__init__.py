"""From what the views say to what pages say: pure functions, one file per page."""

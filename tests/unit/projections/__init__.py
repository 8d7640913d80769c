"""The pure parts of the views."""

"""What leaves the house: documents, and what must never be in them."""

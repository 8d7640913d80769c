"""The views of barnutredningar, and the figures made of them."""

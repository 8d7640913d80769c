"""The delegationsordning: dated, warned of, asked who may."""

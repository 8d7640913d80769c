"""The QR code of an address, as a drawing to put on a page or a poster."""

from __future__ import annotations

import io

import segno


def qr_svg(address: str) -> str:
    """Draw a QR code as SVG (ISO/IEC 18004, error correction M): no size of its own, no script."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=4
    )
    return drawn.getvalue().decode()

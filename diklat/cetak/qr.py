"""QR codes as SVG, for pages and for printed documents."""

from io import BytesIO

import segno


def svg(data: str, *, tepi: int = 0) -> str:
    """Black on nothing, sized by its surroundings, error correction at least M. `tepi`: the quiet zone, 4 modules on a busy ground."""
    out = BytesIO()
    segno.make(data, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=True, omitsize=True, svgclass=None, lineclass=None, border=tepi
    )
    return out.getvalue().decode()

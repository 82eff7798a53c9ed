"""QR codes as SVG, for pages and for printed documents."""

from io import BytesIO

import segno


def svg(data: str, *, tepi: int = 0, mask: int | None = None) -> str:
    """Black on nothing, sized by its surroundings, error correction at least M. `tepi`: the quiet zone, 4 modules on a busy ground.

    `mask` where many are drawn: to weigh all eight takes three times as long.
    """
    out = BytesIO()
    segno.make(data, error="m", micro=False, mask=mask).save(
        out, kind="svg", xmldecl=False, svgns=True, omitsize=True, svgclass=None, lineclass=None, border=tepi
    )
    return out.getvalue().decode()

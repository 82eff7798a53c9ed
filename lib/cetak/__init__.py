"""Printed documents as PDF: a typst template of an app, filled with data; `dasar.typ` holds what all templates share.

    cetak.render("piagam", {"judul": …}, folder=FOLDER) -> bytes      # <folder>/piagam.typ

The template reads `json(bytes(sys.inputs.data))`. Data is only ever data: a name such as `#read("/etc/passwd")` is printed, not run.
A template sees no file outside its folder and no fonts but those that come with typst (Libertinus). typst fetches a package that a
template imports from `@preview`: none of ours does, and a test holds that.
"""

import json
import threading
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal

import typst

from lib import waktu

STANDARD: Final = "a-2b"
_local = threading.local()


def render(nama: str, data: Mapping[str, Any], *, folder: Path, pada: datetime | None = None) -> bytes:
    """A PDF/A-2b; a plain PDF where a text holds a letter that the fonts lack, for PDF/A forbids the box drawn in its place.

    The same data and `pada` (default: now) give the same bytes; `folder` is where the app keeps its templates.
    Raises `typst.TypstError` when the template is wrong.
    """
    if not nama.isidentifier():
        raise ValueError(nama)
    text = json.dumps(data, ensure_ascii=False)
    moment = int((pada or waktu.now()).timestamp())
    try:
        return _compile(folder / f"{nama}.typ", text, moment, STANDARD)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _compile(folder / f"{nama}.typ", text, moment)


def _compile(path: Path, text: str, moment: int, *standards: Literal["a-2b"]) -> bytes:
    found = _compiler(path.parent).compile(
        path,
        format="pdf",
        sys_inputs={"data": text},
        pdf_standards=list(standards),
        timestamp=moment,
    )
    assert isinstance(found, bytes)  # noqa: S101 -- one document is bytes, a list is for pictures of pages
    return found


def _compiler(folder: Path) -> typst.Compiler:
    """One a thread and folder: it keeps the parsed templates and fonts, and is not shared."""
    kept: dict[Path, typst.Compiler] = _local.__dict__.setdefault("compilers", {})
    if folder not in kept:
        kept[folder] = typst.Compiler(root=folder, ignore_system_fonts=True)
    return kept[folder]

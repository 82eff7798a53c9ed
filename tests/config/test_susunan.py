"""What the import contracts cannot tell by themselves."""

import re
import sys
from pathlib import Path

from config.celery import app
from pegawai import rekap
from pegawai.services import pekerjaan
from tests.termuat import termuat

APPS = ("config", "rencana", "insentif", "evaluasi", "diklat", "kompetensi", "pegawai", "lib")


def test_every_folder_with_python_is_a_package_that_the_contracts_see() -> None:
    folders = {path.parent for app in APPS for path in Path(app).rglob("*.py")}
    assert not {str(folder) for folder in folders if not (folder / "__init__.py").exists()}


def look_into_a_worker() -> tuple[int, int, bool]:
    app.loader.import_default_modules()
    return len(pekerjaan._KINDS), len(rekap._SUMBER), "pyhanko" in sys.modules


def count(written: str) -> int:
    return sum(len(re.findall(written, path.read_text(), re.M)) for app in APPS for path in Path(app).rglob("*.py"))


def test_a_worker_knows_every_kind_of_job_and_kept_figure_and_brings_no_more_than_it_needs() -> None:
    """In a process of its own: here the views have long imported everything. pyHanko, a sixth of a start, waits for the first PDF."""
    with termuat.Pool(1) as pool:
        known = pool.apply(look_into_a_worker)
    assert known == (count(r"^@pekerjaan\.handler\("), count(r"^REKAP: Final = rekap\.register\("), False)

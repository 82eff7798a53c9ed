"""What the import contracts cannot tell by themselves."""

import re
import subprocess
import sys
from pathlib import Path

APPS = ("config", "rencana", "insentif", "evaluasi", "diklat", "kompetensi", "pegawai", "lib")
WORKER = """
import sys, django
django.setup()
from config.celery import app
app.autodiscover_tasks(force=True)  # as it does, but for the checks, which import the views
from pegawai import rekap
from pegawai.services import pekerjaan
print(len(pekerjaan._KINDS), len(rekap._SUMBER))
import config.urls
print('pyhanko' in sys.modules)
"""


def test_every_folder_with_python_is_a_package_that_the_contracts_see() -> None:
    folders = {path.parent for app in APPS for path in Path(app).rglob("*.py")}
    assert not {str(folder) for folder in folders if not (folder / "__init__.py").exists()}


def count(written: str) -> int:
    return sum(len(re.findall(written, path.read_text(), re.M)) for app in APPS for path in Path(app).rglob("*.py"))


def test_a_worker_knows_every_kind_of_job_and_kept_figure_and_brings_no_more_than_it_needs() -> None:
    """Asked before the views, which have long imported everything here. pyHanko, a sixth of a start, waits for the first PDF."""
    found = subprocess.run([sys.executable, "-c", WORKER], capture_output=True, text=True, check=True).stdout
    assert found.split() == [str(count(r"^@pekerjaan\.handler\(")), str(count(r"^REKAP: Final = rekap\.register\(")), "False"]

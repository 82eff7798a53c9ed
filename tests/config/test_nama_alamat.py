"""A name of an address that stands in a text of Python exists, or begins the names of several: also where only a benchmark asks for it."""

import re

from config.runner import paths
from tests.test_access import NAMES

FOLDERS = ("config", "diklat", "evaluasi", "insentif", "kompetensi", "lib", "pegawai", "rencana", "tests")
APPS = {name.partition(":")[0] for name in NAMES if ":" in name}
NAMA = re.compile(rf"""["']((?:{"|".join(sorted(APPS))}):[a-z][a-z-]+)["']""")


def test_no_text_names_an_address_that_is_not_there():
    files = [file for folder in FOLDERS for file in (paths.BASE_DIR / folder).rglob("*.py")]
    found = [(file.name, name) for file in files for name in NAMA.findall(file.read_text())]
    assert len(found) > 1000
    assert [(file, name) for file, name in found if not any(known.startswith(name) for known in NAMES)] == []

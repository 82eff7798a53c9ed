"""One text per meaning (docs/keputusan/0040): what a function of the database says, no other statement says again."""

import re
from pathlib import Path

import pytest

from config.runner import paths

APPS = ("pegawai", "kompetensi", "diklat", "evaluasi", "insentif", "config")
SOURCES = [path for app in APPS for path in (paths.BASE_DIR / app).rglob("*.py") if "migrations" not in path.parts]
ARTI = {
    "in force on a day": r"mulai\s*<=\s*\S+\s+AND\s*\((\w+\.)?\w+ IS NULL OR",
    "active, whatever the day": r"kedudukan__is_aktif|\.kedudukan\.is_aktif|kedudukan_id AND (NOT )?\w+\.is_aktif",
}


@pytest.mark.parametrize("arti", ARTI)
def test_no_statement_says_again_what_a_function_says(arti: str) -> None:
    said = [str(path.relative_to(paths.BASE_DIR)) for path in SOURCES if re.search(ARTI[arti], path.read_text())]
    said += [str(page) for page in Path(paths.BASE_DIR, "templates").rglob("*.html") if re.search(ARTI[arti], page.read_text())]
    assert said == []

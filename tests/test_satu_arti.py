"""One text per meaning (docs/keputusan/0040): what a function of the database says, no other statement says again."""

import re
from pathlib import Path

import pytest

from config.runner import paths

APPS = ("pegawai", "kompetensi", "diklat", "evaluasi", "insentif", "rencana", "config")
SOURCES = [path for app in APPS for path in (paths.BASE_DIR / app).rglob("*.py") if "migrations" not in path.parts]
# The writer of the tree, and the trees that are not of a day: as a file has it, and as it will be when an import is taken back.
POHON = {"pegawai/services/induk.py", "pegawai/services/unit.py", "pegawai/services/impor/unit.py", "pegawai/queries/batal_impor.py"}
ARTI = {
    "in force on a day": r"mulai\s*<=\s*\S+\s+AND\s*\((\w+\.)?\w+ IS NULL OR|mulai <= \S+ and \("
    r"|(sampai|selesai)(__isnull=True|=None)\).*\s.*mulai__lte|mulai__lte.*(sampai|selesai)(__isnull=True|=None)",
    "the rules in force": r"VersiAturan\.objects.*berlaku_mulai__lte|KategoriNilai\.objects.*berlaku_mulai__lte",
    "at the same time": r"mulai < \S+ AND (\w+\.)?selesai >|mulai__lt=\S+, selesai__gt=",
    "a moment of a day": r"make_aware\(\s*datetime\.combine|combine\([^()]*tzinfo=",
    "how far a batch is": r"\((\w+\.)*Status\.SELESAI, (\w+\.)*Status\.DITUTUP"
    r"|Status\.DITUTUP, (\w+\.)*Status\.BATAL\b|\('selesai', 'ditutup'",
    "who takes part": r"Status\.TERDAFTAR, (\w+\.)*Status\.HADIR\b|'ditolak', 'dibatalkan', 'angkatan_batal'",
    "rows of a statement": r"cursor\.execute\(.*\)\n\s+return (list\()?cursor\.fetchall\(\)",
    "a working day": r"weekday\(\) [<>=!i]",
    "active, whatever the day": r"kedudukan__is_aktif|\.kedudukan\.is_aktif|kedudukan_id AND (NOT )?\w+\.is_aktif",
    "the unit above, whatever the day": r"induk__|\.anak_list|\.induk\.|[(, ]induk=(None|OuterRef|unit)"
    r"|pegawai_unitkerja (\w+)\b[^\"]*\b\2\.induk_id|\b(\w+)\.induk_id\b[^\"]*pegawai_unitkerja \3\b",
    "a walk in the tree": r"WITH RECURSIVE[^\"]*induk_id",
    "the level in force": r"tanggal <= \S+\s+AND (n\.)?berlaku_sampai >|DISTINCT ON \(n\.pegawai_id, n\.kompetensi_id\)"
    r"|tanggal__lte=day, berlaku",
    "a seat is left": r"terisi \+ (\w+\.)?cadangan <|F\(\"terisi\"\) \+ F\(\"cadangan\"\)|\.sisa and not \w+\.menunggu",
    "a programme fits": r"jenis_asn__in=program\.|kelompok_jabatan__contains|golongan(_pns|_pppk)?__urutan__(gte|lte)",
    "who may take a step": r"BISA_BATAL|unit_pemutus_id in \S*headed_unit_ids",
    "a statement that is patched": r"(SQL|sql)\.replace\(",
}
KECUALI = {
    "in force on a day": {"pegawai/models/hari.py"},  # the words for rows that are loaded
    "at the same time": {"diklat/queries/acara.py", "diklat/models/sesi.py"},
    "how far a batch is": {"diklat/models/angkatan.py"},
    "who takes part": {"diklat/models/pendaftaran.py"},
    "a working day": {"diklat/hari_kerja.py"},
    "the unit above, whatever the day": POHON,
    "a walk in the tree": POHON,
    "who may take a step": {"diklat/queries/pendaftaran/langkah.py"},
}


@pytest.mark.parametrize("arti", ARTI)
def test_no_statement_says_again_what_a_function_says(arti: str) -> None:
    said = [str(path.relative_to(paths.BASE_DIR)) for path in SOURCES if re.search(ARTI[arti], path.read_text())]
    said += [str(page) for page in Path(paths.BASE_DIR, "templates").rglob("*.html") if re.search(ARTI[arti], page.read_text())]
    assert set(said) - KECUALI.get(arti, set()) == set()


DI_SATU_TEMPAT = {  # each is said once, in the file beside it (docs/keputusan/0046)
    "lock of a batch": (
        r"\bAngkatan\.objects\b.*select_for_update|diklat_angkatan\b[^\"]*FOR (NO KEY )?UPDATE",
        "diklat/services/kunci.py",
    ),
    "lock of arrivals": (r"20_?262|pg_advisory_xact_lock\(%s, place\)", "diklat/services/kunci.py"),
    "lock of a person": (
        r"\bPegawai\.objects\b.*select_for_update|pegawai_pegawai\b[^\"]*FOR (NO KEY )?UPDATE",
        "pegawai/services/kunci.py",
    ),
    "mail into the outbox": (
        r"INSERT INTO pegawai_notifikasi|\bNotifikasi\.objects\b.*create",
        "pegawai/services/notifikasi/antrean.py",
    ),
}


@pytest.mark.parametrize("arti", DI_SATU_TEMPAT)
def test_locks_and_mails_have_one_spelling(arti: str) -> None:
    pattern, home = DI_SATU_TEMPAT[arti]
    assert [str(path.relative_to(paths.BASE_DIR)) for path in SOURCES if re.search(pattern, path.read_text())] == [home]

"""Reference rows in memory while a file is checked, and how their many spellings are matched."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Final

from django.db import connection

from lib import waktu
from lib.sql import fetch
from pegawai.models import Jabatan, Pegawai
from pegawai.models.referensi import KelompokJabatan

ROMAN: Final = "XVII|XVI|XIII|XIV|XII|XV|XI|IX|X|VIII|VII|VI|IV|V|III|II|I"
GOLONGAN_FORM: Final = re.compile(rf"(?:^|[^A-Z])({ROMAN})(?:[\s/.\-]*([A-E]))?\)?\s*$")
NOT_WORD: Final = re.compile(r"[\W_]+")
MAX_SUGGESTIONS: Final = 60
JENJANG: Final = (
    ("AHLI UTAMA", KelompokJabatan.JF_UTAMA),
    ("AHLI MADYA", KelompokJabatan.JF_MADYA),
    ("AHLI MUDA", KelompokJabatan.JF_MUDA),
    ("AHLI PERTAMA", KelompokJabatan.JF_PERTAMA),
    ("PELAKSANA LANJUTAN", KelompokJabatan.JF_MAHIR),
    ("PELAKSANA PEMULA", KelompokJabatan.JF_PEMULA),
    ("PENYELIA", KelompokJabatan.JF_PENYELIA),
    ("MAHIR", KelompokJabatan.JF_MAHIR),
    ("TERAMPIL", KelompokJabatan.JF_TERAMPIL),
    ("PEMULA", KelompokJabatan.JF_PEMULA),
    ("PELAKSANA", KelompokJabatan.JF_TERAMPIL),
    ("UTAMA", KelompokJabatan.JF_UTAMA),
    ("MADYA", KelompokJabatan.JF_MADYA),
    ("MUDA", KelompokJabatan.JF_MUDA),
    ("PERTAMA", KelompokJabatan.JF_PERTAMA),
)
JENJANG_FIRST: Final = re.compile(r"^(AHLI (?:PERTAMA|MUDA|MADYA|UTAMA)|PENYELIA|MAHIR|TERAMPIL|PEMULA) - (.+)$")
ESELON: Final = re.compile(r"^\s*(I{1,3}|IV|V)\s*[./]?\s*([AB])?\s*$")
ESELON_KELOMPOK: Final = {
    "I": KelompokJabatan.JPT_MADYA,
    "II": KelompokJabatan.JPT_PRATAMA,
    "III": KelompokJabatan.ADMINISTRATOR,
    "IV": KelompokJabatan.PENGAWAS,
    "V": KelompokJabatan.PENGAWAS,
}
JENIS_JABATAN: Final = {"1": Jabatan.Jenis.STRUKTURAL, "2": Jabatan.Jenis.FUNGSIONAL, "4": Jabatan.Jenis.PELAKSANA}
PENDIDIKAN_ALIAS: Final = {
    "sma": "15", "slta": "15", "smu": "15", "smk": "17", "smp": "10", "sltp": "10", "sd": "05", "di": "20", "d1": "20", "dii": "25",
    "d2": "25", "diii": "30", "d3": "30", "div": "35", "d4": "35", "s1": "40", "s2": "45", "s3": "50", "diplomai": "20",
    "diplomaii": "25", "diplomaiii": "30", "diplomaiiisarjanamuda": "30", "diplomaiv": "35", "sarjana": "40", "magister": "45",
    "doktor": "50",
}  # fmt: skip
# Each with the name of its perangkat daerah today.
UNIT_SQL: Final = """
    SELECT 'unit', u.id, u.siasn_id, u.nama, a.nama, u.sebutan
    FROM jalur_pada(ARRAY(SELECT id FROM pegawai_unitkerja), %(hari)s) j
    JOIN pegawai_unitkerja u ON u.id = j.asal_id JOIN pegawai_unitkerja a ON a.id = j.unit_id WHERE j.induk_id IS NULL
"""
ACUAN_SQL: Final = f"""
    SELECT 'golongan', id, siasn_id, kode, skema, NULL::text FROM pegawai_golongan
    UNION ALL SELECT 'kedudukan', id, siasn_id, nama, CASE WHEN is_aktif THEN 'aktif' ELSE '' END, NULL FROM pegawai_kedudukanhukum
    UNION ALL SELECT 'pendidikan', id, siasn_id, nama, '', NULL FROM pegawai_tingkatpendidikan
    UNION ALL SELECT 'jabatan', id, siasn_id, nama, jenis, NULL FROM pegawai_jabatan
    UNION ALL {UNIT_SQL}
    UNION ALL SELECT 'padanan', p.unit_id, p.kunci, '', '', NULL FROM pegawai_padananunit p
        JOIN pegawai_unitkerja u ON u.id = p.unit_id WHERE u.is_aktif
"""  # noqa: S608 -- constant SQL


def unit_key(unor_id: str, nama: str, pd: str) -> str:
    """By what a unit of a file is known again: its id, or without one its name and its perangkat daerah."""
    return unor_id or f"{squeeze(nama)}|{squeeze(pd)}"


def squeeze(text: str) -> str:
    """Case, blanks and punctuation do not count: "Tingkat. I" is "Tingkat I"."""
    return NOT_WORD.sub("", text).lower()


@lru_cache(maxsize=2_000)
def parse_golongan(text: str, skema: str) -> str:
    """Our code for III/a, IIIa, III.a, "Penata Muda, III/a" (PNS) or IX (PPPK); empty when it is none."""
    match = GOLONGAN_FORM.search(text.upper())
    if not match:
        return ""
    roman, letter = match.groups()
    if skema == "PPPK":
        return roman if letter is None else ""
    return f"{roman}/{letter.lower()}" if letter else ""


@lru_cache(maxsize=5_000)
def normalize_jabatan(text: str) -> str:
    """PPPK files say TERAMPIL - PERAWAT where the reference says PERAWAT TERAMPIL. Idempotent."""
    match = JENJANG_FIRST.match(text.upper())
    return f"{match[2]} {match[1]}" if match else text


def parse_eselon(text: str) -> str:
    match = ESELON.match(text.upper())
    return f"{match[1]}.{(match[2] or '').lower()}".rstrip(".") if match else ""


def kelompok_of(jenis: str, eselon: str, nama: str) -> str:
    """The group that decides the default standard; empty when neither eselon nor jenjang says it."""
    if jenis == Jabatan.Jenis.PELAKSANA:
        return KelompokJabatan.PELAKSANA
    if jenis == Jabatan.Jenis.STRUKTURAL:
        return ESELON_KELOMPOK.get(eselon.split(".")[0], "")
    words = f" {nama.upper()} "
    return next((kelompok for jenjang, kelompok in JENJANG if f" {jenjang} " in words), "")


@dataclass(slots=True)
class UnitAcuan:
    id: int
    nama: str
    pd: str
    siasn_id: str
    sebutan: str = ""


@dataclass(slots=True)
class Acuan:
    """Everything a row is compared with while it is checked; identities only of the employees themselves."""

    hari_ini: date
    golongan: dict[tuple[str, str], int]
    kedudukan: dict[str, int]
    kedudukan_nama: dict[str, int]
    kedudukan_aktif: set[int]
    pendidikan: dict[str, int]
    unit: dict[str, UnitAcuan]
    jabatan: dict[str, tuple[int, str]]
    jabatan_nama: dict[str, tuple[int, str]]
    by_siasn: dict[str, int]
    by_nip: dict[str, int]
    padanan: dict[str, int] = field(default_factory=dict)
    _units_by_name: dict[str, list[UnitAcuan]] = field(default_factory=dict)
    _suggested: dict[tuple[str, str], tuple[UnitAcuan | None, bool]] = field(default_factory=dict)

    def suggest_unit(self, nama: str, pd: str) -> tuple[UnitAcuan | None, bool]:
        """The unit whose name is nearest, in the same perangkat daerah if the file names one, and whether it is certain: exactly one unit
        of that perangkat daerah has exactly this name. Looking for names that are only near is costly, so bounded."""
        key = (squeeze(nama), squeeze(pd))
        if not nama or not self.unit:
            return None, False
        if key not in self._suggested:
            self._suggested[key] = self._nearest(*key)
        return self._suggested[key]

    def _nearest(self, nama: str, pd: str) -> tuple[UnitAcuan | None, bool]:
        if not self._units_by_name:
            for unit in self.unit.values():
                self._units_by_name.setdefault(squeeze(unit.nama), []).append(unit)
        same_name = self._units_by_name.get(nama, [])
        here = [unit for unit in same_name if squeeze(unit.pd) == pd]
        if not same_name and len(self._suggested) < MAX_SUGGESTIONS:
            near = difflib.get_close_matches(nama, self._units_by_name, n=1, cutoff=0.72)
            same_name = self._units_by_name[near[0]] if near else []
            return next((unit for unit in same_name if squeeze(unit.pd) == pd), same_name[0] if same_name else None), False
        return next(iter([*here, *same_name]), None), len(here) == 1


def load_acuan() -> Acuan:
    """Two queries: all reference tables at once, and who is there already."""
    with connection.cursor() as cursor:
        cursor.execute(ACUAN_SQL, {"hari": waktu.today()})
        rows: dict[str, list[tuple[Any, ...]]] = {}
        for tabel, *values in cursor.fetchall():
            rows.setdefault(tabel, []).append(tuple(values))
    pegawai = list(Pegawai.objects.order_by().values_list("pk", "siasn_id", "nip"))
    kedudukan, jabatan = rows.get("kedudukan", []), rows.get("jabatan", [])
    return Acuan(
        hari_ini=waktu.today(),
        golongan={(skema, key): pk for pk, siasn_id, kode, skema, _ in rows.get("golongan", []) for key in (kode, siasn_id)},
        kedudukan={siasn_id: pk for pk, siasn_id, *_ in kedudukan},
        kedudukan_nama={squeeze(nama): pk for pk, _, nama, *_ in kedudukan},
        kedudukan_aktif={pk for pk, _, _, aktif, _ in kedudukan if aktif},
        pendidikan=_pendidikan_keys(rows.get("pendidikan", [])),
        unit=_unit_keys(rows.get("unit", [])),
        jabatan={siasn_id: (pk, jenis) for pk, siasn_id, _, jenis, _ in jabatan if siasn_id},
        jabatan_nama={squeeze(nama): (pk, jenis) for pk, _, nama, jenis, _ in jabatan},
        by_siasn={siasn_id: pk for pk, siasn_id, _ in pegawai if siasn_id},
        by_nip={nip: pk for pk, _, nip in pegawai},
        padanan={kunci: pk for pk, kunci, *_ in rows.get("padanan", [])},
    )


def _pendidikan_keys(rows: list[tuple[Any, ...]]) -> dict[str, int]:
    found = {key: pk for pk, siasn_id, nama, *_ in rows for key in (siasn_id, squeeze(nama))}
    aliases = {alias: found[siasn_id] for alias, siasn_id in PENDIDIKAN_ALIAS.items() if siasn_id in found}
    return {**aliases, **found}


def load_units() -> dict[str, UnitAcuan]:
    return _unit_keys([row[1:] for row in fetch(UNIT_SQL, {"hari": waktu.today()})])


def _unit_keys(rows: Sequence[tuple[Any, ...]]) -> dict[str, UnitAcuan]:
    """Units by SIASN id (those without one by "#pk"), each with the name of its perangkat daerah."""
    return {
        siasn_id or f"#{pk}": UnitAcuan(id=pk, nama=nama, pd=pd, siasn_id=siasn_id or "", sebutan=sebutan)
        for pk, siasn_id, nama, pd, sebutan in rows
    }

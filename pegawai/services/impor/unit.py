"""The kind "unit": SIASN's HierarkiUnor, whose rows may name a parent that stands further down."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from lib import waktu
from lib.berkas.cells import clean_text
from pegawai.models import UnitKerja
from pegawai.models.hari import Induk
from pegawai.peran import Peran
from pegawai.queries.pindah import days_of_moves
from pegawai.services.impor.jenis import Baris, JenisImpor, Kolom, Sesi, Step, Temuan, register
from pegawai.services.induk import change_induk

NAMA_CHARS: Final = 200
UPT: Final = re.compile(r"\b(SD|SDN|SMP|SMPN|TK|SEKOLAH|PUSKESMAS|UPT|UPTD|RSUD|RUMAH SAKIT|LABORATORIUM)\b", re.IGNORECASE)
KOLOM: Final = (
    Kolom("id", "ID", ("UNOR ID", "ID UNOR"), wajib=True, petunjuk="ID unit dari SIASN.", contoh="A1B2C3"),
    Kolom("nama", "NAMA_UNOR", ("NAMA UNOR", "UNOR NAMA", "NAMA UNIT"), wajib=True, contoh="Dinas Kesehatan"),
    Kolom("id_atasan", "ID_ATASAN", ("ID ATASAN", "UNOR ATASAN ID"), petunjuk="Kosong untuk perangkat daerah."),
)
COMPARE_SQL: Final = """
    SELECT b.baris, u.id AS objek_id, jsonb_strip_nulls(jsonb_build_object(
        'Nama unit', CASE WHEN b.nama <> u.nama THEN jsonb_build_array(u.nama, b.nama) END,
        'Unit atasan', CASE WHEN coalesce(i.siasn_id, '') <> coalesce(b.induk, '')
            THEN jsonb_build_array(i.sebutan, coalesce((SELECT sebutan FROM pegawai_unitkerja WHERE siasn_id = b.induk),
                                                    (SELECT max(nama) FROM impor_baris WHERE siasn_id = b.induk))) END
    )) AS perubahan
    FROM impor_baris b
    LEFT JOIN pegawai_unitkerja u ON u.siasn_id = b.siasn_id
    LEFT JOIN induk_pada(%(hari)s) t ON t.unit_id = u.id
    LEFT JOIN pegawai_unitkerja i ON i.id = t.induk_id
"""
INSERT_SQL: Final = """
    INSERT INTO pegawai_unitkerja (siasn_id, nama, singkatan, jenis, is_aktif)
    SELECT b.siasn_id, b.nama, '', b.jenis, true FROM impor_baris b JOIN impor_putusan q USING (baris)
    WHERE q.putusan = 'baru' ORDER BY b.baris
"""
LINK_SQL: Final = """
    UPDATE pegawai_unitkerja u SET nama = b.nama, induk_id = CASE q.putusan WHEN 'baru' THEN i.id ELSE u.induk_id END
    FROM impor_baris b JOIN impor_putusan q USING (baris) LEFT JOIN pegawai_unitkerja i ON i.siasn_id = b.induk
    WHERE u.siasn_id = b.siasn_id AND (q.putusan = 'baru' AND i.id IS NOT NULL OR q.putusan = 'ubah' AND u.nama <> b.nama)
"""
# Units that were there before and lie elsewhere from today on; a new one has no earlier place, and of a parent without an id no file tells.
MOVED_SQL: Final = """
    SELECT u.id, i.id
    FROM impor_baris b JOIN impor_putusan q USING (baris) JOIN pegawai_unitkerja u ON u.siasn_id = b.siasn_id
    JOIN induk_pada(%(hari)s) t ON t.unit_id = u.id
    LEFT JOIN pegawai_unitkerja i ON i.siasn_id = b.induk LEFT JOIN pegawai_unitkerja a ON a.id = t.induk_id
    WHERE q.putusan = 'ubah' AND t.induk_id IS DISTINCT FROM i.id AND (i.id IS NOT NULL OR a.siasn_id IS NOT NULL)
"""
# Whose row it is: of those who head a unit above, by the tree of the file, when it brings a unit that is there to another place.
KEPALA_SQL: Final = """
    WITH RECURSIVE jalur AS (
        SELECT b.induk AS siasn_id WHERE EXISTS (
            SELECT FROM pegawai_unitkerja u JOIN induk_pada(%(hari)s) t ON t.unit_id = u.id
            LEFT JOIN pegawai_unitkerja i ON i.id = t.induk_id WHERE u.siasn_id = b.siasn_id AND i.siasn_id IS DISTINCT FROM b.induk)
        UNION
        SELECT CASE WHEN f.siasn_id IS NULL THEN i.siasn_id ELSE f.induk END
        FROM jalur j LEFT JOIN impor_baris f ON f.siasn_id = j.siasn_id
        LEFT JOIN pegawai_unitkerja u ON u.siasn_id = j.siasn_id LEFT JOIN induk_pada(%(hari)s) t ON t.unit_id = u.id
        LEFT JOIN pegawai_unitkerja i ON i.id = t.induk_id
        WHERE j.siasn_id IS NOT NULL
    )
    SELECT k.pegawai_id FROM jalur JOIN pegawai_unitkerja u USING (siasn_id) JOIN penempatan_pada(%(hari)s) k ON k.unit_id = u.id
    WHERE k.memimpin
"""


@dataclass(frozen=True, slots=True)
class UnitAcuan:
    """SIASN id of every unit we know, and of its parent; `depan` those of the units that will have moved by each day ahead with a move."""

    induk: dict[str, str]
    depan: list[dict[str, str]]


def load_unit_acuan() -> UnitAcuan:
    """One query, and one for each day ahead with a move."""
    known, today = UnitKerja.objects.filter(siasn_id__isnull=False), waktu.today()
    moved: dict[str, str] = {}
    depan = [moved := {**moved, **_parents(known.filter(riwayat_induk_list__selesai=day), day)} for day in days_of_moves(today)]
    return UnitAcuan(_parents(known, today), depan)


def _parents(units: QuerySet[UnitKerja], day: date) -> dict[str, str]:
    return {siasn_id: above or "" for siasn_id, above in units.values_list("siasn_id", Induk("pk", day, "siasn_id")) if siasn_id}


def _clean_id(value: object) -> str:
    return clean_text(value).replace("-", "").upper()


def check_unit(acuan: Any, rows: Iterator[Baris], temuan: Temuan) -> Iterator[Baris]:
    """Parents stand anywhere in the file, so all rows are read before any of them is judged."""
    baris_list = [baris for row in rows if (baris := _read(row)) is not None]
    for baris in baris_list:
        _check_own(baris, temuan)
    _check_ganda(baris_list, temuan)
    _check_induk(acuan, baris_list, temuan)
    return iter(baris_list)


def _read(baris: Baris) -> Baris | None:
    baris.kunci, baris.nama = _clean_id(baris.nilai["id"]), clean_text(baris.nilai["nama"])
    if not baris.kunci and not baris.nama:
        return None
    induk = _clean_id(baris.nilai["id_atasan"])
    jenis = UnitKerja.Jenis.UPT if UPT.search(baris.nama) else UnitKerja.Jenis.SUBUNIT if induk else UnitKerja.Jenis.PERANGKAT_DAERAH
    baris.data = {"siasn_id": baris.kunci, "induk": induk or None, "jenis": str(jenis)}
    return baris


def _check_own(baris: Baris, temuan: Temuan) -> None:
    if not baris.kunci or len(baris.kunci) > 42:
        temuan.galat(baris, "id", "id_salah", "ID unit kosong atau terlalu panjang", "Isi ID unit dari SIASN.")
    if not baris.nama or len(baris.nama) > NAMA_CHARS:
        temuan.galat(
            baris, "nama", "nama_salah", "Nama unit kosong atau terlalu panjang", f"Isi nama unit, paling banyak {NAMA_CHARS} huruf."
        )


def _check_ganda(baris_list: list[Baris], temuan: Temuan) -> None:
    first: dict[str, int] = {}
    for baris in baris_list:
        nomor = first.setdefault(baris.kunci, baris.nomor)
        if baris.kunci and nomor != baris.nomor:
            temuan.galat(baris, "id", "id_ganda", "ID unit ganda di dalam berkas", f"ID sama dengan baris {nomor}. Hapus salah satu baris.")


def _check_induk(acuan: UnitAcuan, baris_list: list[Baris], temuan: Temuan) -> None:
    """A parent must be known here or in a good row; a chain of parents must end. A faulty parent makes its children wait too."""
    while True:
        good = {baris.kunci: baris for baris in baris_list if baris.nomor not in temuan.galat_baris}
        induk = {**acuan.induk, **{kunci: baris.data["induk"] or "" for kunci, baris in good.items()}}
        trees = [induk, *({**induk, **moved} for moved in acuan.depan)]
        wrong = {baris.kunci: (baris, tree) for tree in reversed(trees) for baris in good.values() if not _is_rooted(baris, tree)}
        for baris, tree in wrong.values():
            _refuse_induk(baris, tree, temuan)
        if not wrong:
            return


def _is_rooted(baris: Baris, induk: dict[str, str]) -> bool:
    seen = {baris.kunci}
    above = induk[baris.kunci]
    while above:
        if above in seen or above not in induk:
            return False
        seen.add(above)
        above = induk[above]
    return True


def _refuse_induk(baris: Baris, induk: dict[str, str], temuan: Temuan) -> None:
    above = induk[baris.kunci]
    if above not in induk:
        remedy = "Tambahkan unit atasan itu ke berkas, atau perbaiki ID_ATASAN."
        temuan.galat(baris, "id_atasan", "atasan_tak_dikenal", "Unit atasan tidak dikenal", remedy)
        return
    seen = [baris.kunci]
    while above in induk and above not in seen:
        seen.append(above)
        above = induk[above]
    if above == baris.kunci:
        remedy = "Sekarang atau sesudah pemindahan yang sudah dicatat, unit ini menjadi atasan dirinya sendiri. Perbaiki ID_ATASAN."
        temuan.galat(baris, "id_atasan", "melingkar", "Susunan unit melingkar", remedy)
    else:
        remedy = "Salah satu unit di atasnya tidak dapat diimpor. Perbaiki baris itu dahulu."
        temuan.galat(baris, "id_atasan", "atasan_bermasalah", "Unit atasan bermasalah", remedy)


def compare_unit(sesi: Sesi) -> None:
    sesi.judge(COMPARE_SQL, {"hari": waktu.today()})


def apply_unit(sesi: Sesi, step: Step) -> dict[str, int]:
    """Two passes: all units first, then the links between them."""
    step("Menyimpan unit baru")
    sesi.cursor.execute(INSERT_SQL)
    step("Menautkan unit atasan")
    sesi.cursor.execute(MOVED_SQL, {"hari": waktu.today()})
    if moved := dict(sesi.cursor.fetchall()):
        change_induk(moved, mulai=waktu.today())
    sesi.cursor.execute(LINK_SQL)
    return {}


UNIT: Final = register(
    JenisImpor(
        kode="unit",
        label="Hierarki unit",
        objek="unit",
        penjelasan="HierarkiUnor dari SIASN: ID, NAMA_UNOR, ID_ATASAN. Impor ini dahulu, baru data pegawai.",
        peran=frozenset({Peran.KEPEGAWAIAN}),
        kolom=KOLOM,
        data={"siasn_id": "text", "induk": "text", "jenis": "text"},
        tabel=("pegawai_unitkerja", "pegawai_riwayatinduk"),
        orang=KEPALA_SQL,
        load=load_unit_acuan,
        check=check_unit,
        compare=compare_unit,
        apply=apply_unit,
    )
)

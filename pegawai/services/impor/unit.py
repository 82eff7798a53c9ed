"""The kind "unit": SIASN's HierarkiUnor, whose rows may name a parent that stands further down."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from lib import waktu
from lib.berkas.cells import clean_text
from pegawai.models import BarisImpor, UnitKerja
from pegawai.models.hari import Induk
from pegawai.peran import Peran
from pegawai.queries.padanan import TERSIMPAN, Padan, load_padanan
from pegawai.queries.pindah import days_of_moves
from pegawai.services.impor.jenis import Baris, JenisImpor, Kolom, Sesi, Step, Temuan, dump_json, register
from pegawai.services.impor.posisi import UNIT_CHARS
from pegawai.services.induk import change_induk

NAMA_CHARS: Final = 200
UPT: Final = re.compile(r"\b(SD|SDN|SMP|SMPN|TK|SEKOLAH|PUSKESMAS|UPT|UPTD|RSUD|RUMAH SAKIT|LABORATORIUM)\b", re.IGNORECASE)
KOLOM: Final = (
    Kolom("id", "ID", ("UNOR ID", "ID UNOR"), wajib=True, petunjuk="ID unit dari SIASN.", contoh="A1B2C3"),
    Kolom("nama", "NAMA_UNOR", ("NAMA UNOR", "UNOR NAMA", "NAMA UNIT"), wajib=True, contoh="Dinas Kesehatan"),
    Kolom("id_atasan", "ID_ATASAN", ("ID ATASAN", "UNOR ATASAN ID"), petunjuk="Kosong untuk perangkat daerah."),
)
# Faults of the tree, which telling a parent may mend.
ATASAN: Final = (TAK_DIKENAL := "atasan_tak_dikenal", BERMASALAH := "atasan_bermasalah", MELINGKAR := "melingkar")
# A parent is named by its SIASN id; one that was told may have none, and is "#" and its number then.
TOLD_SQL: Final = """
    UPDATE impor_baris b SET induk = coalesce(u.siasn_id, '#' || u.id) FROM pegawai_unitkerja u WHERE u.id = b.unit_id
"""
COMPARE_SQL: Final = """
    SELECT b.baris, CASE WHEN b.baris = ANY(%(lepas)s) THEN coalesce(u.id, 0) ELSE u.id END AS objek_id,
        CASE WHEN b.baris = ANY(%(lepas)s) THEN '{"Unit atasan": [null, "tidak ada lagi"]}' ELSE jsonb_strip_nulls(jsonb_build_object(
        'Nama unit', CASE WHEN b.nama <> u.nama THEN jsonb_build_array(u.nama, b.nama) END,
        'Unit atasan', CASE WHEN coalesce(i.siasn_id, '#' || i.id) IS DISTINCT FROM b.induk AND coalesce(i.siasn_id, b.induk) IS NOT NULL
            THEN jsonb_build_array(i.sebutan, coalesce((SELECT sebutan FROM pegawai_unitkerja WHERE siasn_id = b.induk OR id = b.unit_id),
                                                    (SELECT max(nama) FROM impor_baris WHERE siasn_id = b.induk))) END
    )) END AS perubahan
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
    FROM impor_baris b JOIN impor_putusan q USING (baris) LEFT JOIN pegawai_unitkerja i ON coalesce(i.siasn_id, '#' || i.id) = b.induk
    WHERE u.siasn_id = b.siasn_id AND (q.putusan = 'baru' AND i.id IS NOT NULL OR q.putusan = 'ubah' AND u.nama <> b.nama)
"""
# Units that were there before and lie elsewhere from today on; a new one has no earlier place, and of a parent without an id no file tells.
MOVED_SQL: Final = """
    SELECT u.id, i.id
    FROM impor_baris b JOIN impor_putusan q USING (baris) JOIN pegawai_unitkerja u ON u.siasn_id = b.siasn_id
    JOIN induk_pada(%(hari)s) t ON t.unit_id = u.id
    LEFT JOIN pegawai_unitkerja i ON coalesce(i.siasn_id, '#' || i.id) = b.induk LEFT JOIN pegawai_unitkerja a ON a.id = t.induk_id
    WHERE q.putusan = 'ubah' AND t.induk_id IS DISTINCT FROM i.id AND (i.id IS NOT NULL OR a.siasn_id IS NOT NULL)
"""
# Whose row it is: of those who head a unit above, by the tree of the file, when it brings a unit that is there to another place.
KEPALA_SQL: Final = """
    WITH RECURSIVE jalur AS (
        SELECT b.induk AS kunci WHERE EXISTS (
            SELECT FROM pegawai_unitkerja u JOIN induk_pada(%(hari)s) t ON t.unit_id = u.id
            LEFT JOIN pegawai_unitkerja i ON i.id = t.induk_id
            WHERE u.siasn_id = b.siasn_id AND coalesce(i.siasn_id, '#' || i.id) IS DISTINCT FROM b.induk)
        UNION
        SELECT CASE WHEN f.siasn_id IS NULL THEN coalesce(i.siasn_id, '#' || i.id) ELSE f.induk END
        FROM jalur j LEFT JOIN impor_baris f ON f.siasn_id = j.kunci
        LEFT JOIN pegawai_unitkerja u ON coalesce(u.siasn_id, '#' || u.id) = j.kunci LEFT JOIN induk_pada(%(hari)s) t ON t.unit_id = u.id
        LEFT JOIN pegawai_unitkerja i ON i.id = t.induk_id
        WHERE j.kunci IS NOT NULL
    )
    SELECT k.pegawai_id FROM jalur j JOIN pegawai_unitkerja u ON coalesce(u.siasn_id, '#' || u.id) = j.kunci
    JOIN penempatan_pada(%(hari)s) k ON k.unit_id = u.id WHERE k.memimpin
"""


@dataclass(frozen=True, slots=True)
class UnitAcuan:
    """What files call every unit we know (`kunci`, by its key), and its parent; `depan` those of the units that will have moved by each day
    ahead with a move; `padanan` the keys of the units that were told."""

    kunci: dict[int, str]
    induk: dict[str, str]
    depan: list[dict[str, str]]
    padanan: dict[str, int]


def load_unit_acuan() -> UnitAcuan:
    """Three queries, and one for each day ahead with a move."""
    units, today = UnitKerja.objects.order_by(), waktu.today()
    kunci = {pk: siasn_id or f"#{pk}" for pk, siasn_id in units.values_list("pk", "siasn_id")}
    moved: dict[str, str] = {}
    depan = [moved := {**moved, **_parents(units.filter(riwayat_induk_list__selesai=day), kunci, day)} for day in days_of_moves(today)]
    return UnitAcuan(kunci, _parents(units, kunci, today), depan, load_padanan())


def _parents(units: QuerySet[UnitKerja], kunci: dict[int, str], day: date) -> dict[str, str]:
    return {kunci[pk]: kunci.get(above, "") for pk, above in units.values_list("pk", Induk("pk", day))}


def _clean_id(value: object) -> str:
    return clean_text(value).replace("-", "").upper()


def check_unit(acuan: Any, rows: Iterator[Baris], temuan: Temuan) -> Iterator[Baris]:
    """Parents stand anywhere in the file, so all rows are read before any of them is judged."""
    baris_list = [baris for row in rows if (baris := _read(row)) is not None]
    for baris in baris_list:
        _check_own(baris, temuan)
    _check_ganda(baris_list, temuan)
    _read_told(acuan, baris_list)
    _check_induk(acuan, baris_list, temuan)
    return iter(baris_list)


def _read(baris: Baris) -> Baris | None:
    baris.kunci, baris.nama = _clean_id(baris.nilai["id"]), clean_text(baris.nilai["nama"])
    if not baris.kunci and not baris.nama:
        return None
    induk = _clean_id(baris.nilai["id_atasan"])[:UNIT_CHARS]
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


def _read_told(acuan: UnitAcuan, baris_list: list[Baris]) -> None:
    """A parent that stands neither here nor in the file, and was told in an earlier one."""
    known = acuan.induk.keys() | {baris.kunci for baris in baris_list}
    for baris in baris_list:
        above = baris.data["induk"]
        if above not in known and above in acuan.padanan:
            baris.data |= {"unit_id": acuan.padanan[above], "berkas_unit": _of_file(above)}


def _of_file(above: str) -> str:
    return dump_json({"kunci": above, "id": above, "nama": "", "pd": ""})


def _check_induk(acuan: UnitAcuan, baris_list: list[Baris], temuan: Temuan) -> None:
    """A parent must be known here, told, or in a good row; a chain of parents must end. A faulty parent makes its children wait too."""
    while True:
        good = {baris.kunci: baris for baris in baris_list if baris.nomor not in temuan.galat_baris}
        above = {kunci: acuan.kunci.get(baris.data.get("unit_id") or 0, baris.data["induk"]) or "" for kunci, baris in good.items()}
        induk = {**acuan.induk, **above}
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
        remedy = "Padankan di halaman impor ini, tambahkan unit atasan itu ke berkas, atau perbaiki ID_ATASAN."
        temuan.galat(baris, "id_atasan", TAK_DIKENAL, "Unit atasan tidak dikenal", remedy)
        baris.data["berkas_unit"] = _of_file(above)
        return
    seen = [baris.kunci]
    while above in induk and above not in seen:
        seen.append(above)
        above = induk[above]
    if above == baris.kunci:
        remedy = "Sekarang atau sesudah pemindahan yang sudah dicatat, unit ini menjadi atasan dirinya sendiri. Perbaiki ID_ATASAN."
        temuan.galat(baris, "id_atasan", MELINGKAR, "Susunan unit melingkar", remedy)
    else:
        remedy = "Salah satu unit di atasnya tidak dapat diimpor. Perbaiki baris itu dahulu."
        temuan.galat(baris, "id_atasan", BERMASALAH, "Unit atasan bermasalah", remedy)


def recheck_unit(sesi: Sesi) -> None:
    """The tree once more, with the parents as they are told now."""
    _check_induk(load_unit_acuan(), _staged(sesi), sesi.temuan)


def _staged(sesi: Sesi) -> list[Baris]:
    sesi.cursor.execute("SELECT baris, kunci, nama, induk, unit_id, berkas_unit ->> 'id' FROM impor_baris ORDER BY baris")
    return [
        Baris(nomor, {"id_atasan": of_file or induk or ""}, kunci, nama, {"induk": induk, "unit_id": unit_id})
        for nomor, kunci, nama, induk, unit_id, of_file in sesi.cursor.fetchall()
    ]


def compare_unit(sesi: Sesi) -> None:
    """A unit whose parent went since the preview is judged as something else than was shown, and so left out: it would come to the top."""
    sesi.cursor.execute(TOLD_SQL)
    gone = Temuan(KOLOM)
    _check_induk(load_unit_acuan(), _staged(sesi), gone)
    sesi.judge(COMPARE_SQL, {"hari": waktu.today(), "lepas": list(gone.galat_baris)})


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


# Units that are not here yet, with those above them that the file itself names.
SALIN_SQL: Final = """
    INSERT INTO pegawai_barisimpor (impor_id, baris, kunci, nama, putusan, data, perubahan)
    SELECT %(ke)s, b.baris, b.kunci, b.nama, 'galat', b.data, '{}' FROM pegawai_barisimpor b
    WHERE b.impor_id = %(dari)s AND b.putusan = 'galat' AND NOT EXISTS (SELECT FROM pegawai_unitkerja u WHERE u.siasn_id = b.kunci)
      AND EXISTS (SELECT FROM pegawai_galatimpor g WHERE g.impor_id = b.impor_id AND g.baris = b.baris AND g.kode = ANY(%(ulang)s))
"""
PADAN: Final = Padan(
    judul="Unit di bawahnya",
    kata="unit di bawahnya",
    akibat="belum dapat diimpor",
    akibat_selesai="belum ada di sini",
    susulan="Hanya unit yang belum ada",
    putusan=(*TERSIMPAN, BarisImpor.Putusan.GALAT),
    terbuka="b.putusan = 'galat' AND NOT EXISTS (SELECT FROM pegawai_unitkerja u WHERE u.siasn_id = b.kunci)",
    salin=SALIN_SQL,
    ulang=ATASAN,
    periksa=recheck_unit,
)
UNIT: Final = register(
    JenisImpor(
        kode="unit",
        label="Hierarki unit",
        objek="unit",
        penjelasan="HierarkiUnor dari SIASN: ID, NAMA_UNOR, ID_ATASAN. Impor ini dahulu, baru data pegawai.",
        peran=frozenset({Peran.KEPEGAWAIAN}),
        kolom=KOLOM,
        data={"siasn_id": "text", "induk": "text", "jenis": "text", "unit_id": "bigint", "berkas_unit": "jsonb"},
        tabel=("pegawai_unitkerja", "pegawai_riwayatinduk"),
        orang=KEPALA_SQL,
        load=load_unit_acuan,
        check=check_unit,
        compare=compare_unit,
        apply=apply_unit,
        simpan="b.berkas_unit IS NOT NULL",
        padan=PADAN,
    )
)

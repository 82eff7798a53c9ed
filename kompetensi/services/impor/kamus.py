"""The kind "kamus": the competency dictionary; a changed wording becomes a new version."""

import json
from collections.abc import Iterator
from typing import Any, Final

from django.core.exceptions import ValidationError

from kompetensi.models import Kompetensi, VersiKompetensi
from kompetensi.models.kamus import LABELS
from kompetensi.queries import kamus as queries
from kompetensi.services import kamus
from kompetensi.services.kamus import IsiKamus, IsiLevel
from lib.berkas.cells import clean_text, header_key
from pegawai.peran import Peran
from pegawai.services.impor.jenis import Baris, JenisImpor, Kolom, Sesi, Step, Temuan, dump_json, register

LEVELS: Final = range(1, 6)
CHARS: Final = {"NAMA KOMPETENSI": 120, "SINGKATAN": 30}
WAJIB: Final = ("NAMA KOMPETENSI", "JENIS", "DEFINISI", *(f"LEVEL {number}" for number in LEVELS))
KOLOM: Final = (
    Kolom("KODE", "KODE", ("KODE KOMPETENSI",), wajib=True, petunjuk="Huruf besar, titik, angka.", contoh="T.11"),
    Kolom("NAMA KOMPETENSI", "NAMA KOMPETENSI", ("NAMA", "KOMPETENSI"), wajib=True, contoh="Manajemen Risiko"),
    Kolom("SINGKATAN", "SINGKATAN", contoh="Risiko"),
    Kolom("JENIS", "JENIS", ("JENIS KOMPETENSI",), petunjuk="Manajerial, Sosial kultural, Teknis, atau Pemerintahan.", contoh="Teknis"),
    Kolom("DEFINISI", "DEFINISI"),
    *(Kolom(f"LEVEL {number}", f"LEVEL {number}", petunjuk=f"Penjelasan level {number}.") for number in LEVELS),
    *(Kolom(f"INDIKATOR {number}", f"INDIKATOR {number}") for number in LEVELS),
)
JENIS: Final = {header_key(word): value for value, label in Kompetensi.Jenis.choices for word in (value, str(label))}
COMPARE_SQL: Final = """
    SELECT b.baris, l.id AS objek_id, coalesce((
        SELECT jsonb_object_agg(baru.key, jsonb_build_array(l.isi ->> baru.key, baru.value))
        FROM jsonb_each_text(b.isi) AS baru WHERE baru.value IS DISTINCT FROM l.isi ->> baru.key
    ), '{}') AS perubahan
    FROM impor_baris b
    LEFT JOIN jsonb_to_recordset(%s::jsonb) AS l (id bigint, kode text, isi jsonb) ON l.kode = b.kunci
"""
ROWS_SQL: Final = """
    SELECT b.kunci, b.isi FROM impor_baris b JOIN impor_putusan p USING (baris) WHERE p.putusan IN ('baru', 'ubah') ORDER BY b.baris
"""


def load_kamus_acuan() -> dict[str, dict[str, str]]:
    return {kompetensi.kode: _isi_of(kompetensi) for kompetensi in queries.with_level_texts(Kompetensi.objects.all())}


def check_kamus(acuan: Any, rows: Iterator[Baris], temuan: Temuan) -> Iterator[Baris]:
    """An empty cell keeps what is there; a new competency needs all of it."""
    first: dict[str, int] = {}
    for baris in rows:
        baris.kunci, baris.nama = clean_text(baris.nilai["KODE"]).upper(), clean_text(baris.nilai["NAMA KOMPETENSI"])
        if not baris.kunci and not baris.nama:
            continue
        given = {kolom.kunci: clean_text(baris.nilai[kolom.kunci]) for kolom in KOLOM[1:]}
        isi = {**acuan.get(baris.kunci, {}), **{kunci: text for kunci, text in given.items() if text}}
        _check_isi(baris, isi, temuan)
        if first.setdefault(baris.kunci, baris.nomor) != baris.nomor:
            temuan.galat(baris, "KODE", "kode_ganda", "Kode ganda di dalam berkas", f"Kode ini sudah ada di baris {first[baris.kunci]}.")
        baris.data = {"isi": dump_json(isi)}
        yield baris


def _check_isi(baris: Baris, isi: dict[str, str], temuan: Temuan) -> None:
    prefix, _, number = baris.kunci.partition(".")
    if not (
        0 < len(prefix) <= 4 and prefix.isascii() and prefix.isalpha() and 0 < len(number) <= 4 and number.isascii() and number.isdigit()
    ):
        temuan.galat(baris, "KODE", "kode_salah", "Kode salah", "Tulis seperti T.11: huruf besar, titik, angka.")
    for kunci in WAJIB:
        if not isi.get(kunci):
            temuan.galat(baris, kunci, "kosong", f"{kunci} kosong", "Kompetensi baru memerlukan nama, jenis, definisi, dan kelima level.")
            return
    for kunci, chars in CHARS.items():
        if len(isi.get(kunci, "")) > chars:
            temuan.galat(baris, kunci, "terlalu_panjang", f"{kunci} terlalu panjang", f"Tulis paling banyak {chars} huruf.")
    jenis = JENIS.get(header_key(isi["JENIS"]))
    if jenis is None:
        temuan.galat(baris, "JENIS", "jenis_salah", "Jenis tidak dikenal", "Isi Manajerial, Sosial kultural, Teknis, atau Pemerintahan.")
    else:
        isi["JENIS"] = str(Kompetensi.Jenis(jenis).label)


def compare_kamus(sesi: Sesi) -> None:
    rows = queries.with_level_texts(Kompetensi.objects.all())
    sesi.judge(COMPARE_SQL, [dump_json([{"id": row.pk, "kode": row.kode, "isi": _isi_of(row)} for row in rows])])


def apply_kamus(sesi: Sesi, step: Step) -> dict[str, int]:
    """Through the services, row by row: a dictionary has hundreds of entries, and the rules of versions stay in one place."""
    step("Menyimpan kamus")
    sesi.cursor.execute(ROWS_SQL)
    by = sesi.impor.diterapkan_oleh or sesi.impor.oleh
    versi = 0
    for kode, text in sesi.cursor.fetchall():
        isi = json.loads(text)
        present = Kompetensi.objects.filter(kode=kode).first()
        if present is None:
            kamus.create_kompetensi(kode=kode, isi=_kamus_of(isi, None), by=by)
            versi += 1
        else:
            latest = queries.latest_versi(present)
            catatan = f"Impor {sesi.impor.nama_berkas}"[:200]
            made = kamus.update_kompetensi(kompetensi=present, isi=_kamus_of(isi, latest), versi=latest.nomor, by=by, catatan=catatan)
            versi += made is not None
    return {"versi": versi}


def _isi_of(kompetensi: Kompetensi) -> dict[str, str]:
    """The present wording under the titles of the columns, cleaned as a cell would be; empty parts are left out."""
    versi = next(iter(kompetensi.versi_terbaru), None)  # type: ignore[attr-defined]
    isi = {"NAMA KOMPETENSI": kompetensi.nama, "SINGKATAN": kompetensi.singkatan, "JENIS": kompetensi.get_jenis_display()}
    if versi is not None:
        isi["DEFINISI"] = versi.definisi
        for row in versi.level_list.all():
            isi |= {f"LEVEL {row.level}": row.deskripsi, f"INDIKATOR {row.level}": row.indikator}
    return {kunci: clean for kunci, text in isi.items() if (clean := clean_text(text))}


def _kamus_of(isi: dict[str, str], latest: VersiKompetensi | None) -> IsiKamus:
    """Names of the levels are not in the file: they stay as they are."""
    labels = {row.level: row.label for row in latest.level_list.all()} if latest else {}
    level = tuple(IsiLevel(n, labels.get(n, LABELS[n - 1]), isi[f"LEVEL {n}"], isi.get(f"INDIKATOR {n}", "")) for n in LEVELS)
    jenis = JENIS.get(header_key(isi["JENIS"]))
    if jenis is None:
        raise ValidationError("Jenis kompetensi tidak dikenal.", code="jenis")
    return IsiKamus(isi["NAMA KOMPETENSI"], isi.get("SINGKATAN", ""), jenis, isi["DEFINISI"], level)


KAMUS: Final = register(
    JenisImpor(
        kode="kamus",
        label="Kamus kompetensi",
        objek="kompetensi",
        penjelasan="Nama, definisi, dan penjelasan lima level. Isi yang berubah menjadi versi baru; versi lama tetap ada.",
        peran=frozenset({Peran.KEPEGAWAIAN, Peran.PENGELOLA}),
        kolom=KOLOM,
        data={"isi": "jsonb"},
        tabel=("kompetensi_kompetensi", "kompetensi_versikompetensi", "kompetensi_levelkompetensi"),
        load=load_kamus_acuan,
        check=check_kamus,
        compare=compare_kamus,
        apply=apply_kamus,
    )
)

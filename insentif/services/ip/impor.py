"""The kind of import "data-ip": performance scores and disciplinary measures, one row a person and year."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from insentif.models import Disiplin
from insentif.services.ip.data import TAHUN_PERTAMA
from kompetensi.services.impor.acuan import read_decimal
from lib import waktu
from lib.berkas.cells import clean_text, header_key
from pegawai.peran import Peran
from pegawai.services.impor.jenis import POLA_NIP, POLA_TAHUN, Baris, JenisImpor, Kolom, Sesi, Step, Temuan, register
from pegawai.services.impor.orang import Dikenal, find_pegawai, load_dikenal

NILAI, DISIPLIN = "NILAI KINERJA", "HUKUMAN DISIPLIN"
PILIHAN: Final = ", ".join(str(label) for label in Disiplin.labels)
KOSONG_TETAP: Final = "Sel kosong tidak mengubah apa pun."
KOLOM: Final = (
    Kolom(
        "nip",
        "NIP",
        ("NIP BARU", "NIP PNS", "NIP PPPK", "NOMOR INDUK PEGAWAI"),
        wajib=True,
        petunjuk="18 angka, berformat Teks.",
        contoh="196711101992031001",
        pola=POLA_NIP,
    ),
    Kolom("nama", "NAMA", ("NAMA LENGKAP", "NAMA PEGAWAI"), petunjuk="Hanya untuk dibaca; yang dipakai NIP."),
    Kolom("tahun", "TAHUN", wajib=True, petunjuk="Tahun penilaian, empat angka.", contoh="2025", pola=POLA_TAHUN),
    Kolom("nilai", NILAI, ("NILAI SKP",), petunjuk=f"0 sampai 100, koma atau titik. {KOSONG_TETAP}", contoh="87,5"),
    Kolom("disiplin", DISIPLIN, ("HUKDIS",), petunjuk=f"Terberat dalam lima tahun: {PILIHAN}. {KOSONG_TETAP}", contoh="Tidak pernah"),
)


@dataclass(frozen=True, slots=True)
class Acuan:
    tahun_ini: int
    pegawai: Dikenal
    disiplin: dict[str, str]


def load_acuan() -> Acuan:
    words = {header_key(str(word)): item.value for item in Disiplin for word in (item.value, item.label)}
    return Acuan(waktu.today().year, load_dikenal(), {**words, header_key("Tidak ada"): Disiplin.TIDAK_ADA.value})


def check_data(acuan: Any, rows: Iterator[Baris], temuan: Temuan) -> Iterator[Baris]:
    seen: dict[tuple[int, int], int] = {}
    for baris in rows:
        if not any(clean_text(value) for value in baris.nilai.values()):
            continue
        pegawai, tahun = find_pegawai(baris, temuan, acuan.pegawai), _tahun(baris, acuan.tahun_ini, temuan)
        nilai, disiplin = _nilai(baris, temuan), _disiplin(baris, acuan.disiplin, temuan)
        baris.data = {"pegawai_id": pegawai, "tahun": tahun, "nilai": nilai, "disiplin": disiplin}
        if not clean_text(baris.nilai["nilai"]) and not clean_text(baris.nilai["disiplin"]):
            temuan.galat(baris, "nilai", "kosong", "Tidak ada isinya", f"Isi {NILAI}, {DISIPLIN}, atau keduanya.")
        if pegawai and tahun and (first := seen.setdefault((pegawai, tahun), baris.nomor)) != baris.nomor:
            remedy = f"Orang dan tahun ini sudah ada di baris {first}. Hapus salah satu."
            temuan.galat(baris, "nip", "baris_ganda", "Baris ganda di dalam berkas", remedy)
        yield baris


def _tahun(baris: Baris, tahun_ini: int, temuan: Temuan) -> int | None:
    text = clean_text(baris.nilai["tahun"])
    if text.isascii() and text.isdigit() and len(text) == 4 and TAHUN_PERTAMA <= int(text) <= tahun_ini:
        return int(text)
    temuan.galat(baris, "tahun", "tahun_salah", "Tahun salah", f"Isi tahun {TAHUN_PERTAMA} sampai {tahun_ini}, misalnya {tahun_ini - 1}.")
    return None


def _nilai(baris: Baris, temuan: Temuan) -> Decimal | None:
    try:
        return read_decimal(baris.nilai["nilai"], Decimal(0), Decimal(100))
    except ValueError:
        temuan.galat(baris, "nilai", "nilai_salah", "Nilai kinerja salah", "Isi 0 sampai 100, misalnya 87 atau 87,5.")
        return None


def _disiplin(baris: Baris, known: dict[str, str], temuan: Temuan) -> str | None:
    text = clean_text(baris.nilai["disiplin"])
    found = known.get(header_key(text))
    if text and found is None:
        temuan.galat(baris, "disiplin", "disiplin_salah", "Hukuman disiplin tidak dikenal", f"Isi salah satu: {PILIHAN}.")
    return found


# An empty cell leaves what is recorded.
COMPARE_SQL: Final = """
    SELECT b.baris, d.id AS objek_id, '{}'::jsonb
        || CASE WHEN b.nilai IS DISTINCT FROM d.nilai_kinerja AND b.nilai IS NOT NULL
           THEN jsonb_build_object(%(nilai)s::text, jsonb_build_array(d.nilai_kinerja, b.nilai)) ELSE '{}' END
        || CASE WHEN b.disiplin IS DISTINCT FROM d.disiplin AND b.disiplin IS NOT NULL
           THEN jsonb_build_object(%(disiplin)s::text, jsonb_build_array(d.disiplin, b.disiplin)) ELSE '{}' END AS perubahan
    FROM impor_baris b LEFT JOIN insentif_dataip d ON d.pegawai_id = b.pegawai_id AND d.tahun = b.tahun
"""
WRITE_SQL: Final = """
    INSERT INTO insentif_dataip AS d (pegawai_id, tahun, nilai_kinerja, disiplin)
    SELECT b.pegawai_id, b.tahun, b.nilai, coalesce(b.disiplin, '')
    FROM impor_baris b JOIN impor_putusan p USING (baris) WHERE p.putusan IN ('baru', 'ubah') ORDER BY b.baris
    ON CONFLICT (pegawai_id, tahun) DO UPDATE SET
        nilai_kinerja = coalesce(excluded.nilai_kinerja, d.nilai_kinerja), disiplin = coalesce(nullif(excluded.disiplin, ''), d.disiplin)
"""


def compare_data(sesi: Sesi) -> None:
    sesi.judge(COMPARE_SQL, {"nilai": NILAI, "disiplin": DISIPLIN})


def apply_data(sesi: Sesi, step: Step) -> dict[str, int]:
    step("Menyimpan data kinerja dan disiplin")
    sesi.cursor.execute(WRITE_SQL)
    return {"data": sesi.cursor.rowcount}


DATA_IP: Final = register(
    JenisImpor(
        kode="data-ip",
        label="Nilai kinerja dan hukuman disiplin",
        objek="data IP ASN",
        penjelasan="Untuk estimasi IP ASN: satu baris satu orang dan satu tahun.",
        peran=frozenset({Peran.KEPEGAWAIAN}),
        kolom=KOLOM,
        data={"pegawai_id": "bigint", "tahun": "smallint", "nilai": "numeric", "disiplin": "text"},
        tabel=("insentif_dataip",),
        load=load_acuan,
        check=check_data,
        compare=compare_data,
        apply=apply_data,
        orang="b.pegawai_id",
    )
)

"""The kind "standar": what positions ask for, one row a position and competency."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from kompetensi.models import StandarKompetensi
from kompetensi.services import standar
from kompetensi.services.impor.acuan import Ditemukan, kompetensi_acuan, read_decimal, suggest
from kompetensi.services.impor.arti import arti_standar
from lib import waktu
from lib.berkas.cells import clean_text, header_key, parse_date
from lib.format import format_tanggal
from pegawai.models import Jabatan
from pegawai.peran import Peran
from pegawai.services.impor.jenis import POLA_TANGGAL, Baris, JenisImpor, Kolom, Sesi, Step, Temuan, register

GANDA: Final = -1
KOLOM: Final = (
    Kolom("jabatan_id", "JABATAN ID", ("ID JABATAN",), petunjuk="ID SIASN; boleh kosong bila nama jabatan hanya satu."),
    Kolom("jabatan", "NAMA JABATAN", ("JABATAN NAMA", "JABATAN"), wajib=True, contoh="Analis Kebijakan Ahli Muda"),
    Kolom("kompetensi", "KODE KOMPETENSI", ("KODE", "KOMPETENSI"), wajib=True, petunjuk="Lihat kamus kompetensi.", contoh="M.01"),
    Kolom(
        "level",
        "LEVEL",
        ("LEVEL STANDAR", "STANDAR"),
        wajib=True,
        petunjuk="1 sampai 5; 0 berarti tidak diminta lagi.",
        contoh="3",
        pola="[0-5]",
    ),
    Kolom("bobot", "BOBOT", petunjuk="Kosong berarti 1.", contoh="1"),
    Kolom(
        "mulai", "BERLAKU MULAI", ("MULAI", "TMT"), petunjuk="dd-mm-yyyy; kosong berarti hari ini.", contoh="01-01-2027", pola=POLA_TANGGAL
    ),
)
COMPARE_SQL: Final = """
    SELECT b.baris,
        CASE WHEN s.id IS NULL AND b.level > 0 THEN NULL ELSE coalesce(s.id, 0) END AS objek_id,
        jsonb_strip_nulls(jsonb_build_object(
            'LEVEL', CASE WHEN s.id IS NOT NULL AND s.level <> b.level THEN jsonb_build_array(s.level, b.level) END,
            'BOBOT', CASE WHEN b.level > 0 AND s.bobot <> b.bobot THEN jsonb_build_array(trim_scale(s.bobot), trim_scale(b.bobot)) END
        )) AS perubahan
    FROM impor_baris b
    LEFT JOIN kompetensi_standarkompetensi s ON s.jabatan_id = b.jabatan_id AND s.kompetensi_id = b.kompetensi_id
     AND berlaku(s.berlaku_mulai, s.berlaku_sampai, b.mulai)
"""
ROWS_SQL: Final = """
    SELECT b.jabatan_id, b.kompetensi_id, b.level, b.bobot, b.mulai
    FROM impor_baris b JOIN impor_putusan p USING (baris) WHERE p.putusan IN ('baru', 'ubah') ORDER BY b.baris
"""


@dataclass(frozen=True, slots=True)
class StandarAcuan:
    """`terakhir` is the latest day on which a pair changes: nothing may be changed before it."""

    hari_ini: date
    jabatan: dict[str, int]
    jabatan_nama: dict[str, int]
    kompetensi: dict[str, Ditemukan]
    terakhir: dict[tuple[int, int], date]


def load_standar_acuan() -> StandarAcuan:
    """Four queries."""
    jabatan, by_name = {}, {}
    for pk, siasn_id, nama in Jabatan.objects.filter(is_aktif=True).values_list("pk", "siasn_id", "nama"):
        if siasn_id:
            jabatan[_clean_id(siasn_id)] = pk
        by_name[header_key(nama)] = GANDA if header_key(nama) in by_name else pk
    rows = StandarKompetensi.objects.order_by("berlaku_mulai").values_list("jabatan", "kompetensi", "berlaku_mulai", "berlaku_sampai")
    latest = {(jabatan_id, kompetensi_id): mulai for jabatan_id, kompetensi_id, mulai, sampai in rows if mulai != sampai}
    return StandarAcuan(waktu.today(), jabatan, by_name, kompetensi_acuan(), latest)


def check_standar(acuan: Any, rows: Iterator[Baris], temuan: Temuan) -> Iterator[Baris]:
    pemeriksa = StandarPemeriksa(acuan, temuan)
    for baris in rows:
        baris.nama, baris.kunci = clean_text(baris.nilai["jabatan"]), clean_text(baris.nilai["kompetensi"])
        if baris.nama or baris.kunci or clean_text(baris.nilai["jabatan_id"]):
            pemeriksa.check(baris)
            yield baris


class StandarPemeriksa:
    def __init__(self, acuan: StandarAcuan, temuan: Temuan) -> None:
        self.acuan, self.temuan = acuan, temuan
        self._rows: dict[tuple[int, int], int] = {}

    def check(self, baris: Baris) -> None:
        jabatan, kompetensi = self._jabatan(baris), self._kompetensi(baris)
        level, bobot, mulai = self._level(baris), self._bobot(baris), self._mulai(baris)
        baris.data = {"jabatan_id": jabatan, "kompetensi_id": kompetensi, "level": level, "bobot": bobot, "mulai": mulai}
        if jabatan and kompetensi:
            self._check_pair(baris, (jabatan, kompetensi), mulai)

    def _jabatan(self, baris: Baris) -> int | None:
        siasn_id = _clean_id(clean_text(baris.nilai["jabatan_id"]))
        found = self.acuan.jabatan.get(siasn_id) if siasn_id else self.acuan.jabatan_nama.get(header_key(baris.nama))
        if found == GANDA:
            self.temuan.galat(baris, "jabatan", "jabatan_ganda", "Nama jabatan lebih dari satu", "Isi JABATAN ID agar jelas yang mana.")
            return None
        if found is None:
            kunci = "jabatan_id" if siasn_id else "jabatan"
            self.temuan.galat(baris, kunci, "jabatan_tak_dikenal", "Jabatan tidak dikenal", "Samakan dengan daftar jabatan di Tangkas.")
        return found

    def _kompetensi(self, baris: Baris) -> int | None:
        found = self.acuan.kompetensi.get(header_key(baris.kunci))
        if found is None:
            remedy = f"{suggest(baris.kunci, self.acuan.kompetensi)}Pakai kode dari kamus kompetensi."
            self.temuan.galat(baris, "kompetensi", "kompetensi_tak_dikenal", "Kompetensi tidak dikenal", remedy)
            return None
        baris.kunci = found[1]
        return found[0]

    def _level(self, baris: Baris) -> int | None:
        text = clean_text(baris.nilai["level"])
        if text not in {"0", "1", "2", "3", "4", "5"}:
            self.temuan.galat(
                baris, "level", "level_salah", "Level standar salah", "Isi bilangan bulat 1 sampai 5, atau 0 untuk mengakhiri."
            )
            return None
        return int(text)

    def _bobot(self, baris: Baris) -> Decimal | None:
        try:
            return read_decimal(baris.nilai["bobot"], Decimal("0.01"), standar.BOBOT_MAX) or Decimal(1)
        except ValueError:
            self.temuan.galat(baris, "bobot", "bobot_salah", "Bobot salah", "Isi bilangan lebih dari 0, misalnya 1 atau 1,5.")
            return None

    def _mulai(self, baris: Baris) -> date | None:
        try:
            return parse_date(baris.nilai["mulai"]) or self.acuan.hari_ini
        except ValueError:
            self.temuan.galat(baris, "mulai", "tanggal_salah", "Tanggal tidak dikenal", "Tulis seperti 01-01-2027.")
            return None

    def _check_pair(self, baris: Baris, pair: tuple[int, int], mulai: date | None) -> None:
        first = self._rows.setdefault(pair, baris.nomor)
        if first != baris.nomor:
            remedy = f"Jabatan dan kompetensi ini sudah ada di baris {first}. Hapus salah satu."
            self.temuan.galat(baris, "kompetensi", "baris_ganda", "Baris ganda di dalam berkas", remedy)
        latest = self.acuan.terakhir.get(pair)
        if mulai and latest and mulai < latest:
            remedy = f"Standar ini sudah berubah pada {format_tanggal(latest)}. Isi tanggal itu atau sesudahnya."
            self.temuan.galat(baris, "mulai", "mendahului", "Mendahului perubahan yang tercatat", remedy)


def compare_standar(sesi: Sesi) -> None:
    sesi.judge(COMPARE_SQL)


def apply_standar(sesi: Sesi, step: Step) -> dict[str, int]:
    step("Menyimpan standar")
    sesi.cursor.execute(ROWS_SQL)
    rows = sesi.cursor.fetchall()
    by = sesi.impor.diterapkan_oleh or sesi.impor.oleh
    changed = standar.write_standar(rows=rows, by=by)
    step("Menghitung ulang profil")
    standar.refresh_holders(Jabatan.objects.filter(pk__in={row[0] for row in rows}))
    return {"standar": changed}


def _clean_id(value: str) -> str:
    return value.replace("-", "").upper()


STANDAR: Final = register(
    JenisImpor(
        kode="standar",
        label="Standar kompetensi jabatan",
        objek="standar",
        penjelasan="Level yang diminta tiap jabatan, satu baris tiap jabatan dan kompetensi. Yang diimpor menjadi standar khusus.",
        peran=frozenset({Peran.KEPEGAWAIAN}),
        kolom=KOLOM,
        data={"jabatan_id": "bigint", "kompetensi_id": "bigint", "level": "smallint", "bobot": "numeric", "mulai": "date"},
        tabel=("kompetensi_standarkompetensi",),
        load=load_standar_acuan,
        check=check_standar,
        compare=compare_standar,
        apply=apply_standar,
        arti=arti_standar,
    )
)

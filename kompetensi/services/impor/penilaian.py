"""The kind "penilaian": results of many people, either one row a result or one column a competency as gap reports have it."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, overload

from django.core.exceptions import ValidationError

from kompetensi.models import Kompetensi
from kompetensi.models.penilaian import Sumber
from kompetensi.services import penilaian, profil
from kompetensi.services.impor.acuan import Ditemukan, kompetensi_acuan, read_decimal, suggest
from kompetensi.services.impor.arti import arti_penilaian
from lib import waktu
from lib.berkas.cells import clean_text, header_key, parse_date
from lib.sql import render
from pegawai.peran import Peran
from pegawai.services.impor.jenis import POLA_NIP, POLA_TANGGAL, Baris, JenisImpor, Kolom, Sesi, Step, TakeBack, Temuan, dump_json, register
from pegawai.services.impor.orang import Dikenal, find_pegawai, load_dikenal

AWALAN: Final = "kompetensi:"
INGAT_DETIK: Final = 30.0
KETERANGAN_CHARS: Final = 200
NOL, LIMA = Decimal(0), Decimal(5)
TETAP: Final = (
    Kolom(
        "nip", "NIP", ("NIP BARU", "NIP PNS", "NIP PPPK", "NOMOR INDUK PEGAWAI"), wajib=True, petunjuk="18 angka, berformat Teks.",
        contoh="196711101992031001", pola=POLA_NIP,
    ),
    Kolom("nama", "NAMA", ("NAMA LENGKAP", "NAMA PEGAWAI"), petunjuk="Hanya untuk dibaca; yang dipakai NIP."),
    Kolom(
        "tanggal", "TANGGAL", ("TANGGAL PENILAIAN", "TGL ASESMEN"), wajib=True, petunjuk="dd-mm-yyyy.", contoh="12-05-2026",
        pola=POLA_TANGGAL,
    ),
    Kolom("sumber", "SUMBER", petunjuk="Asesmen, Uji kompetensi, Diklat, atau Pascadiklat; kosong berarti Asesmen.", contoh="Asesmen"),
    Kolom("keterangan", "KETERANGAN", petunjuk="Penyelenggara atau nomor laporan."),
    Kolom("kode", "KODE KOMPETENSI", petunjuk="Bila satu baris satu hasil; bila tidak, isi kolom per kompetensi.", contoh="M.01"),
    Kolom("level", "LEVEL", petunjuk="0 sampai 5, koma atau titik, paling banyak dua angka di belakangnya.", contoh="2,75"),
)  # fmt: skip


NIP_KEYS: Final = {header_key(title) for title in TETAP[0].titles}


class KolomPenilaian(Sequence[Kolom]):
    """The fixed columns and one for each competency in use, read from the dictionary whenever they are asked for."""

    def __init__(self) -> None:
        self._kept: list[Kolom] = []
        self._until = 0.0

    def forget(self) -> None:
        self._until = 0.0

    def _all(self) -> list[Kolom]:
        """Kept for a moment: the engine asks again while rows stream into the database, when no query can be made."""
        if time.monotonic() >= self._until:
            rows = Kompetensi.objects.active()
            own = [Kolom(f"{AWALAN}{row.kode}", row.kode, tuple(filter(None, (row.nama, row.singkatan)))) for row in rows]
            self._kept, self._until = [*TETAP, *own], time.monotonic() + INGAT_DETIK
        return self._kept

    def __iter__(self) -> Iterator[Kolom]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, index: int) -> Kolom: ...
    @overload
    def __getitem__(self, index: slice) -> list[Kolom]: ...
    def __getitem__(self, index: int | slice) -> Kolom | list[Kolom]:
        return self._all()[index]


@dataclass(frozen=True, slots=True)
class PenilaianAcuan:
    hari_ini: date
    pegawai: Dikenal
    kompetensi: dict[str, Ditemukan]
    masa: dict[str, list[tuple[date, int]]]
    sumber: dict[str, str]


def load_penilaian_acuan() -> PenilaianAcuan:
    return PenilaianAcuan(
        hari_ini=waktu.today(),
        pegawai=load_dikenal(),
        kompetensi=kompetensi_acuan(),
        masa=penilaian.load_masa_berlaku(),
        sumber={header_key(word): item.value for item in Sumber for word in (item.value, item.label)},
    )


def check_penilaian(acuan: Any, rows: Iterator[Baris], temuan: Temuan) -> Iterator[Baris]:
    pemeriksa = PenilaianPemeriksa(acuan, temuan)
    for baris in rows:
        if clean_text(baris.nilai["nip"]) or clean_text(baris.nilai["nama"]):
            pemeriksa.check(baris)
            baris.data["level"] = dump_json({kode: f"{level.normalize():f}" for kode, level in baris.data["level"].items()})
            yield baris


class PenilaianPemeriksa:
    def __init__(self, acuan: PenilaianAcuan, temuan: Temuan) -> None:
        self.acuan, self.temuan = acuan, temuan
        self._rows: dict[tuple[int | None, str, date | None, str], int] = {}

    def check(self, baris: Baris) -> None:
        pegawai = find_pegawai(baris, self.temuan, self.acuan.pegawai)
        sumber, tanggal = self._sumber(baris), self._tanggal(baris)
        keterangan = clean_text(baris.nilai["keterangan"])[:KETERANGAN_CHARS]
        baris.data = {"pegawai_id": pegawai, "sumber": sumber, "tanggal": tanggal, "keterangan": keterangan}
        baris.data |= {"sampai": self._sampai(baris, sumber, tanggal), "level": self._level(baris)}
        for kode in baris.data["level"]:
            first = self._rows.setdefault((pegawai, sumber, tanggal, kode), baris.nomor)
            if pegawai and first != baris.nomor:
                remedy = f"{kode} orang ini dari sumber dan tanggal yang sama sudah ada di baris {first}. Hapus salah satu."
                self.temuan.galat(baris, "nip", "baris_ganda", "Hasil ganda di dalam berkas", remedy)
                return

    def _sumber(self, baris: Baris) -> str:
        text = clean_text(baris.nilai["sumber"])
        found = self.acuan.sumber.get(header_key(text), "") if text else Sumber.ASESMEN.value
        if found not in penilaian.DICATAT_KEPEGAWAIAN:
            remedy = "Isi Asesmen, Uji kompetensi, Diklat, atau Pascadiklat. Penilaian mandiri dan atasan diisi oleh orangnya sendiri."
            self.temuan.galat(baris, "sumber", "sumber_salah", "Sumber tidak dikenal", remedy)
        return found

    def _tanggal(self, baris: Baris) -> date | None:
        try:
            found = parse_date(baris.nilai["tanggal"])
        except ValueError:
            found = None
        if found is None:
            self.temuan.galat(baris, "tanggal", "tanggal_salah", "Tanggal kosong atau tidak dikenal", "Tulis seperti 12-05-2026.")
        elif found > self.acuan.hari_ini:
            self.temuan.galat(baris, "tanggal", "masa_depan", "Tanggal sesudah hari ini", "Isi tanggal penilaian yang sudah terjadi.")
        return found

    def _sampai(self, baris: Baris, sumber: str, tanggal: date | None) -> date | None:
        if not tanggal or sumber not in self.acuan.masa:
            return None
        try:
            return penilaian.expiry(sumber, tanggal, self.acuan.masa)
        except ValidationError as refusal:
            self.temuan.galat(baris, "tanggal", "tanpa_masa_berlaku", "Belum ada masa berlaku", refusal.messages[0])
            return None

    def _level(self, baris: Baris) -> dict[str, Decimal]:
        found: dict[str, Decimal] = {}
        cells = [(kunci, kunci.removeprefix(AWALAN), value) for kunci, value in baris.nilai.items() if kunci.startswith(AWALAN)]
        if kode := self._kode(baris):
            cells.append(("level", kode, baris.nilai["level"]))
        for kunci, kode, value in cells:
            try:
                level = read_decimal(value, NOL, LIMA)
            except ValueError:
                self.temuan.galat(
                    baris, kunci, "level_salah", "Level salah", "Isi 0 sampai 5, misalnya 3 atau 2,75. Kosongkan bila tidak dinilai."
                )
                continue
            if level is not None:
                found[kode] = level
        if not found and baris.nomor not in self.temuan.galat_baris:
            self.temuan.galat(baris, "level", "level_kosong", "Tidak ada level", "Isi LEVEL, atau kolom kompetensinya.")
        return found

    def _kode(self, baris: Baris) -> str:
        text = clean_text(baris.nilai["kode"])
        if not text:
            return ""
        found = self.acuan.kompetensi.get(header_key(text))
        if found is None:
            remedy = f"{suggest(text, self.acuan.kompetensi)}Pakai kode dari kamus kompetensi."
            self.temuan.galat(baris, "kode", "kompetensi_tak_dikenal", "Kompetensi tidak dikenal", remedy)
        return found[1] if found else ""


# One row of the sheet spread over its results, with what is recorded already. A row of which a competency is gone is judged no more.
SEBAR: Final = """
    FROM impor_baris b
    CROSS JOIN LATERAL jsonb_each_text(b.level) AS l (kode, level)
    LEFT JOIN kompetensi_kompetensi k ON k.kode = l.kode
    LEFT JOIN kompetensi_penilaian n ON n.pegawai_id = b.pegawai_id AND n.kompetensi_id = k.id
     AND n.sumber = b.sumber AND n.tanggal = b.tanggal AND n.dibatalkan_pada IS NULL
"""
CONFLICT_SQL: Final = render(
    """
    SELECT b.baris, b.kunci, b.nama, string_agg(l.kode, ', ' ORDER BY k.urutan)
    $sebar WHERE n.level <> l.level::numeric GROUP BY b.baris, b.kunci, b.nama ORDER BY b.baris
    """,
    sebar=SEBAR,
)
COMPARE_SQL: Final = render(
    """
    SELECT b.baris, CASE WHEN count(n.id) > 0 THEN b.pegawai_id END AS objek_id, coalesce(
        jsonb_object_agg(l.kode, jsonb_build_array(n.level, l.level)) FILTER (WHERE n.level IS DISTINCT FROM l.level::numeric), '{}'
    ) AS perubahan
    $sebar GROUP BY b.baris, b.pegawai_id HAVING bool_and(k.id IS NOT NULL)
    """,
    sebar=SEBAR,
)
INSERT_SQL: Final = render(
    """
    INSERT INTO kompetensi_penilaian (pegawai_id, kompetensi_id, level, tanggal, berlaku_sampai, sumber, keterangan,
        dicatat_pada, dicatat_oleh_id, impor_id, alasan_batal)
    SELECT b.pegawai_id, k.id, l.level::numeric, b.tanggal, b.sampai, b.sumber, coalesce(b.keterangan, ''),
        %(kini)s, %(oleh)s, %(impor)s, ''
    $sebar JOIN impor_putusan p USING (baris)
    WHERE p.putusan IN ('baru', 'ubah') AND n.id IS NULL
    ORDER BY b.baris, k.urutan
    """,
    sebar=SEBAR,
)
PEOPLE_SQL: Final = (
    "SELECT DISTINCT b.pegawai_id FROM impor_baris b JOIN impor_putusan p USING (baris) WHERE p.putusan IN ('baru', 'ubah') LIMIT %s"
)


def compare_penilaian(sesi: Sesi) -> None:
    """A result is never overwritten: another level for the same source and day is an error."""
    sesi.cursor.execute(CONFLICT_SQL)
    conflicts = sesi.cursor.fetchall()
    for nomor, kunci, nama, kode in conflicts:
        remedy = f"{kode} sudah tercatat dengan level lain. Batalkan yang lama dahulu, atau samakan levelnya."
        baris = Baris(nomor=nomor, nilai={}, kunci=kunci, nama=nama)
        sesi.temuan.galat(baris, "tanggal", "sudah_ada", "Hasil lain sudah tercatat", remedy, kunci)
        shown = dump_json({"sel": [kunci if header_key(title) in NIP_KEYS else "" for title in sesi.impor.kolom]})
        sesi.cursor.execute("INSERT INTO impor_galat (baris, kunci, nama, data) VALUES (%s, %s, %s, %s)", [nomor, kunci, nama, shown])
        sesi.cursor.execute("DELETE FROM impor_baris WHERE baris = %s", [nomor])
    sesi.impor.jumlah_galat += len(conflicts)
    sesi.judge(COMPARE_SQL)


def apply_penilaian(sesi: Sesi, step: Step) -> dict[str, int]:
    step("Menyimpan hasil")
    impor = sesi.impor
    sesi.cursor.execute(INSERT_SQL, {"kini": waktu.now(), "oleh": impor.diterapkan_oleh_id or impor.oleh_id, "impor": impor.pk})
    count = sesi.cursor.rowcount
    step("Menghitung ulang profil")
    sesi.cursor.execute(PEOPLE_SQL, [profil.REBUILD_ABOVE_PEOPLE + 1])
    people = [row[0] for row in sesi.cursor.fetchall()]
    profil.refresh_profil(people if len(people) <= profil.REBUILD_ABOVE_PEOPLE else None)
    return {"hasil": count, "pegawai": len(people)}


PENILAIAN: Final = register(
    JenisImpor(
        kode="penilaian",
        label="Hasil penilaian kompetensi",
        objek="penilaian",
        penjelasan="Hasil asesmen atau uji kompetensi: satu baris satu hasil, atau satu kolom tiap kompetensi seperti laporan kesenjangan.",
        peran=frozenset({Peran.KEPEGAWAIAN}),
        kolom=KolomPenilaian(),
        data={
            "pegawai_id": "bigint",
            "sumber": "text",
            "tanggal": "date",
            "sampai": "date",
            "keterangan": "text",
            "level": "jsonb",
        },
        tabel=("kompetensi_penilaian",),
        load=load_penilaian_acuan,
        check=check_penilaian,
        compare=compare_penilaian,
        apply=apply_penilaian,
        arti=arti_penilaian,
        orang="b.pegawai_id",
        undo={"kompetensi_penilaian": TakeBack("Ditandai batal; barisnya tetap sebagai riwayat", penilaian.withdraw_impor)},
    )
)

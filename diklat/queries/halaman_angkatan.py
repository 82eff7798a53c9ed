"""One batch as somebody sees it who may take part: why, when, what is asked, how many seats, what happens after applying."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from diklat.models import Angkatan, Pendaftaran, Program, Sesi
from diklat.models.angkatan import AngkatanQuerySet
from diklat.queries import alur, kehadiran
from diklat.queries.pembaca import Pembaca
from diklat.queries.pendaftaran import Penolakan, get_konteks, list_penolakan, posisi_tunggu
from diklat.queries.pendaftaran.tabrakan import Tabrakan
from diklat.queries.penutup import find_pengganti
from lib import waktu
from lib.format import format_rupiah
from pegawai.models import Golongan, Pengguna
from pegawai.models.referensi import JenisASN

LAIN = {"bentrok", "status_angkatan", "ditangguhkan", "belum_buka", "tutup"}
"""What a different batch may not have against it."""


@dataclass(frozen=True, slots=True)
class BarisSesi:
    """A session; `hari` only where a new day begins."""

    sesi: Sesi
    hari: date | None


@dataclass(frozen=True, slots=True)
class Halaman:
    angkatan: Angkatan
    jadwal: list[BarisSesi]
    syarat: list[str]
    setelah: list[str]
    daftar: Pendaftaran | None
    posisi: tuple[int, int] | None
    penolakan: list[Penolakan]
    langkah: list[alur.Langkah]
    tabrakan: list[Tabrakan]
    pengganti: Angkatan | None

    @property
    def jp_sesi(self) -> int:
        return sum(row.sesi.jp for row in self.jadwal)

    @property
    def halangan(self) -> list[Penolakan]:
        """What really stands in the way, beside what only asks for a reason."""
        return [row for row in self.penolakan if not row.mengalah]

    @property
    def perlu_alasan(self) -> Penolakan | None:
        return next((row for row in self.penolakan if row.mengalah), None)

    @property
    def bentrok(self) -> Penolakan | None:
        return next((row for row in self.penolakan if row.code == "bentrok"), None)

    @property
    def persen_terisi(self) -> int:
        return min(100, (self.angkatan.terisi + self.angkatan.cadangan) * 100 // self.angkatan.kuota)

    @property
    def biaya(self) -> str:
        program = self.angkatan.program
        if not program.biaya_angkatan and not program.biaya_kursi:
            return "Tanpa biaya bagi Anda"
        share = program.biaya_kursi + program.biaya_angkatan // self.angkatan.kuota
        return f"Ditanggung APBD, kira-kira {format_rupiah(share)} per peserta"


def visible_list(user: Pengguna) -> AngkatanQuerySet:
    """The batches whose page this person may open, each with what `get_halaman` reads of it."""
    asked = Program.prasyarat.through.objects.filter(from_program=OuterRef("program")).order_by("to_program__nama")
    rows = Angkatan.objects.visible_to(user).select_related("program__jenis", "program__golongan_pns", "program__golongan_pppk")
    return rows.annotate(nama_prasyarat=ArraySubquery(asked.values("to_program__nama")))


def get_halaman(angkatan: Angkatan, pembaca: Pembaca | None) -> Halaman:
    """A row of `visible_list` for one person; what he has applied for, and what to take instead, only where the conditions ask for it."""
    pegawai = pembaca.pegawai if pembaca else None
    facts = get_konteks(angkatan_id=angkatan.pk, pegawai_id=pegawai.pk) if pegawai is not None else None
    own = Pendaftaran.objects.alive().get(angkatan=angkatan, pegawai=pegawai) if facts and facts.status_di_sini else None
    if own is not None:
        facts = None
    refused = list_penolakan(facts) if facts else []
    codes = {row.code for row in refused}
    instead = pembaca is not None and facts is not None and (codes & LAIN or (not codes and not angkatan.ada_kursi))
    return Halaman(
        angkatan=angkatan,
        jadwal=_jadwal(angkatan),
        syarat=syarat_of(angkatan.program, angkatan.nama_prasyarat),  # type: ignore[attr-defined]
        setelah=setelah_of(angkatan.program),
        daftar=own,
        posisi=posisi_tunggu(own) if own is not None and own.status == Pendaftaran.Status.DAFTAR_TUNGGU else None,
        penolakan=refused,
        langkah=alur.langkah_sesudah_daftar(angkatan, facts) if facts else [],
        tabrakan=facts.bentrok if facts else [],
        pengganti=find_pengganti(angkatan, pembaca) if instead and pembaca else None,
    )


def syarat_of(program: Program, prasyarat: Iterable[str]) -> list[str]:
    """What is asked of a participant, one sentence each."""
    found = []
    if program.kelompok_jabatan:
        found.append(f"Jabatan: {', '.join(program.kelompok_labels)}")
    if program.jenis_asn:
        found.append(f"Untuk {', '.join(JenisASN(kode).label for kode in program.jenis_asn)}")
    found += _ranks(program.golongan_pns, program.golongan_pppk)
    found += [f"Sudah lulus {nama}" for nama in prasyarat]
    found.append(f"Hadir paling sedikit {program.hadir_minimum}% JP")
    if program.nilai_minimum is not None:
        found.append(f"Nilai akhir paling rendah {program.nilai_minimum}")
    return found


def setelah_of(program: Program) -> list[str]:
    found = [f"{program.judul_sertifikat} elektronik dan {program.jp} JP"]
    for row in program.dinaikkan:
        found.append(f"{row.kompetensi.nama} sampai level {row.level}: {row.get_cara_display().lower()}")
    return found


def _ranks(pns: Golongan | None, pppk: Golongan | None) -> list[str]:
    rows = (("PNS", pns), ("PPPK", pppk))
    return [f"{label} bergolongan {rank.kode} ke atas" for label, rank in rows if rank is not None]


def _jadwal(angkatan: Angkatan) -> list[BarisSesi]:
    found, before = list[BarisSesi](), None
    for sesi in kehadiran.sesi_of(angkatan.pk):
        day = waktu.day(sesi.mulai)
        found.append(BarisSesi(sesi, day if day != before else None))
        before = day
    return found

"""What happens to an application: the steps ahead with names and days, and the steps that were taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery

from diklat.hari_kerja import add_hari_kerja
from diklat.models import Angkatan, Pendaftaran, Program, Transisi
from diklat.models.pendaftaran import LANGKAH
from diklat.queries.hari_kerja import find_batas, libur_after
from diklat.queries.pendaftaran import Konteks
from lib import waktu
from lib.format import format_hari_tanggal, format_tanggal, format_waktu
from pegawai.models import Pegawai, Penempatan, UnitKerja
from pegawai.queries.instansi import get_instansi

Status = Pendaftaran.Status
BURUK = (Status.DITOLAK, Status.DIBATALKAN, Status.ANGKATAN_BATAL, Status.TIDAK_LULUS, Status.TIDAK_HADIR)


@dataclass(frozen=True, slots=True)
class Langkah:
    """A dot of the line: what, who and until when; `keadaan` is done, now, bad or empty for what is still to come."""

    judul: str
    keterangan: str = ""
    keadaan: str = ""


def langkah_sesudah_daftar(angkatan: Angkatan, konteks: Konteks) -> list[Langkah]:
    """What will happen after pressing the button today."""
    program = angkatan.program
    steps = [Langkah("Anda mendaftar", "Sekarang", "now")]
    if program.persetujuan != Program.Persetujuan.TANPA:
        head, limit = _head_and_limit(konteks)
        title = "Atasan menyetujui" if head else "Pengelola diklat menyetujui"
        steps.append(Langkah(title, decider_words(head or get_instansi().singkatan, limit)))
        if head and program.persetujuan == Program.Persetujuan.ATASAN_PENGELOLA:
            steps.append(Langkah("Pengelola diklat memutuskan", f"{get_instansi().singkatan}, sesudah atasan menyetujui"))
    if angkatan.ada_kursi:
        steps.append(Langkah("Anda terdaftar", "Undangan dan pengingat menyusul lewat surel"))
    else:
        steps.append(Langkah("Anda masuk daftar tunggu", f"Urutan {angkatan.menunggu + 1}; kursi yang kosong diberikan berurutan"))
    return [*steps, *_session_steps(angkatan)]


def _head_and_limit(konteks: Konteks) -> tuple[str, date]:
    """The name of the head who decides ("" without one) and the last day for it."""
    if konteks.atasan_id is None:
        return "", find_batas(konteks.hari, konteks.hari_putusan)
    closed = ArraySubquery(libur_after(konteks.hari))
    name, libur = Pegawai.objects.annotate(libur=closed).values_list("nama", "libur").get(pk=konteks.atasan_id)
    return name, add_hari_kerja(konteks.hari, konteks.hari_putusan, libur)


def decider_words(who: str, limit: date | None) -> str:
    """Hendra Setiawan, paling lambat Kamis, 26 November 2026."""
    return f"{who}, paling lambat {format_hari_tanggal(limit)}" if limit else who


def pemutus_words(daftar: Pendaftaran) -> str:
    return decider_words(pemutus_name(daftar), daftar.batas_putusan)


def pemutus_name(daftar: Pendaftaran) -> str:
    """Who decides this application today, by name where the unit has a head."""
    unit = daftar.unit_pemutus
    return (head_name(unit) or f"Kepala {unit.sebutan}") if unit else get_instansi().singkatan


def head_name(unit: UnitKerja) -> str:
    """Who heads the unit today: definitive before Plt before Plh."""
    rows = Penempatan.objects.heads().on(waktu.today()).filter(unit=unit).order_by("status", "pk")
    return rows.values_list("pegawai__nama", flat=True).first() or ""


def riwayat_of(daftar: Pendaftaran) -> list[Langkah]:
    """The steps taken, oldest first, the last one as the present state."""
    rows: Sequence[Transisi] = list(daftar.transisi_list.select_related("oleh"))
    found = []
    for number, row in enumerate(rows, start=1):
        who = row.oleh.nama if row.oleh else "oleh sistem"
        reason = f". {row.alasan}" if row.alasan else ""
        state = "bad" if row.ke in BURUK else "now" if number == len(rows) else "done"
        found.append(Langkah(LANGKAH.get(row.aksi, str(Status(row.ke).label)), f"{format_waktu(row.waktu)}, {who}{reason}", state))
    return found


def langkah_berikut(daftar: Pendaftaran) -> list[Langkah]:
    """What comes after the present state, for the person who waits."""
    angkatan = daftar.angkatan
    if daftar.status == Status.DIAJUKAN:
        return [Langkah("Menunggu keputusan", pemutus_words(daftar)), *_session_steps(angkatan)]
    if daftar.status == Status.DISETUJUI_ATASAN:
        return [Langkah("Menunggu keputusan pengelola diklat", get_instansi().singkatan), *_session_steps(angkatan)]
    if daftar.status == Status.TERDAFTAR:
        return _session_steps(angkatan)
    return []


def _session_steps(angkatan: Angkatan) -> list[Langkah]:
    if angkatan.mulai is None or angkatan.selesai is None:
        return []
    first = Langkah("Diklat dimulai", format_hari_tanggal(angkatan.mulai))
    return [first, Langkah("Diklat selesai", format_tanggal(angkatan.selesai))]

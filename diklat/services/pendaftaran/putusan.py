"""Decisions on applications, and what happens to those that nobody decides."""

from django.db import transaction

from diklat.models import Angkatan, Pendaftaran, Program
from diklat.models.pendaftaran import Status
from diklat.queries.hari_kerja import find_batas
from diklat.queries.ketentuan import get_ketentuan
from diklat.queries.pendaftaran.pemutus import find_pemutus_above
from diklat.services import kunci
from diklat.services.pendaftaran import kursi, surel
from diklat.services.pendaftaran.ganti import hand_over
from diklat.services.pendaftaran.transisi import require_alasan, take_langkah
from lib import waktu
from lib.format import format_tanggal
from pegawai.models import Pengguna
from pegawai.peran import Peran
from pegawai.queries.unit import heads_of
from pegawai.services import notifikasi


@transaction.atomic
def approve_pendaftaran(*, pendaftaran_id: int, by: Pengguna) -> Pendaftaran:
    """The step that is next: of the asked unit's head, or of the office. After the last: a seat, the queue, or a colleague's seat.

    Refuses: status_angkatan, langkah, bukan_wewenang.
    """
    angkatan, row = kunci.lock_pendaftaran(pendaftaran_id)
    kursi.check_menerima(angkatan)
    by_atasan = row.status == Status.DIAJUKAN and row.unit_pemutus_id is not None
    take_langkah([row], "setujui", by=by, batas_putusan=None)
    if by_atasan and angkatan.program.persetujuan == Program.Persetujuan.ATASAN_PENGELOLA:
        surel.tell("disetujui_atasan", [row])
        return row
    if row.jalur == Pendaftaran.Jalur.PENGGANTI:
        hand_over(angkatan, row, oleh=by)
    else:
        kursi.settle(angkatan, calon=row)
    return row


@transaction.atomic
def refuse_pendaftaran(*, pendaftaran_id: int, by: Pengguna, alasan: str) -> Pendaftaran:
    """Refuses: alasan, langkah, bukan_wewenang."""
    reason = require_alasan(alasan)
    angkatan, row = kunci.lock_pendaftaran(pendaftaran_id)
    take_langkah([row], "tolak", by=by, alasan=reason, batas_putusan=None)
    surel.tell("ditolak", [row])
    kursi.settle(angkatan)
    return row


def escalate_persetujuan() -> int:
    """Ask the next unit above about every application whose deadline has passed; at the top the office. How many were passed on."""
    late = Pendaftaran.objects.filter(
        status=Status.DIAJUKAN,
        unit_pemutus__isnull=False,
        batas_putusan__lt=waktu.today(),
        angkatan__status__in=Angkatan.MENERIMA,
    )
    ids = late.order_by("angkatan", "urutan").values_list("pk", flat=True)
    return sum(_escalate(pk) for pk in list(ids))


@transaction.atomic
def _escalate(pendaftaran_id: int) -> bool:
    angkatan, row = kunci.lock_pendaftaran(pendaftaran_id)
    today = waktu.today()
    if row.status != Status.DIAJUKAN or row.unit_pemutus_id is None or row.batas_putusan is None or row.batas_putusan >= today:
        return False
    above = find_pemutus_above(unit_id=row.unit_pemutus_id, pegawai_id=row.pegawai_id, hari=today)
    take_langkah(
        [row],
        "eskalasi",
        by=None,
        alasan=f"Tidak diputuskan sampai {format_tanggal(row.batas_putusan)}",
        unit_pemutus_id=above.unit_id if above else None,
        batas_putusan=find_batas(today, get_ketentuan(today).hari_putusan) if above else None,
        eskalasi=row.eskalasi + 1,
    )
    _tell_pemutus(angkatan, row)
    return True


def _tell_pemutus(angkatan: Angkatan, row: Pendaftaran) -> None:
    """Whoever is asked now: the heads of the unit except the applicant, or the office."""
    objek = f"pendaftaran:{row.pk}"
    if row.unit_pemutus_id is None:
        notifikasi.add(aturan="eskalasi", objek=objek, ke=row.eskalasi, pengguna_ids=_pengelola_of(angkatan))
        return
    heads = heads_of([row.unit_pemutus_id], waktu.today()).get(row.unit_pemutus_id, [])
    people = {head.pegawai_id for head in heads} - {row.pegawai_id}
    notifikasi.add(aturan="eskalasi", objek=objek, ke=row.eskalasi, pegawai_ids=sorted(people))


def _pengelola_of(angkatan: Angkatan) -> list[int]:
    if angkatan.penanggung_jawab_id is not None:
        return [angkatan.penanggung_jawab_id]
    return list(Pengguna.objects.with_peran(Peran.PENGELOLA).filter(is_active=True).order_by("pk").values_list("pk", flat=True))

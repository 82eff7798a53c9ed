"""The steps of a batch's life. Each locks the row, asks the one table of transitions, and refuses with sentences and codes."""

from datetime import timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef

from diklat import penahan
from diklat.models import Angkatan, Sesi
from diklat.models.angkatan import AngkatanQuerySet
from diklat.permissions import WRITERS
from diklat.queries import hasil as hasil_queries
from diklat.queries import siklus
from diklat.services import jp, kunci, narasumber, pendaftaran
from diklat.services.angkatan.halangan import refuse, sesi_times
from lib import waktu
from pegawai.models import AturanPengingat, Pengguna
from pegawai.peran import Peran
from pegawai.permissions import only_peran
from pegawai.services import notifikasi

HARI_MINIMUM: Final = 3
Status = Angkatan.Status


@only_peran(*WRITERS)
@transaction.atomic
def open_angkatan(*, angkatan_id: int, by: Pengguna) -> Angkatan:
    """Codes: status, program_nonaktif, tanpa_sesi, sesi_lampau, pendaftaran_sesudah_sesi, pendaftaran_lewat, and those of apps above."""
    angkatan = _take_step(angkatan_id, "buka")
    penahan.follow("buka", angkatan, by)
    wishing = angkatan.program.minat_list.values_list("pegawai_id", flat=True)
    notifikasi.add(aturan="minat_dibuka", objek=f"angkatan:{angkatan.pk}", pegawai_ids=list(wishing))
    narasumber.invite_all_pengajar(angkatan)
    return angkatan


@only_peran(*WRITERS)
@transaction.atomic
def confirm_angkatan(*, angkatan_id: int, by: Pengguna) -> Angkatan:
    """Codes: status, di_bawah_minimum."""
    return _take_step(angkatan_id, "pastikan")


@only_peran(*WRITERS)
@transaction.atomic
def finish_angkatan(*, angkatan_id: int, by: Pengguna | None = None) -> Angkatan:
    """Codes: status, sesi_belum_selesai."""
    return _take_step(angkatan_id, "selesaikan")


@only_peran(*WRITERS)
@transaction.atomic
def close_angkatan(*, angkatan_id: int, by: Pengguna) -> Angkatan:
    """Codes: status, belum_lengkap (one sentence for each thing that is missing)."""
    angkatan = kunci.lock_angkatan(angkatan_id)
    refuse(siklus.get_halangan(angkatan, "tutup", []))
    missing = [*hasil_queries.missing_for_close(angkatan), *(hal.teks for hal in penahan.pandang(angkatan).penahan)]
    refuse([siklus.Halangan("belum_lengkap", text) for text in missing])
    return _set_status(angkatan, siklus.TRANSISI[angkatan.status, "tutup"], "berakhir_pada")


@only_peran(*WRITERS)
@transaction.atomic
def reopen_angkatan(*, angkatan_id: int, alasan: str, by: Pengguna) -> Angkatan:
    """Takes a closing back: it changed nothing but the state and its time, so rows, days, JP and points go on as before.

    Codes: alasan, status.
    """
    reason = alasan.strip()
    if not reason:
        raise ValidationError("Tulis alasan membuka kembali.", code="alasan")
    angkatan = kunci.lock_angkatan(angkatan_id)
    refuse(siklus.get_halangan(angkatan, "buka_kembali", []))
    angkatan.alasan_buka_kembali = reason[: Angkatan._meta.get_field("alasan_buka_kembali").max_length]
    angkatan.berakhir_pada = None
    angkatan.status = siklus.TRANSISI[angkatan.status, "buka_kembali"]
    angkatan.save(update_fields=["status", "alasan_buka_kembali", "berakhir_pada"])
    jp.refresh_jp(pegawai_ids=list(angkatan.pendaftaran_list.peserta().values_list("pegawai_id", flat=True)))
    return angkatan


@only_peran(*WRITERS)
@transaction.atomic
def cancel_angkatan(*, angkatan_id: int, alasan: str, by: Pengguna) -> Angkatan:
    """Final. Frees the rooms of what is not over yet, ends every application, and writes to everybody. Codes: alasan, status."""
    reason = alasan.strip()
    if not reason:
        raise ValidationError("Tulis alasan pembatalan.", code="alasan")
    angkatan = kunci.lock_angkatan(angkatan_id)
    refuse(siklus.get_halangan(angkatan, "batal", []))
    people = sorted(angkatan.pendaftaran_list.alive().values_list("pegawai_id", flat=True))
    receivers = narasumber.find_penerima(narasumber.pengajar_mendatang(angkatan))
    told = angkatan.status in siklus.DIKETAHUI_PESERTA
    angkatan.alasan_batal = reason[: Angkatan._meta.get_field("alasan_batal").max_length]
    _set_status(angkatan, siklus.TRANSISI[angkatan.status, "batal"], "alasan_batal", "berakhir_pada")
    angkatan.sesi_list.filter(selesai__gt=waktu.now()).update(is_batal=True)
    pendaftaran.cancel_all(angkatan_id=angkatan.pk, alasan=angkatan.alasan_batal, by=by)
    penahan.follow("batal", angkatan, by)
    if told:
        data = {"alasan": angkatan.alasan_batal}
        receivers["pegawai_ids"] = sorted({*people, *receivers["pegawai_ids"]})
        notifikasi.add(aturan="angkatan_batal", objek=f"angkatan:{angkatan.pk}", **receivers, data=data)
    jp.refresh_jp(pegawai_ids=people)
    return angkatan


def advance_angkatan() -> dict[str, int]:
    """What the clock does, each batch in a transaction of its own: begin, finish, and warn once about too few people."""
    now = waktu.now()
    held = Sesi.objects.filter(angkatan=OuterRef("pk"), is_batal=False)
    begun = Angkatan.objects.filter(Exists(held.filter(mulai__lte=now)), status__in=Angkatan.MENERIMA)
    ended = Angkatan.objects.filter(~Exists(held.filter(selesai__gt=now)), Exists(held), status=Status.BERJALAN)
    return {
        "mulai": sum(_try_step(pk, "mulai") for pk in _keys(begun)),
        "selesaikan": sum(_try_step(pk, "selesaikan") for pk in _keys(ended)),
        "minimum": sum(_warn_minimum(pk) for pk in _keys(_due_for_warning())),
    }


def _take_step(angkatan_id: int, aksi: str) -> Angkatan:
    angkatan = kunci.lock_angkatan(angkatan_id)
    refuse(siklus.get_halangan(angkatan, aksi, sesi_times(angkatan)))
    return _set_status(angkatan, siklus.TRANSISI[angkatan.status, aksi])


def _set_status(angkatan: Angkatan, status: str, *fields: str) -> Angkatan:
    angkatan.status = status
    if "berakhir_pada" in fields:
        angkatan.berakhir_pada = waktu.now()
    angkatan.save(update_fields=["status", *fields])
    return angkatan


def _keys(rows: AngkatanQuerySet) -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _try_step(angkatan_id: int, aksi: str) -> bool:
    """Somebody may have cancelled or moved the batch since it was found."""
    try:
        with transaction.atomic():
            _take_step(angkatan_id, aksi)
    except ValidationError:
        return False
    return True


def _due_for_warning() -> AngkatanQuerySet:
    until = waktu.today() + timedelta(days=AturanPengingat.objects.hari_of("minimum_kurang", HARI_MINIMUM))
    rows = Angkatan.objects.filter(status=Status.TERBUKA, minimum__gt=0, minimum_diingatkan__isnull=True)
    return rows.filter(minimum_tanggal__lte=until)


@transaction.atomic
def _warn_minimum(angkatan_id: int) -> bool:
    """Not marked while the number is reached, so that a later loss of people is still told."""
    angkatan = kunci.lock_angkatan(angkatan_id)
    count = angkatan.pendaftaran_list.peserta().count()
    if angkatan.status != Status.TERBUKA or angkatan.minimum_diingatkan is not None or count >= angkatan.minimum:
        return False
    angkatan.minimum_diingatkan = waktu.now()
    angkatan.save(update_fields=["minimum_diingatkan"])
    data = {"peserta": count, "minimum": angkatan.minimum, "tanggal": angkatan.minimum_tanggal and angkatan.minimum_tanggal.isoformat()}
    notifikasi.add(aturan="minimum_kurang", objek=f"angkatan:{angkatan.pk}", pengguna_ids=_keepers(angkatan), data=data)
    return True


def _keepers(angkatan: Angkatan) -> list[int]:
    """The account in charge, or without one all training managers."""
    if angkatan.penanggung_jawab_id is not None:
        return [angkatan.penanggung_jawab_id]
    managers = Pengguna.objects.with_peran(Peran.PENGELOLA).filter(is_active=True)
    return sorted(managers.values_list("pk", flat=True))

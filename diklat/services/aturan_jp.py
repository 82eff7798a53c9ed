"""Rules of JP: an edit ends the rule in force and begins a new one from a day on; what was counted before that day stays."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import AturanJP, JenisDiklat, KetentuanJP, TargetJP
from diklat.permissions import PENGUBAH_ATURAN
from diklat.queries.jp import periksa
from diklat.services import jp
from lib import waktu
from lib.format import format_angka, format_tanggal
from pegawai.models import Pekerjaan, Pengguna
from pegawai.permissions import only_peran
from pegawai.services import pekerjaan
from pegawai.services.kemajuan import Progress

ATURAN_FIELDS: Final = ("cara", "jp", "batas_harian", "berlaku_mulai", "dasar", "is_terverifikasi")
TARGET_FIELDS: Final = ("paling_sedikit", "berlaku_mulai", "dasar", "is_terverifikasi")
KETENTUAN_FIELDS: Final = ("menit_per_jp", "batas_pppk", "hari_putusan", "berlaku_mulai", "dasar", "is_terverifikasi")


@transaction.atomic
def replace_aturan(*, jenis: JenisDiklat, data: Mapping[str, Any]) -> AturanJP:
    """`data` holds ATURAN_FIELDS. The JP are not derived again here. Refuses: tanggal."""
    _end_last(AturanJP.objects.select_for_update().filter(jenis=jenis).order_by("-berlaku_mulai").first(), data["berlaku_mulai"])
    row = AturanJP(jenis=jenis, **{name: data[name] for name in ATURAN_FIELDS})
    row.full_clean()
    row.save()
    return row


@only_peran(*PENGUBAH_ATURAN)
@transaction.atomic
def replace_target(*, jenis_asn: str, data: Mapping[str, Any], by: Pengguna) -> TargetJP:
    """`data` holds TARGET_FIELDS. Refuses: tanggal."""
    _end_last(TargetJP.objects.select_for_update().filter(jenis_asn=jenis_asn).order_by("-berlaku_mulai").first(), data["berlaku_mulai"])
    row = TargetJP(jenis_asn=jenis_asn, **{name: data[name] for name in TARGET_FIELDS})
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def replace_ketentuan(*, data: Mapping[str, Any]) -> KetentuanJP:
    """`data` holds KETENTUAN_FIELDS. The JP are not derived again here. Refuses: tanggal."""
    _end_last(KetentuanJP.objects.select_for_update().order_by("-berlaku_mulai").first(), data["berlaku_mulai"])
    row = KetentuanJP(**{name: data[name] for name in KETENTUAN_FIELDS})
    row.full_clean()
    row.save()
    return row


def preview_aturan(*, jenis: JenisDiklat, data: Mapping[str, Any], tahun: int) -> periksa.Dampak:
    """What the new rule would change in the JP of the year; nothing stays of the trial. Refuses as replace_aturan does."""
    return _preview(lambda: replace_aturan(jenis=jenis, data=data), tahun)


def preview_ketentuan(*, data: Mapping[str, Any], tahun: int) -> periksa.Dampak:
    """As `preview_aturan`. Refuses as replace_ketentuan does."""
    return _preview(lambda: replace_ketentuan(data=data), tahun)


def _preview(act: Callable[[], object], tahun: int) -> periksa.Dampak:
    with transaction.atomic():
        act()
        dampak = periksa.get_dampak(tahun)
        transaction.set_rollback(True)
    return dampak


@only_peran(*PENGUBAH_ATURAN)
def create_perubahan(*, jenis: JenisDiklat, data: Mapping[str, Any], by: Pengguna) -> Pekerjaan:
    """Queue the new rule and the derivation of all JP by it, as one job that succeeds or leaves all as it was."""
    parameter = {"jenis": jenis.pk, "data": _as_text(data, ATURAN_FIELDS)}
    return pekerjaan.create_pekerjaan(jenis="aturan-jp", judul=f"Aturan JP {jenis.nama}"[:160], oleh=by, parameter=parameter)


@pekerjaan.handler("aturan-jp")
def apply_perubahan(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """Refuses: tanggal, when somebody else has changed the rule meanwhile."""
    jenis, data = JenisDiklat.objects.get(pk=job.parameter["jenis"]), _from_text(job.parameter["data"])
    return _derive(lambda: replace_aturan(jenis=jenis, data=data), data["berlaku_mulai"], progress)


@only_peran(*PENGUBAH_ATURAN)
def create_ketentuan(*, data: Mapping[str, Any], by: Pengguna) -> Pekerjaan:
    """As `create_perubahan`."""
    parameter = {"data": _as_text(data, KETENTUAN_FIELDS)}
    return pekerjaan.create_pekerjaan(jenis="ketentuan-jp", judul="Ketentuan JP", oleh=by, parameter=parameter)


@pekerjaan.handler("ketentuan-jp")
def apply_ketentuan(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """Refuses: tanggal, when somebody else has changed the rule meanwhile."""
    data = _from_text(job.parameter["data"])
    return _derive(lambda: replace_ketentuan(data=data), data["berlaku_mulai"], progress)


def _as_text(data: Mapping[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """For a job's parameters (JSON)."""
    return {**{name: data[name] for name in fields}, "berlaku_mulai": data["berlaku_mulai"].isoformat()}


def _from_text(data: Mapping[str, Any]) -> dict[str, Any]:
    return {**data, "berlaku_mulai": date.fromisoformat(data["berlaku_mulai"])}


def _derive(act: Callable[[], object], mulai: date, progress: Progress) -> pekerjaan.Hasil:
    progress.step(0, 2, "Menyimpan aturan")
    act()
    progress.step(1, 2, "Menghitung ulang JP semua pegawai")
    dampak = periksa.get_dampak(waktu.today().year)
    jp.refresh_jp(pegawai_ids=None)
    progress.step(2, 2, "Selesai")
    people = format_angka(dampak.naik + dampak.turun)
    return pekerjaan.Hasil(pesan=f"Aturan berlaku mulai {format_tanggal(mulai)}. JP {people} pegawai tahun ini berubah.")


@only_peran(*PENGUBAH_ATURAN)
@transaction.atomic
def note_dasar(*, aturan: AturanJP | TargetJP | KetentuanJP, dasar: str, is_terverifikasi: bool, by: Pengguna) -> None:
    """Name the regulation behind a rule; it counts as before. Refuses: dasar."""
    if is_terverifikasi and not dasar.strip():
        raise ValidationError("Tulis dasar hukumnya untuk menandai aturan ini sudah diverifikasi.", code="dasar")
    aturan.dasar, aturan.is_terverifikasi = dasar.strip(), is_terverifikasi
    aturan.save(update_fields=["dasar", "is_terverifikasi"])


def _end_last(last: AturanJP | TargetJP | KetentuanJP | None, mulai: date) -> None:
    """The rule that has no end yet, or ends later, ends where the new one begins."""
    if last is None:
        return
    if mulai <= last.berlaku_mulai:
        raise ValidationError(
            f"Aturan terakhir berlaku mulai {format_tanggal(last.berlaku_mulai)}. Pilih tanggal sesudahnya; aturan lama tidak diubah.",
            code="tanggal",
        )
    if last.berlaku_sampai is None or last.berlaku_sampai > mulai:
        last.berlaku_sampai = mulai
        last.save(update_fields=["berlaku_sampai"])

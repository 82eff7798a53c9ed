"""Proposals: made for oneself or by the head of a unit for its people, decided by whoever stands above, never by who proposed."""

from collections.abc import Callable, Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.queries.pendaftaran.pemutus import find_pemutus
from lib import waktu
from pegawai.models import Penempatan, Pengguna, UnitKerja
from pegawai.permissions import refuse_own
from pegawai.services import kunci, notifikasi
from pegawai.services.massal import Ringkas, try_one
from rencana.models import UsulanDiklat
from rencana.queries import usulan as queries
from rencana.services.buku import require_alasan

Status = UsulanDiklat.Status


@transaction.atomic
def submit_usulan(*, usulan: UsulanDiklat, by: Pengguna) -> UsulanDiklat:
    """For `by` himself, or, where the row names a unit, for people of a unit that he heads.

    Refuses: bukan_pegawai, bukan_wewenang, tahun_lewat, tidak_aktif, and constraints.
    """
    if by.pegawai_id is None:
        raise ValidationError("Usulan diajukan oleh pegawai. Akun ini tidak terhubung dengan data pegawai.", code="bukan_pegawai")
    if usulan.tahun < waktu.today().year:
        raise ValidationError({"tahun": ValidationError("Tahun itu sudah lewat. Pilih tahun ini atau berikutnya.", code="tahun_lewat")})
    if usulan.program is not None and not usulan.program.is_aktif:
        raise ValidationError({"program": ValidationError("Program ini tidak lagi dipakai. Pilih yang lain.", code="tidak_aktif")})
    kunci.lock_pimpinan(by)
    if usulan.unit is None:
        usulan.pegawai_id, usulan.peserta = by.pegawai_id, 1
        usulan.unit = _unit_of(by)
    elif not UnitKerja.objects.subtree_of(by.headed_unit_ids).filter(pk=usulan.unit.pk).exists():
        raise ValidationError({"unit": ValidationError("Pilih unit yang Anda pimpin, atau yang di bawahnya.", code="bukan_wewenang")})
    decider = find_pemutus(pegawai_id=by.pegawai_id, hari=waktu.today())
    usulan.pengusul, usulan.unit_pemutus_id = by, decider.unit_id if decider else None
    usulan.full_clean()
    usulan.save(force_insert=True)
    return usulan


@transaction.atomic
def withdraw_usulan(*, usulan_id: int, by: Pengguna) -> UsulanDiklat:
    """By who proposed, until it is decided. Refuses: bukan_wewenang, status."""
    row = _lock(usulan_id)
    if row.pengusul_id != by.pk:
        raise ValidationError("Usulan ditarik oleh pengusulnya.", code="bukan_wewenang")
    _require_open(row)
    row.status = Status.DITARIK
    row.save(update_fields=["status"])
    return row


@transaction.atomic
def approve_usulan(*, usulan_id: int, by: Pengguna) -> UsulanDiklat:
    """Refuses: sendiri, bukan_wewenang, status."""
    return _decide(usulan_id, Status.DISETUJUI, "", by)


@transaction.atomic
def refuse_usulan(*, usulan_id: int, alasan: str, by: Pengguna) -> UsulanDiklat:
    """Refuses: sendiri, bukan_wewenang, status, alasan."""
    return _decide(usulan_id, Status.DITOLAK, require_alasan(alasan), by)


@transaction.atomic
def approve_all(*, usulan_ids: Iterable[int], by: Pengguna) -> Ringkas:
    return _each(usulan_ids, lambda pk: approve_usulan(usulan_id=pk, by=by))


@transaction.atomic
def refuse_all(*, usulan_ids: Iterable[int], alasan: str, by: Pengguna) -> Ringkas:
    reason = require_alasan(alasan)
    return _each(usulan_ids, lambda pk: refuse_usulan(usulan_id=pk, alasan=reason, by=by))


def _decide(usulan_id: int, status: str, alasan: str, by: Pengguna) -> UsulanDiklat:
    row = _lock(usulan_id)
    refuse_own(by, row.pengusul, row.pegawai_id)
    kunci.lock_pimpinan(by)
    _require_open(row)
    if not queries.waiting_for(by).filter(pk=usulan_id).exists():
        raise ValidationError("Usulan ini diputuskan oleh pimpinan unit yang diminta.", code="bukan_wewenang")
    row.status, row.alasan_putusan, row.diputus_oleh, row.diputus_pada = status, alasan, by, waktu.now()
    row.save(update_fields=["status", "alasan_putusan", "diputus_oleh", "diputus_pada"])
    notifikasi.add(aturan="usulan_diputus", objek=f"usulan:{row.pk}:{status}", pengguna_ids=[row.pengusul_id])
    return row


def _lock(usulan_id: int) -> UsulanDiklat:
    rows = UsulanDiklat.objects.select_for_update(of=("self",)).select_related("pengusul", "diputus_oleh", "program", "kompetensi")
    return rows.get(pk=usulan_id)


def _require_open(row: UsulanDiklat) -> None:
    if row.status != Status.DIAJUKAN:
        who = f" oleh {row.diputus_oleh.nama}" if row.diputus_oleh else ""
        raise ValidationError(f"Usulan ini sudah {row.get_status_display().lower()}{who}.", code="status")


def _unit_of(by: Pengguna) -> UnitKerja | None:
    post = Penempatan.objects.definitive().on(waktu.today()).filter(pegawai=by.pegawai_id).select_related("unit").first()
    return post.unit if post else None


def _each(ids: Iterable[int], act: Callable[[int], object]) -> Ringkas:
    """The longest waiting first: one refusal holds up nobody else."""
    found = Ringkas()
    rows = UsulanDiklat.objects.filter(pk__in=list(ids)).select_related("program", "kompetensi", "pengusul").order_by("dibuat", "pk")
    for row in rows:
        try_one(found, f"{row.diminta} ({row.pengusul.nama})", lambda row=row: act(row.pk))  # type: ignore[misc]
    return found

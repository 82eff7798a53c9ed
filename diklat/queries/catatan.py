"""What happened in a batch lately, from the change log and the steps of its applications, in plain sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from typing import Any, Final

from django.db.models import BigIntegerField, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from pghistory.models import Context

from diklat.models import Angkatan, Pendaftaran, Transisi
from lib.format import format_tanggal
from pegawai.models import Pengguna

Status = Angkatan.Status
Daftar = Pendaftaran.Status
BANYAK: Final = 8
DIBACA: Final = 60
SEREMPAK: Final = timedelta(minutes=10)
STATUS_TEKS: Final[dict[str, str]] = {
    Status.TERBUKA: "Pendaftaran dibuka",
    Status.DIPASTIKAN: "Angkatan dipastikan",
    Status.BERJALAN: "Sesi pertama dimulai",
    Status.SELESAI: "Sesi terakhir selesai",
    Status.DITUTUP: "Angkatan ditutup",
    Status.BATAL: "Angkatan dibatalkan",
}
NAIK: Final = ((Daftar.DAFTAR_TUNGGU, Daftar.TERDAFTAR), (Daftar.DAFTAR_TUNGGU, Daftar.DITAWARI))
FRASA: Final[dict[str, str]] = {
    Daftar.DIAJUKAN: "mendaftar",
    Daftar.DISETUJUI_ATASAN: "disetujui atasan",
    Daftar.DAFTAR_TUNGGU: "masuk daftar tunggu",
    Daftar.DITAWARI: "ditawari kursi",
    Daftar.TERDAFTAR: "terdaftar",
    Daftar.HADIR: "hadir",
    Daftar.LULUS: "dinyatakan lulus",
    Daftar.TIDAK_LULUS: "dinyatakan tidak lulus",
    Daftar.TIDAK_HADIR: "dinyatakan tidak hadir",
    Daftar.DITOLAK: "ditolak",
    Daftar.DIBATALKAN: "batal ikut",
    Daftar.ANGKATAN_BATAL: "batal bersama angkatannya",
}


@dataclass(frozen=True, slots=True)
class Catatan:
    teks: str
    waktu: datetime
    oleh: str


def get_catatan(angkatan: Angkatan, banyak: int = BANYAK) -> list[Catatan]:
    """The latest first. Two queries; steps that one hand took at one time are told as one."""
    found = [*_changes(angkatan), *_steps(angkatan)]
    return sorted(found, key=lambda note: note.waktu, reverse=True)[:banyak]


def _changes(angkatan: Angkatan) -> Iterator[Catatan]:
    """An event holds the row before the change; what it became stands in the next one, or in the row."""
    model: Any = Angkatan.pgh_event_model  # type: ignore[attr-defined]
    hand = Pengguna.objects.filter(pk=OuterRef("oleh_id")).values("nama")
    user = Context.objects.filter(pk=OuterRef("pgh_context_id")).values(oleh=Cast(KT("metadata__user"), BigIntegerField()))
    events = model.objects.filter(pgh_obj_id=angkatan.pk).annotate(oleh_id=Subquery(user))
    newest_first = list(events.annotate(oleh_nama=Subquery(hand)).order_by("-pgh_id")[:DIBACA])
    for after, event in pairwise([angkatan, *newest_first]):
        for text in _texts(event, after):
            yield Catatan(text, event.pgh_created_at, event.oleh_nama or "otomatis")


def _texts(before: Any, after: Any) -> Iterator[str]:
    if before.pgh_label == "buat":
        yield "Angkatan dibuat"
        return
    if before.status != after.status:
        yield _status_text(before, after)
    if before.kuota != after.kuota:
        yield f"Jumlah kursi {before.kuota} menjadi {after.kuota}"
    if before.versi_jadwal != after.versi_jadwal:
        yield "Jadwal berubah; peserta dan pengajar diberi tahu"
    if before.is_ditangguhkan != after.is_ditangguhkan:
        yield "Pendaftaran ditangguhkan" if after.is_ditangguhkan else "Pendaftaran dilanjutkan"
    if before.pendaftaran_sampai != after.pendaftaran_sampai:
        yield f"Akhir pendaftaran menjadi {format_tanggal(after.pendaftaran_sampai)}"
    if before.minimum_diingatkan != after.minimum_diingatkan:
        yield "Penanggung jawab diingatkan tentang jumlah peserta"


def _status_text(before: Any, after: Any) -> str:
    if before.status == Status.DITUTUP:
        return f"Angkatan dibuka kembali: {after.alasan_buka_kembali}"
    reason = f": {after.alasan_batal}" if after.status == Status.BATAL else ""
    return STATUS_TEKS.get(after.status, "Status berubah") + reason


def _steps(angkatan: Angkatan) -> Iterator[Catatan]:
    rows = Transisi.objects.filter(pendaftaran__angkatan=angkatan).select_related("pendaftaran__pegawai", "oleh")
    latest = rows.order_by("-waktu", "-pk")[:DIBACA]
    for _, group in groupby(latest, key=_same_act):
        members = list(group)
        first = members[0]
        phrase = "naik dari daftar tunggu" if (first.dari, first.ke) in NAIK else FRASA[first.ke]
        who = first.pendaftaran.pegawai.nama if len(members) == 1 else f"{len(members)} orang"
        yield Catatan(f"{who} {phrase}", first.waktu, first.oleh.nama if first.oleh is not None else "otomatis")


def _same_act(step: Transisi) -> tuple[str, str, int | None, int]:
    return step.dari, step.ke, step.oleh_id, int(step.waktu.timestamp() // SEREMPAK.total_seconds())

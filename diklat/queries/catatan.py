"""What happened in a batch lately, from the change log and the steps of its applications, in plain sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final

from django.db.models import BigIntegerField, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from pghistory.models import Context

from diklat.models import Angkatan
from diklat.models.pendaftaran import LANGKAH
from lib.format import format_angka, format_tanggal
from lib.sql import fetch
from pegawai.models import Pengguna

Status = Angkatan.Status
BANYAK: Final = 8
SEREMPAK: Final = timedelta(minutes=10)
STATUS_TEKS: Final[dict[str, str]] = {
    Status.TERBUKA: "Pendaftaran dibuka",
    Status.DIPASTIKAN: "Angkatan dipastikan",
    Status.BERJALAN: "Sesi pertama dimulai",
    Status.SELESAI: "Sesi terakhir selesai",
    Status.DITUTUP: "Angkatan ditutup",
    Status.BATAL: "Angkatan dibatalkan",
}
NAIK: Final = "naik dari daftar tunggu"
STEPS_SQL: Final = """
    WITH langkah AS (
        SELECT t.aksi, t.oleh_id, t.waktu, d.pegawai_id, t.aksi = 'beri_kursi' AND t.dari = 'daftar_tunggu' AS naik
        FROM diklat_transisi t JOIN diklat_pendaftaran d ON d.id = t.pendaftaran_id WHERE d.angkatan_id = %(angkatan)s
    ),
    batas AS (
        SELECT *, coalesce(waktu - lag(waktu) OVER serupa > %(serempak)s::interval, true) AS mulai
        FROM langkah WINDOW serupa AS (PARTITION BY aksi, naik, oleh_id ORDER BY waktu)
    ),
    bersama AS (SELECT *, count(*) FILTER (WHERE mulai) OVER (PARTITION BY aksi, naik, oleh_id ORDER BY waktu) AS ke FROM batas),
    ringkas AS (
        SELECT aksi, naik, oleh_id, max(waktu) AS waktu, count(DISTINCT pegawai_id) AS jumlah, min(pegawai_id) AS pegawai_id
        FROM bersama GROUP BY aksi, naik, oleh_id, ke ORDER BY max(waktu) DESC LIMIT %(banyak)s
    )
    SELECT r.aksi, r.naik, r.waktu, r.jumlah, w.nama, u.nama
    FROM ringkas r JOIN pegawai_pegawai w ON w.id = r.pegawai_id LEFT JOIN pegawai_pengguna u ON u.id = r.oleh_id
"""


@dataclass(frozen=True, slots=True)
class Catatan:
    teks: str
    waktu: datetime
    oleh: str


def get_catatan(angkatan: Angkatan, banyak: int = BANYAK) -> list[Catatan]:
    """The latest first. Two queries; steps that one hand took at one time are told as one."""
    found = [*_changes(angkatan), *_steps(angkatan, banyak)]
    return sorted(found, key=lambda note: note.waktu, reverse=True)[:banyak]


def _changes(angkatan: Angkatan) -> Iterator[Catatan]:
    """An event holds the row before the change; what it became stands in the next one, or in the row."""
    model: Any = Angkatan.pgh_event_model  # type: ignore[attr-defined]
    hand = Pengguna.objects.filter(pk=OuterRef("oleh_id")).values("nama")
    user = Context.objects.filter(pk=OuterRef("pgh_context_id")).values(oleh=Cast(KT("metadata__user"), BigIntegerField()))
    events = model.objects.filter(pgh_obj_id=angkatan.pk).annotate(oleh_id=Subquery(user))
    newest_first = list(events.annotate(oleh_nama=Subquery(hand)).order_by("-pgh_id"))
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


def _steps(angkatan: Angkatan, banyak: int) -> Iterator[Catatan]:
    """The same step by the same hand, each within ten minutes of the one before, is one act, however many people it was about."""
    for aksi, naik, moment, count, name, hand in fetch(
        STEPS_SQL, {"angkatan": angkatan.pk, "serempak": f"{SEREMPAK.total_seconds()} seconds", "banyak": banyak}
    ):
        who = name if count == 1 else f"{format_angka(count)} orang"
        words = LANGKAH[aksi]
        yield Catatan(f"{who} {NAIK if naik else words[0].lower() + words[1:]}", moment, hand or "otomatis")

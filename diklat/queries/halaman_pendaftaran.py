"""One application as its owner, his head or an officer sees it: where it stands, what may be done, what comes next."""

from typing import Any

from diklat.models import Angkatan, Pendaftaran, Sertifikat
from diklat.models.pendaftaran import IKUT, MENUNGGU_PUTUSAN
from diklat.permissions import WRITERS
from diklat.queries import alur
from diklat.queries.celah import celah_of
from diklat.queries.pendaftaran import posisi_tunggu
from diklat.queries.pendaftaran.langkah import may_take
from diklat.queries.pengganti import tawaran_of
from lib import waktu
from lib.format import format_hari_tanggal, format_tanggal, format_waktu
from pegawai.models import Pengguna
from pegawai.permissions import peran_of

Status = Pendaftaran.Status
BERKURSI = (Status.DITAWARI, Status.TERDAFTAR)


def get_detail(daftar: Pendaftaran, user: Pengguna, *, is_pembaca: bool) -> dict[str, Any]:
    program, boleh_putus = daftar.angkatan.program_id, may_take(daftar, "setujui", user)
    return {
        "sendiri": daftar.pegawai_id == user.pegawai_id,
        "posisi": posisi_tunggu(daftar) if daftar.status == Status.DAFTAR_TUNGGU else None,
        "riwayat": alur.riwayat_of(daftar),
        "berikut": alur.langkah_berikut(daftar),
        "boleh_jawab": may_answer(daftar, user),
        "tawaran_lewat": daftar.status == Status.DITAWARI and not _is_tawaran_open(daftar),
        "boleh_putus": boleh_putus,
        "boleh_batal": may_take(daftar, "batalkan", user),
        "halangan_batal": cancel_refusal(daftar, user),
        "boleh_ganti": may_replace(daftar, user),
        "boleh_kelola": is_pembaca,
        "celah": celah_of([program], [daftar.pegawai_id]).get((program, daftar.pegawai_id)) if boleh_putus else None,
        "sertifikat": daftar.sertifikat_list.filter(status=Sertifikat.Status.TERBIT).first() if daftar.bersertifikat else None,
        "surat_list": list(daftar.angkatan.surat_list.all()) if daftar.status in IKUT else [],
        "tawaran": tawaran_of(daftar) if daftar.status == Status.TERDAFTAR else None,
        "menunggu_putusan": MENUNGGU_PUTUSAN,
        "pengganti": Pendaftaran.objects.filter(menggantikan=daftar).select_related("pegawai").first() if not daftar.is_alive else None,
        "jadwal": list(daftar.angkatan.sesi_list.held().select_related("ruang")),
    }


def may_write(user: Pengguna) -> bool:
    return bool(peran_of(user) & set(WRITERS))


def may_answer(daftar: Pendaftaran, user: Pengguna) -> bool:
    """An offer that has not lapsed is answered by the person or by an officer."""
    return _is_tawaran_open(daftar) and may_take(daftar, "terima", user)


def _is_tawaran_open(daftar: Pendaftaran) -> bool:
    return daftar.tawaran_sampai is not None and daftar.tawaran_sampai > waktu.now()


def may_replace(daftar: Pendaftaran, user: Pengguna) -> bool:
    """Who may offer the seat to a colleague, until the batch begins; the person only while he may still give it up."""
    if daftar.angkatan.status not in Angkatan.MENERIMA or not may_take(daftar, "digantikan", user):
        return False
    return daftar.pegawai_id != user.pegawai_id or not cancel_refusal(daftar, user)


def cancel_refusal(daftar: Pendaftaran, user: Pengguna) -> str:
    """Why this account cannot cancel, or nothing: others than the person and the office never, a seat only until its day."""
    if daftar.pegawai_id != user.pegawai_id:
        return "" if may_write(user) else "Pendaftaran dibatalkan oleh yang bersangkutan sendiri atau oleh pengelola diklat."
    if daftar.status not in BERKURSI:
        return ""
    limit = daftar.angkatan.batas_batal
    first = daftar.angkatan.sesi_pertama if limit is None else None
    if limit is not None and waktu.today() > limit:
        until = f"batas membatalkan sendiri ({format_tanggal(limit)})"
    elif limit is None and first is not None and first <= waktu.now():
        until = "sesi pertama"
    else:
        return ""
    return f"Sudah lewat {until}, jadi kursi ini tidak dapat Anda lepas sendiri. Hubungi pengelola diklat."


def describe_hasil(daftar: Pendaftaran) -> str:
    """What happened after pressing the button, and what comes next and when."""
    daftar = Pendaftaran.objects.select_related("angkatan__program", "unit_pemutus").get(pk=daftar.pk)
    batch = daftar.angkatan
    if daftar.status == Status.TERDAFTAR:
        start = f" Diklat dimulai {format_tanggal(batch.mulai)}." if batch.mulai else ""
        return f"Anda terdaftar pada {batch.nama}.{start} Undangan menyusul lewat surel."
    if daftar.status == Status.DAFTAR_TUNGGU:
        place, total = posisi_tunggu(daftar)
        return f"Kursi sudah penuh. Anda masuk daftar tunggu urutan {place} dari {total}, dan dikabari lewat surel begitu ada kursi."
    if daftar.status == Status.DITAWARI:
        return f"Satu kursi ditawarkan kepada Anda. Jawab paling lambat {format_waktu(daftar.tawaran_sampai)}."
    until = f" paling lambat {format_hari_tanggal(daftar.batas_putusan)}" if daftar.batas_putusan else ""
    return f"Pendaftaran Anda terkirim. {alur.pemutus_name(daftar)} akan memutuskan{until}; hasilnya dikirim lewat surel."

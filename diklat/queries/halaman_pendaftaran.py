"""One application as its owner, his head or an officer sees it: where it stands, what may be done, what comes next."""

from typing import Any

from diklat.models import Angkatan, Pendaftaran, Sertifikat
from diklat.models.pendaftaran import MENUNGGU_PUTUSAN
from diklat.permissions import WRITERS
from diklat.queries import alur
from diklat.queries.celah import celah_of
from diklat.queries.pendaftaran import posisi_tunggu
from diklat.queries.pengganti import tawaran_of
from diklat.queries.usul import bawahan_list
from lib import waktu
from lib.format import format_hari_tanggal, format_tanggal, format_waktu
from pegawai.models import Pengguna
from pegawai.permissions import peran_of

Status = Pendaftaran.Status
BERKURSI = (Status.DITAWARI, Status.TERDAFTAR)
BISA_BATAL = (Status.DIAJUKAN, Status.DISETUJUI_ATASAN, Status.DAFTAR_TUNGGU, Status.DITAWARI, Status.TERDAFTAR)


def get_detail(daftar: Pendaftaran, user: Pengguna, *, is_pembaca: bool) -> dict[str, Any]:
    own, writer = daftar.pegawai_id == user.pegawai_id, may_write(user)
    program = daftar.angkatan.program_id
    return {
        "sendiri": own,
        "posisi": posisi_tunggu(daftar) if daftar.status == Status.DAFTAR_TUNGGU else None,
        "riwayat": alur.riwayat_of(daftar),
        "berikut": alur.langkah_berikut(daftar),
        "boleh_jawab": may_answer(daftar, user),
        "boleh_putus": may_decide(daftar, user, writer=writer),
        "boleh_batal": daftar.status in BISA_BATAL and (own or writer),
        "halangan_batal": cancel_refusal(daftar, user),
        "boleh_ganti": may_replace(daftar, user),
        "boleh_kelola": is_pembaca,
        "celah": celah_of([program], [daftar.pegawai_id]).get((program, daftar.pegawai_id)),
        "sertifikat": daftar.sertifikat_list.filter(status=Sertifikat.Status.TERBIT).first(),
        "surat_list": list(daftar.angkatan.surat_list.all()) if daftar.status in (Status.TERDAFTAR, Status.HADIR) else [],
        "tawaran": tawaran_of(daftar) if daftar.status == Status.TERDAFTAR else None,
        "menunggu_putusan": MENUNGGU_PUTUSAN,
        "pengganti": Pendaftaran.objects.filter(menggantikan=daftar).select_related("pegawai").first(),
        "jadwal": list(daftar.angkatan.sesi_list.filter(is_batal=False).select_related("ruang")),
    }


def may_write(user: Pengguna) -> bool:
    return bool(peran_of(user) & set(WRITERS))


def may_answer(daftar: Pendaftaran, user: Pengguna) -> bool:
    """An offer that has not lapsed is answered by the person or by an officer."""
    if daftar.status != Status.DITAWARI or daftar.tawaran_sampai is None or daftar.tawaran_sampai <= waktu.now():
        return False
    return daftar.pegawai_id == user.pegawai_id or may_write(user)


def may_decide(daftar: Pendaftaran, user: Pengguna, *, writer: bool) -> bool:
    """The head for what he is asked; an officer for what the heads have approved or where no head is left to ask; nobody for himself."""
    if daftar.pegawai_id == user.pegawai_id:
        return False
    if daftar.status == Status.DIAJUKAN:
        return daftar.unit_pemutus_id in user.headed_unit_ids or (writer and daftar.unit_pemutus_id is None)
    return daftar.status == Status.DISETUJUI_ATASAN and writer


def may_replace(daftar: Pendaftaran, user: Pengguna) -> bool:
    """The person while the seat may be given up, an officer, or a head above the person, until the batch begins."""
    if daftar.angkatan.status not in Angkatan.MENERIMA or daftar.status != Status.TERDAFTAR:
        return False
    if daftar.pegawai_id == user.pegawai_id:
        return not cancel_refusal(daftar, user)
    if may_write(user):
        return True
    return bool(user.headed_unit_ids) and bawahan_list(user).filter(pk=daftar.pegawai_id).exists()


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

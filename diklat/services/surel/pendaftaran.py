"""Mails about one application, to its person or to those who have to act."""

from collections.abc import Callable, Sequence

from diklat.models import Pendaftaran, Penggantian
from diklat.models.pendaftaran import MENUNGGU_PUTUSAN, PESERTA, Status
from diklat.services.surel.dasar import (
    CONTOH,
    SEBAB_PENGELOLA,
    SEBAB_PESERTA,
    WAJIB_KEPUTUSAN,
    WAJIB_MENUNGGU,
    WAJIB_TENGGAT,
    Jadwal,
    Jawaban,
    key_of,
    load,
)
from lib import waktu
from lib.format import format_tanggal, format_waktu
from pegawai.models import Notifikasi
from pegawai.services.notifikasi import Berhenti, Kata, register

DIJAWAB = Berhenti("Tawaran ini sudah dijawab atau berakhir.")
TIDAK_TERDAFTAR = Berhenti("Pendaftaran ini tidak berstatus terdaftar lagi.")
BERUBAH = Berhenti("Status pendaftaran ini sudah berubah lagi.")
DIPUTUSKAN = Berhenti("Permohonan ini sudah diputuskan.")
SEBAB_REKAN = "Anda menerima surel ini karena seorang rekan menawarkan kursinya kepada Anda."
SEBAB_DIUSULKAN = "Anda menerima surel ini karena atasan Anda mengusulkan Anda mengikuti diklat tersebut."
SEBAB_PENAWAR = "Anda menerima surel ini karena Anda menawarkan kursi itu."
CONTOH_GANTI = CONTOH | {"peserta": "Dewi Lestari", "rekan": "Rina Wulandari", "jawaban": "menyanggupi"}
SEBAB_PEMUTUS = "Anda menerima surel ini karena permohonan tersebut menunggu keputusan Anda."

Syarat = Callable[[Pendaftaran], Berhenti | None]


def _answer(rows: Sequence[Notifikasi], syarat: Syarat, *, with_file: bool = False) -> Jawaban:
    related = ("angkatan__program", "pegawai", "unit", "diajukan_oleh")
    found: dict[int, Pendaftaran] = load(Pendaftaran.objects.select_related(*related), rows)
    schedule = Jadwal({row.angkatan_id: row.angkatan for row in found.values()}.values())
    answers: Jawaban = {}
    for row in rows:
        application = found.get(key_of(row))
        if application is not None:
            answers[row.pk] = syarat(application) or _words(row, application, schedule, with_file=with_file)
    return answers


def _words(row: Notifikasi, application: Pendaftaran, schedule: Jadwal, *, with_file: bool) -> Kata:
    angkatan = schedule.angkatan[application.angkatan_id]
    deadline = application.tawaran_sampai
    words = schedule.words(angkatan) | {
        "pemohon": application.pegawai.nama_lengkap,
        "unit": application.unit.sebutan if application.unit else "unit tidak tercatat",
        "alasan": str(row.data.get("alasan") or application.alasan or "tidak ditulis"),
        "pengusul": application.diajukan_oleh.nama if application.diajukan_oleh else "atasan Anda",
        "sampai": format_waktu(deadline) if deadline else format_tanggal(application.batas_putusan),
    }
    return Kata(words, application.get_absolute_url(), schedule.file(angkatan) if with_file else ())


def _offered(application: Pendaftaran) -> Berhenti | None:
    open_now = application.status == Status.DITAWARI and application.tawaran_sampai and application.tawaran_sampai > waktu.now()
    return None if open_now else DIJAWAB


@register("tawaran", wajib=WAJIB_TENGGAT, sebab=SEBAB_PESERTA, contoh=CONTOH)
def tawaran(rows: Sequence[Notifikasi]) -> Jawaban:
    return _answer(rows, _offered)


@register("tawaran_lewat_1", wajib=WAJIB_TENGGAT, sebab=SEBAB_PESERTA, contoh=CONTOH)
def tawaran_lewat_1(rows: Sequence[Notifikasi]) -> Jawaban:
    return _answer(rows, _offered)


def _seated(application: Pendaftaran) -> Berhenti | None:
    return None if application.status in PESERTA else TIDAK_TERDAFTAR


@register("terdaftar", wajib=WAJIB_KEPUTUSAN, sebab=SEBAB_PESERTA, contoh=CONTOH)
def terdaftar(rows: Sequence[Notifikasi]) -> Jawaban:
    return _answer(rows, _seated, with_file=True)


@register("dari_tunggu", wajib=WAJIB_KEPUTUSAN, sebab=SEBAB_PESERTA, contoh=CONTOH)
def dari_tunggu(rows: Sequence[Notifikasi]) -> Jawaban:
    return _answer(rows, _seated, with_file=True)


@register("masuk_tunggu", wajib=WAJIB_KEPUTUSAN, sebab=SEBAB_PESERTA, contoh=CONTOH)
def masuk_tunggu(rows: Sequence[Notifikasi]) -> Jawaban:
    """Whoever got a seat meanwhile hears that instead."""
    return _answer(rows, lambda application: None if application.status == Status.DAFTAR_TUNGGU else BERUBAH)


@register("diusulkan", sebab=SEBAB_DIUSULKAN, contoh=CONTOH | {"pengusul": "Hendra Setiawan"})
def diusulkan(rows: Sequence[Notifikasi]) -> Jawaban:
    return _answer(rows, lambda application: None if application.status == Status.DISETUJUI_ATASAN else BERUBAH)


@register("disetujui_atasan", sebab=SEBAB_PESERTA, contoh=CONTOH)
def disetujui_atasan(rows: Sequence[Notifikasi]) -> Jawaban:
    """Whoever the office has answered meanwhile hears the answer instead."""
    return _answer(rows, lambda application: None if application.status == Status.DISETUJUI_ATASAN else BERUBAH)


@register("ditolak", wajib=WAJIB_KEPUTUSAN, sebab=SEBAB_PESERTA, contoh=CONTOH)
def ditolak(rows: Sequence[Notifikasi]) -> Jawaban:
    return _answer(rows, lambda application: None if application.status == Status.DITOLAK else BERUBAH)


@register("dibatalkan", wajib=WAJIB_KEPUTUSAN, sebab=SEBAB_PESERTA, contoh=CONTOH)
def dibatalkan(rows: Sequence[Notifikasi]) -> Jawaban:
    return _answer(rows, lambda application: None if application.status == Status.DIBATALKAN else BERUBAH)


@register("eskalasi", wajib=WAJIB_MENUNGGU, sebab=SEBAB_PEMUTUS, contoh=CONTOH)
def eskalasi(rows: Sequence[Notifikasi]) -> Jawaban:
    return _answer(rows, lambda application: None if application.status in MENUNGGU_PUTUSAN else DIPUTUSKAN)


@register("penarikan", wajib=WAJIB_MENUNGGU, sebab=SEBAB_PENGELOLA, contoh=CONTOH)
def penarikan(rows: Sequence[Notifikasi]) -> Jawaban:
    return _answer(rows, lambda application: None if application.status == Status.DIBATALKAN else BERUBAH)


@register("ganti_tawaran", wajib=WAJIB_MENUNGGU, sebab=SEBAB_REKAN, contoh=CONTOH_GANTI)
def ganti_tawaran(rows: Sequence[Notifikasi]) -> Jawaban:
    return _answer_ganti(rows, Penggantian.Status.DITAWARKAN)


@register("ganti_dijawab", wajib=WAJIB_KEPUTUSAN, sebab=SEBAB_PENAWAR, contoh=CONTOH_GANTI)
def ganti_dijawab(rows: Sequence[Notifikasi]) -> Jawaban:
    return _answer_ganti(rows)


def _answer_ganti(rows: Sequence[Notifikasi], status: str = "") -> Jawaban:
    """To the colleague while his answer still helps; to who offered with a link to the seat."""
    found: dict[int, Penggantian] = load(
        Penggantian.objects.select_related("pendaftaran__angkatan__program", "pendaftaran__pegawai", "calon"), rows
    )
    still_open = set(Penggantian.objects.open().filter(pk__in=found).values_list("pk", flat=True)) if status else set()
    schedule = Jadwal({offer.pendaftaran.angkatan_id: offer.pendaftaran.angkatan for offer in found.values()}.values())
    answers: Jawaban = {}
    for row in rows:
        offer = found.get(key_of(row))
        if offer is None:
            continue
        if status and offer.pk not in still_open:
            answers[row.pk] = DIJAWAB
            continue
        words = schedule.words(schedule.angkatan[offer.pendaftaran.angkatan_id]) | {
            "peserta": offer.pendaftaran.pegawai.nama,
            "rekan": offer.calon.nama,
            "jawaban": str(row.data.get("jawaban") or "menjawab"),
            "alasan": offer.alasan,
            "sampai": format_waktu(offer.sampai),
        }
        answers[row.pk] = Kata(words, (offer if status else offer.pendaftaran).get_absolute_url())
    return answers

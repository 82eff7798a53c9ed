"""The home pages of those who keep the data of people and of accounts."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from config.queries.tugas import Tugas
from kompetensi.models import StandarKompetensi
from lib.format import format_angka, format_tanggal
from pegawai.models import CatatanAkun, Impor, Jabatan, Pegawai, Pekerjaan, Penempatan, Pengguna

ROWS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class BerandaKepegawaian:
    aktif: int
    tanpa_penempatan: int
    jabatan_tanpa_standar: int
    impor_terbaru: list[Impor]
    tugas: list[Tugas]


def get_beranda_kepegawaian(user: Pengguna) -> BerandaKepegawaian:
    today = timezone.localdate()
    posted = Penempatan.objects.definitive().on(today)
    counts = Pegawai.objects.active().aggregate(aktif=Count("pk"), tanpa=Count("pk", filter=~Q(pk__in=posted.values("pegawai"))))
    bare = Jabatan.objects.filter(pk__in=posted.values("jabatan")).exclude(pk__in=StandarKompetensi.objects.on(today).values("jabatan"))
    jabatan_tanpa_standar = bare.count()
    impor = list(Impor.objects.exclude(status=Impor.Status.DIBATALKAN).select_related("oleh")[:10])
    tasks = [_impor_task(row) for row in impor if row.status == Impor.Status.PRATINJAU]
    if counts["tanpa"]:
        text = "Mereka tidak tampak di unit mana pun. Impor ulang dari SIASN, atau tambah penempatan di halaman pegawainya."
        url = f"{reverse('pegawai:pegawai-list')}?penempatan=tanpa"
        tasks.append(Tugas(f"{format_angka(counts['tanpa'])} pegawai aktif belum punya penempatan", text, url, "Lihat pegawai"))
    if jabatan_tanpa_standar:
        text = "Kesenjangan pemegang jabatan itu tidak dapat dihitung. Buat standar dari kelompok jabatannya."
        title = f"{format_angka(jabatan_tanpa_standar)} jabatan yang dipegang belum punya standar"
        tasks.append(Tugas(title, text, reverse("kompetensi:standar-list"), "Buka standar"))
    failed = Pekerjaan.objects.filter(oleh=user, status=Pekerjaan.Status.GAGAL, dibuat__gt=timezone.now() - timedelta(days=7)).first()
    if failed:
        tasks.append(Tugas(f"Pekerjaan gagal: {failed.judul}", failed.pesan, failed.get_absolute_url(), "Lihat sebabnya"))
    return BerandaKepegawaian(counts["aktif"], counts["tanpa"], jabatan_tanpa_standar, impor[:ROWS_SHOWN], tasks)


def _impor_task(impor: Impor) -> Tugas:
    text = (
        f"{format_angka(impor.jumlah_baru)} baru, {format_angka(impor.jumlah_ubah)} berubah, {format_angka(impor.jumlah_galat)} galat. "
        f"Diunggah {format_tanggal(impor.dibuat)}; belum ada yang ditulis."
    )
    return Tugas(f"Pratinjau impor {impor.nama_berkas}", text, impor.get_absolute_url(), "Tinjau impor")


@dataclass(frozen=True, slots=True)
class BerandaAkun:
    aktif: int
    nonaktif: int
    wajib_ganti: int
    catatan_list: list[CatatanAkun]


def get_beranda_akun() -> BerandaAkun:
    return BerandaAkun(
        catatan_list=list(CatatanAkun.objects.select_related("pengguna", "oleh")[:ROWS_SHOWN]),
        **Pengguna.objects.aggregate(
            aktif=Count("pk", filter=Q(is_active=True)),
            nonaktif=Count("pk", filter=Q(is_active=False)),
            wajib_ganti=Count("pk", filter=Q(is_active=True, wajib_ganti_sandi=True)),
        ),
    )

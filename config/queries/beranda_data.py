"""The home pages of those who keep the data of people and of accounts."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse

from config.queries import simpanan
from config.queries.simpanan import Bagian
from config.queries.tugas import Tugas, count_bertenggat, sort_tugas
from insentif.models import VersiAturan
from kompetensi.models import ProfilKompetensi, StandarKompetensi
from lib import waktu
from lib.format import format_angka, format_tanggal
from pegawai.models import CatatanAkun, Impor, Jabatan, Pegawai, Pekerjaan, Penempatan, Pengguna, UsulKepala

ROWS_SHOWN = 5
WEEK, FORTNIGHT, QUARTER = timedelta(days=7), timedelta(days=14), timedelta(days=90)


@dataclass(frozen=True, slots=True)
class BerandaKepegawaian:
    aktif: int
    tanpa_penempatan: int
    jabatan_tanpa_standar: int
    impor_terbaru: list[Impor]
    tugas: list[Tugas]

    @property
    def ditempatkan(self) -> int:
        """What the map and the home pages of leaders count."""
        return self.aktif - self.tanpa_penempatan


def get_beranda_kepegawaian(user: Pengguna) -> BerandaKepegawaian:
    today = waktu.today()
    posted = Penempatan.objects.definitive().on(today)
    counts = Pegawai.objects.active().aggregate(aktif=Count("pk"), tanpa=Count("pk", filter=~Q(pk__in=posted.values("pegawai"))))
    bare = Jabatan.objects.filter(pk__in=posted.values("jabatan")).exclude(pk__in=StandarKompetensi.objects.on(today).values("jabatan"))
    jabatan_tanpa_standar = bare.count()
    impor = list(Impor.objects.exclude(status=Impor.Status.DIBATALKAN).select_related("oleh")[:10])
    tasks = [_impor_task(row) for row in impor if row.status in (Impor.Status.PEMETAAN, Impor.Status.PRATINJAU)]
    tasks += [*_heads(user), *_ending(today)]
    if counts["tanpa"]:
        text = "Mereka tidak tampak di unit mana pun. Impor ulang dari SIASN, atau tambah penempatan di halaman pegawainya."
        url = f"{reverse('pegawai:pegawai-list')}?penempatan=tanpa"
        tasks.append(Tugas(f"{format_angka(counts['tanpa'])} pegawai aktif belum punya penempatan", text, url, "Lihat pegawai"))
    if jabatan_tanpa_standar:
        text = "Kesenjangan pemegang jabatan itu tidak dapat dihitung. Buat standar dari kelompok jabatannya."
        title = f"{format_angka(jabatan_tanpa_standar)} jabatan yang dipegang belum punya standar"
        tasks.append(Tugas(title, text, reverse("kompetensi:standar-list"), "Buka standar"))
    if expiring := count_expiring(today):
        text = "Tanpa asesmen baru, hasil itu tidak lagi dihitung dalam JPM. Yang paling dekat berakhir ada di atas."
        url = f"{reverse('kompetensi:penilaian-list')}?keadaan=berlaku&urut=sampai"
        tasks.append(Tugas(f"{format_angka(expiring)} pegawai punya hasil yang berakhir dalam 90 hari", text, url, "Lihat hasil"))
    failed = Pekerjaan.objects.filter(oleh=user, status=Pekerjaan.Status.GAGAL, dibuat__gt=waktu.now() - WEEK).first()
    if failed:
        tasks.append(Tugas(f"Pekerjaan gagal: {failed.judul}", failed.pesan, failed.get_absolute_url(), "Lihat sebabnya"))
    return BerandaKepegawaian(counts["aktif"], counts["tanpa"], jabatan_tanpa_standar, impor[:ROWS_SHOWN], sort_tugas(tasks))


def count_expiring(today: date) -> int:
    """People with an official result in force that ends soon. Reads every profile, so it is kept until one is written."""
    found = simpanan.load([BERAKHIR], today)
    return int(found["berakhir"]) if found else 0


def _reckon_expiring(today: date) -> int:
    rows = ProfilKompetensi.objects.filter(penilaian__berlaku_sampai__gt=today, penilaian__berlaku_sampai__lte=today + QUARTER)
    return int(rows.aggregate(n=Count("pegawai", distinct=True))["n"])


BERAKHIR = Bagian("berakhir", ("kompetensi_profilkompetensi", "kompetensi_penilaian"), _reckon_expiring)


def _heads(user: Pengguna) -> list[Tugas]:
    """Heads whom a colleague proposed; nobody confirms his own proposal or himself."""
    waiting = UsulKepala.objects.menunggu().exclude(diusulkan_oleh=user).exclude(penempatan__pegawai=user.pegawai_id).count()
    text = "Diusulkan petugas lain atau pimpinan unitnya. Sebelum disahkan, pegawai itu belum memimpin."
    title = f"{format_angka(waiting)} usul kepala unit menunggu pengesahan Anda"
    return [Tugas(title, text, reverse("pegawai:kepala-list"), "Periksa usul")] if waiting else []


def _ending(today: date) -> list[Tugas]:
    """Acting heads whose time runs out: the rights of a head end with it."""
    soon = Penempatan.objects.exclude(status=Penempatan.Status.DEFINITIF).filter(
        memimpin=True, selesai__gt=today, selesai__lte=today + FORTNIGHT
    )
    text = "Hak sebagai atasan berakhir pada hari itu. Perpanjang, atau catat pejabat barunya."
    return [
        Tugas(
            f"{row.get_status_display()} kepala {row.unit.sebutan} segera berakhir", f"{row.pegawai.nama}. {text}",
            row.pegawai.get_absolute_url(), "Buka pegawai", row.selesai,
        )
        for row in soon.select_related("pegawai", "unit").order_by("selesai", "pk")[:ROWS_SHOWN]
    ]  # fmt: skip


def _impor_task(impor: Impor) -> Tugas:
    if impor.status == Impor.Status.PEMETAAN:
        text = f"Sebagian judul kolomnya belum dikenal. Berkasnya menunggu sampai {format_tanggal(impor.berkas_sampai)}."
        return Tugas(f"Petakan kolom {impor.nama_berkas}", text, impor.get_absolute_url(), "Petakan kolom")
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
    tugas: list[Tugas]


def get_beranda_akun() -> BerandaAkun:
    """Three queries."""
    return BerandaAkun(
        catatan_list=list(CatatanAkun.objects.select_related("pengguna", "oleh")[:ROWS_SHOWN]),
        tugas=_admin_tasks(),
        **Pengguna.objects.aggregate(
            aktif=Count("pk", filter=Q(is_active=True)),
            nonaktif=Count("pk", filter=Q(is_active=False)),
            wajib_ganti=Count("pk", filter=Q(is_active=True, wajib_ganti_sandi=True)),
        ),
    )


def _admin_tasks() -> list[Tugas]:
    since = waktu.now() - WEEK
    working = Pegawai.objects.active().order_by().values("pk")
    found = count_bertenggat(
        draf=VersiAturan.objects.filter(status=VersiAturan.Status.DRAF),
        hantu=Pengguna.objects.filter(is_active=True, pegawai__isnull=False).exclude(pegawai__in=working),
        gagal=Pekerjaan.objects.filter(status=Pekerjaan.Status.GAGAL, dibuat__gt=since),
    ).jumlah
    accounts, week = reverse("pegawai:akun-list"), "Dalam tujuh hari ini."
    rows = (
        (
            "draf",
            "draf aturan poin belum terbit",
            "Coba dampaknya, lalu terbitkan atau hapus.",
            reverse("insentif:aturan-list"),
            "Buka aturan",
        ),
        (
            "hantu",
            "akun aktif milik pegawai yang tidak lagi bertugas",
            "Nonaktifkan agar tidak dapat masuk.",
            f"{accounts}?aktif=ya",
            "Lihat akun",
        ),
        ("gagal", "pekerjaan gagal", f"{week} Sebabnya tertulis di tiap pekerjaan.", reverse("pegawai:pekerjaan-list"), "Lihat pekerjaan"),
    )
    return [Tugas(f"{format_angka(found[name])} {title}", text, url, button) for name, title, text, url, button in rows if found[name]]

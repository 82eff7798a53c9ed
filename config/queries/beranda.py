"""The home pages of heads, officers and city leaders: facts first, then what waits for the reader, then where to go."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from config.queries.tugas import Tugas, tugas_atasan, tugas_pengelola
from kompetensi.models import StandarKompetensi
from kompetensi.queries import peta as peta_queries
from kompetensi.queries.peta import ukuran
from lib.format import format_angka, format_tanggal
from pegawai.models import CatatanAkun, Impor, Jabatan, Pegawai, Pekerjaan, Penempatan, Pengguna
from pegawai.permissions import Peran

GAPS_SHOWN = 5
UNITS_SHOWN = 6
ROWS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class BerandaUnit:
    """The map of the reader's scope in a few figures."""

    peta: peta_queries.Peta
    teratas: list[peta_queries.Kesenjangan]
    terendah: list[peta_queries.Baris]
    pita: list[peta_queries.Pita]
    belum: int
    tugas: list[Tugas]

    @property
    def total(self) -> peta_queries.Baris:
        return self.peta.total

    @property
    def persen_memenuhi(self) -> Decimal | None:
        cells = peta_queries.add_up(self.total.sel.values())
        return ukuran.round_half_up(100 * cells.memenuhi, cells.dinilai) if cells.dinilai else None


def get_beranda_unit(user: Pengguna, peran: str) -> BerandaUnit | None:
    """None when the scope holds no unit, as in an empty city."""
    akar = peta_queries.scope_of(user)
    tempat = peta_queries.find_tempat(None, akar)
    if tempat is None or not tempat.baris:
        return None
    saringan = peta_queries.Saringan(per=timezone.localdate(), unit=tempat.unit.pk if tempat.unit else None, akar=akar)
    found = peta_queries.get_peta(tempat, saringan, ukuran.RATA, banding=False)
    ranked = sorted((row for row in found.baris if row.jpm is not None), key=lambda row: row.jpm or 0)
    belum, _ = peta_queries.unassessed(found.total.kelas)
    teratas = peta_queries.top_gaps(found, GAPS_SHOWN)
    return BerandaUnit(
        peta=found,
        teratas=teratas,
        terendah=ranked[:UNITS_SHOWN],
        pita=peta_queries.jpm_bands(found.total.kelas),
        belum=belum,
        tugas=[*_diklat_tasks(user, peran), *_unit_tasks(found, teratas, belum)],
    )


def _diklat_tasks(user: Pengguna, peran: str) -> list[Tugas]:
    if peran == Peran.ATASAN:
        return tugas_atasan(user)
    return tugas_pengelola(user) if peran == Peran.PENGELOLA else []


def _unit_tasks(found: peta_queries.Peta, teratas: list[peta_queries.Kesenjangan], belum: int) -> list[Tugas]:
    unit = f"&unit={found.tempat.unit.pk}" if found.tempat.unit else ""
    people = reverse("kompetensi:peta-pegawai")
    tasks = []
    if teratas:
        worst = teratas[0]
        tasks.append(
            Tugas(
                f"{worst.kompetensi.nama} paling jauh dari standar",
                f"{format_angka(worst.di_bawah)} pegawai di bawah standar; lihat siapa saja dan bicarakan pengembangannya.",
                f"{people}?kompetensi={worst.kompetensi.pk}&keadaan=kurang{unit}",
                "Lihat pegawai",
            )
        )
    if belum:
        text = "Belum ada hasil yang berlaku, sehingga kesenjangannya tidak terlihat. Usulkan ke jadwal asesmen berikutnya."
        url = f"{people}?keadaan=belum{unit}"
        tasks.append(Tugas(f"{format_angka(belum)} pegawai belum dinilai", text, url, "Lihat pegawai"))
    return tasks


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

"""What waits for the head of a unit: decisions, forms, suggestions, people short of JP, and nominations that are open."""

from datetime import date

from django.urls import reverse

from config.queries.tugas import Hitungan, Tugas, count_bertenggat, sort_tugas
from diklat.models import Pendaftaran
from diklat.queries import bukti
from diklat.queries.jp.laporan import Baris
from evaluasi.queries.menunggu import penugasan_menunggu
from insentif.models import Penghargaan
from lib import waktu
from lib.format import format_angka, format_tanggal
from pegawai.models import Pengguna
from rencana.models import UsulanDiklat

SEPTEMBER = 9


def tugas_atasan(user: Pengguna, jp: Baris, unit: int | None) -> list[Tugas]:
    """`jp` tells how many people of the scope reach the yearly JP. One query."""
    today = waktu.today()
    nominating = Penghargaan.objects.filter(status=Penghargaan.Status.DIBUKA, nominasi_mulai__lte=today, nominasi_sampai__gte=today)
    forms = penugasan_menunggu(user.pegawai_id)
    found = count_bertenggat(
        persetujuan=(Pendaftaran.objects.awaiting_decision_of(user), "batas_putusan"),
        pasca=(forms, "tenggat"),
        lewat=forms.filter(tenggat__lt=today),
        saran=bukti.saran_list(user),
        nominasi=(nominating, "nominasi_sampai"),
        usulan=UsulanDiklat.objects.awaiting_decision_of(user),
    )
    rows = [*persetujuan(found), *usulan(found), *_forms(found), *_saran(found), *_nominasi(found), *_jp(jp, today, unit)]
    return sort_tugas(rows, found.libur)


def persetujuan(found: Hitungan) -> list[Tugas]:
    if not (count := found.jumlah["persetujuan"]):
        return []
    text = "Setujui atau tolak dengan alasan; yang lewat batas diteruskan ke atasan Anda."
    title = f"{format_angka(count)} pengajuan diklat menunggu keputusan Anda"
    return [Tugas(title, text, reverse("diklat:persetujuan-list"), "Buka persetujuan", found.batas.get("persetujuan"))]


def usulan(found: Hitungan) -> list[Tugas]:
    if not (count := found.jumlah["usulan"]):
        return []
    text = "Yang disetujui menjadi bahan rencana tahun depan."
    return [
        Tugas(f"{format_angka(count)} usulan diklat menunggu keputusan Anda", text, reverse("rencana:usulan-pending"), "Putuskan usulan")
    ]


def _jp(jp: Baris, today: date, unit: int | None) -> list[Tugas]:
    url = f"{reverse('diklat:jp-laporan-pegawai')}?keadaan=belum{f'&unit={unit}' if unit else ''}"
    return jp_kurang(jp, today, "Usulkan mereka ke angkatan yang masih dibuka.", url, "Lihat pegawai")


def jp_kurang(jp: Baris, today: date, saran: str, url: str, tombol: str) -> list[Tugas]:
    """From September on, while there is time to catch up."""
    short = jp.bertarget - jp.tercapai
    if today.month < SEPTEMBER or not short:
        return []
    left = f"Sampai 31 Desember tinggal {(date(today.year, 12, 31) - today).days} hari."
    return [Tugas(f"{format_angka(short)} pegawai belum mencapai target JP {today.year}", f"{left} {saran}", url, tombol)]


def _forms(found: Hitungan) -> list[Tugas]:
    if not (count := found.jumlah["pasca"]):
        return []
    late = (
        f"{format_angka(found.jumlah['lewat'])} sudah lewat tenggat." if found.jumlah["lewat"] else "Yang paling dekat tenggatnya di atas."
    )
    title, url = f"{format_angka(count)} penilaian pascadiklat menunggu Anda", reverse("evaluasi:pasca-list")
    return [Tugas(title, f"Perlu lima menit untuk satu orang. {late}", url, "Isi penilaian", found.batas.get("pasca"))]


def _saran(found: Hitungan) -> list[Tugas]:
    if not (count := found.jumlah["saran"]):
        return []
    title, text = f"{format_angka(count)} saran level dari diklat", "Terima bila levelnya sudah terlihat dalam pekerjaan."
    return [Tugas(title, text, reverse("evaluasi:bukti-list"), "Periksa saran")]


def _nominasi(found: Hitungan) -> list[Tugas]:
    if not (count := found.jumlah["nominasi"]):
        return []
    url = reverse("insentif:penghargaan-list")
    title = "Satu penghargaan menerima nominasi" if count == 1 else f"{format_angka(count)} penghargaan menerima nominasi"
    text = f"Usulkan pegawai unit Anda paling lambat {format_tanggal(found.batas['nominasi'])}, dengan alasannya."
    return [Tugas(title, text, url, "Lihat penghargaan", found.batas["nominasi"])]

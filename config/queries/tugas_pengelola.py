"""What waits for the training office: decisions and second signatures, and batches that need a hand."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When, Window
from django.urls import reverse

from config.queries.menunggu import rows_of_pengelola
from config.queries.tugas import Hitungan, Tugas, count_bertenggat, sort_tugas
from config.queries.tugas_atasan import persetujuan, usulan
from diklat.models import Angkatan, Kehadiran, Pendaftaran, Sertifikat, Sesi
from diklat.models.angkatan import Sebutan
from diklat.models.pendaftaran import IKUT
from diklat.queries.tenggat import Tenggat, make_tenggat
from insentif.models import Penukaran, Piagam
from lib import waktu
from lib.format import format_angka
from lib.hitung import Hitung
from pegawai.models import Pengguna
from pegawai.queries import notifikasi
from pegawai.queries.instansi import get_instansi
from rencana.models import KomitmenBiaya, UsulanDiklat

WEEK = timedelta(days=7)
BATCHES_SHOWN = 8


def tugas_pengelola(user: Pengguna) -> tuple[list[Tugas], Collection[date]]:
    """And the days off, for other deadlines of the page. One query."""
    today = waktu.today()
    found = count_bertenggat(
        persetujuan=(Pendaftaran.objects.awaiting_decision_of(user), "batas_putusan"),
        **rows_of_pengelola(user.pk, user.pegawai_id or 0),
        piagam=Piagam.objects.diusulkan().exclude(usul_oleh=user).exclude(nominasi__pegawai=user.pegawai_id),
        layak=Pendaftaran.objects.layak_sertifikat().exclude(pegawai=user.pegawai_id),
        cabut=Sertifikat.objects.diusulkan().exclude(usul_oleh=user),
        serah=Penukaran.objects.filter(status=Penukaran.Status.DISETUJUI),
        surel=notifikasi.failed_since(today - WEEK),
        usulan=UsulanDiklat.objects.awaiting_office(user),
        realisasi=KomitmenBiaya.objects.filter(terikat__gt=0, angkatan__status=Angkatan.Status.SELESAI),
    )
    return sort_tugas([*persetujuan(found), *usulan(found), *_tasks(found, today)], found.libur), found.libur


def _tasks(found: Hitungan, today: date) -> Iterator[Tugas]:
    proposed = f"{reverse('diklat:sertifikat-list')}?keadaan=usul"
    failed = f"{reverse('pegawai:notifikasi-list')}?status=gagal&sejak={today - WEEK}"
    signature = "pencabutan atau penggantian sertifikat menunggu pengesahan Anda"
    redeemed, nominated = reverse("insentif:penukaran-list"), f"{reverse('insentif:nominasi-list')}?keadaan=diusulkan"
    revoked = f"{reverse('insentif:nominasi-list')}?keadaan=usul_cabut"
    settle = "Angkatannya baru dapat ditutup sesudah realisasinya dicatat."
    issue = f"{reverse('diklat:angkatan-list')}?perlu=sertifikat"
    oldest, office = "Yang paling lama menunggu ada di atas.", get_instansi().singkatan
    rows = (
        (
            "pendaftaran",
            f"pengajuan menunggu {office}",
            "Sudah disetujui atasan.",
            reverse("diklat:pendaftaran-list"),
            "Putuskan",
        ),
        ("verifikasi", "bukti diklat luar menunggu verifikasi", oldest, reverse("diklat:verifikasi-list"), "Periksa bukti"),
        (
            "layak",
            "peserta layak, sertifikatnya belum diterbitkan",
            "Angkatannya selesai, hasilnya lulus.",
            issue,
            "Lihat angkatan",
        ),
        ("cabut", signature, "Diusulkan pengelola lain; periksa alasannya.", proposed, "Periksa usul"),
        ("piagam", "pencabutan piagam menunggu pengesahan Anda", "Diusulkan pengelola lain; periksa alasannya.", revoked, "Periksa usul"),
        ("keberatan", "keberatan atas poin belum dijawab", oldest, reverse("insentif:keberatan-list"), "Jawab keberatan"),
        ("penukaran", "penukaran poin menunggu persetujuan", "Poinnya sudah dipotong dari saldo.", redeemed, "Periksa penukaran"),
        ("serah", "imbalan belum diserahkan", "Penukarannya sudah disetujui.", f"{redeemed}?tab=disetujui", "Serahkan imbalan"),
        ("nominasi", "nominasi menunggu putusan", "Baca alasan pengusulnya.", nominated, "Periksa nominasi"),
        ("realisasi", "biaya angkatan selesai belum direalisasikan", settle, reverse("rencana:pagu-list"), "Buka anggaran"),
        ("surel", "surel gagal dikirim", "Dalam tujuh hari ini. Perbaiki alamatnya, lalu kirim ulang.", failed, "Lihat surel"),
    )
    for name, title, text, url, button in rows:
        if found.jumlah[name]:
            yield Tugas(f"{format_angka(found.jumlah[name])} {title}", text, url, button)


@dataclass(frozen=True, slots=True)
class AngkatanRawan:
    """A batch that needs a hand: what is the matter, where it is dealt with, and by when."""

    angkatan: Angkatan
    hal: list[str]
    url: str
    tombol: str
    tenggat: Tenggat | None


@dataclass(frozen=True, slots=True)
class DaftarRawan:
    """The most urgent ones; `jumlah` counts all."""

    baris: list[AngkatanRawan]
    jumlah: int


def angkatan_rawan(libur: Collection[date]) -> DaftarRawan:
    """Short of people near the day to confirm, with people who wait, with sessions not noted, over without results. One query."""
    today, now = waktu.today(), waktu.now()
    noted = Kehadiran.objects.filter(sesi=OuterRef("pk"))
    unnoted = Sesi.objects.filter(~Exists(noted), angkatan=OuterRef("pk"), is_batal=False, selesai__lt=now).values("pk")
    undecided = Pendaftaran.objects.filter(angkatan=OuterRef("pk"), status__in=IKUT).order_by().values("pk")
    free = Angkatan.objects.open_on(today).with_free_seat().filter(program=OuterRef("program"))
    free = free.exclude(pk=OuterRef("pk")).order_by("mulai", "nomor")
    short = Q(status=Angkatan.Status.TERBUKA, minimum__gt=F("terisi"), minimum_tanggal__lte=today + WEEK, selesai__gte=today)
    rows = Angkatan.objects.exclude(status__in=Angkatan.DIAM).select_related("program")
    rows = rows.annotate(
        tanpa_catatan=Hitung(unnoted), tanpa_hasil=Hitung(undecided), lain=Subquery(free.values(kata=Sebutan("nomor", "tahun"))[:1])
    )
    rows = rows.annotate(lain_id=Subquery(free.values("pk")[:1]), semua=Window(Count("pk")))
    wanted = short | Q(menunggu__gt=0, selesai__gte=today) | Q(tanpa_catatan__gt=0, terisi__gt=0) | Q(status="selesai", tanpa_hasil__gt=0)
    urgent = Case(When(short, then=Value(0)), When(menunggu__gt=0, selesai__gte=today, then=Value(1)), default=Value(2))
    found = list(rows.filter(wanted).order_by(urgent, Case(When(short, then="minimum_tanggal"), default="selesai"), "pk")[:BATCHES_SHOWN])
    return DaftarRawan([_judge(row, today, libur) for row in found], found[0].semua if found else 0)


def _judge(row: Angkatan, today: date, libur: Collection[date]) -> AngkatanRawan:
    """The page behind the button deals with what is named first."""
    hal = list(_matters(row, today))
    at_risk = hal[0][1] == "Lihat peserta"
    limit = make_tenggat(row.minimum_tanggal, libur, today) if at_risk and row.minimum_tanggal else None
    return AngkatanRawan(row, [text for text, _, _ in hal], hal[0][2], hal[0][1], limit)


def _matters(row: Angkatan, today: date) -> Iterator[tuple[str, str, str]]:
    """(what is the matter, button, address), the one that cannot wait first."""
    soon = row.minimum_tanggal is not None and row.minimum_tanggal <= today + WEEK and row.selesai is not None and row.selesai >= today
    if row.status == Angkatan.Status.TERBUKA and row.terisi < row.minimum and soon:
        yield f"{row.terisi} dari paling sedikit {row.minimum} peserta", "Lihat peserta", reverse("diklat:peserta-list", args=[row.pk])
    if row.terisi and (count := row.tanpa_catatan):  # type: ignore[attr-defined]
        yield f"{count} sesi lewat tanpa catatan kehadiran", "Catat kehadiran", reverse("diklat:kehadiran", args=[row.pk])
    if row.status == Angkatan.Status.SELESAI and (count := row.tanpa_hasil):  # type: ignore[attr-defined]
        yield f"{count} peserta belum mempunyai hasil", "Tetapkan hasil", reverse("diklat:hasil", args=[row.pk])
    if row.menunggu:
        other = row.lain  # type: ignore[attr-defined]
        where = f"{other} masih berkursi" if other else "tidak ada angkatan lain yang terbuka"
        yield f"{row.menunggu} orang menunggu; {where}", "Buka daftar tunggu", reverse("diklat:tunggu-list", args=[row.pk])

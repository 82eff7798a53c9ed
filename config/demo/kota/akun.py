"""The demo accounts: at least one per role, all with one password."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Count, Prefetch, Q

from config.demo.kota.asal import asal
from config.demo.kota.program import BERBAGIAN
from diklat.models import Narasumber
from lib import waktu
from pegawai.models import CatatanAkun, Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.peran import Peran

SANDI = "jenjang-naik-2026"
CONTOH = "Akun contoh"
OFFICE = "Sekretariat Daerah"  # where the demo employee works


@dataclass(frozen=True)
class AkunDemo:
    peran: str
    username: str
    keterangan: str


OUTSIDE = ((Peran.ADMIN, "admin", "Admin Tangkas"),)
WITHOUT_CITY = ((Peran.KEPEGAWAIAN, "kepegawaian", "Petugas Kepegawaian"), (Peran.PENGELOLA, "pengelola", "Pengelola Diklat"))


def head_of(nama: str) -> Pegawai:
    return Pegawai.objects.get(penempatan_list__unit__nama=nama, penempatan_list__memimpin=True)


def staff_of(office: str) -> Pegawai:
    """A policy analyst of the office without a unit of his own, or in a smaller city anybody two levels below it."""
    right_below = UnitKerja.objects.below(*UnitKerja.objects.filter(nama=office).values_list("pk", flat=True))
    two_below = UnitKerja.objects.below(*right_below.values_list("pk", flat=True))
    posts = Penempatan.objects.definitive().filter(unit__in=two_below, memimpin=False, selesai=None)
    analysts = posts.filter(jabatan__nama__startswith="Analis Kebijakan")
    return (analysts if analysts.exists() else posts).select_related("pegawai").earliest("pegawai_id").pegawai


def colleague_of(jabatan: str, jenis: str) -> Pegawai:
    """Somebody at work for a year in a position of this name and this kind of contract, who heads nothing."""
    posts = Penempatan.objects.definitive().filter(selesai=None, memimpin=False, mulai__lt=waktu.today() - timedelta(days=365))
    found = posts.filter(jabatan__nama__startswith=jabatan, pegawai__jenis_asn=jenis, pegawai__kedudukan__siasn_id__in=("01", "71"))
    return found.select_related("pegawai").earliest("pegawai_id").pegawai


@transaction.atomic
def create_akun(*, kosong: bool) -> None:
    """Accounts of the city, or the few that an empty start needs."""
    password = make_password(SANDI)
    for group, username, nama in (*OUTSIDE, *(WITHOUT_CITY if kosong else ())):
        add_akun(username, nama, password, group)
    if not kosong:
        for group, pegawai in city_people():
            add_akun(pegawai.nip, pegawai.nama, password, group, pegawai)


def city_people() -> list[tuple[str, Pegawai]]:
    return [
        ("pegawai", staff_of(OFFICE)),
        ("pegawai", colleague_of("Guru", "PNS")),
        ("pegawai", colleague_of("Perawat", "PPPK")),
        ("atasan", head_of("Dinas Kesehatan")),
        ("atasan", head_of("Bagian Organisasi")),
        ("pengelola", head_of("Bidang Pengembangan Kompetensi")),
        ("kepegawaian", head_of("Bidang Mutasi dan Promosi")),
        ("pimpinan", head_of("Sekretariat Daerah")),
        ("auditor", head_of("Inspektur Pembantu Khusus")),
        *(("narasumber", row.pegawai) for row in busiest_teacher() if row.pegawai),
    ]


def busiest_teacher() -> list[Narasumber]:
    """The employee who gives scores in a batch that runs, best with a session today, and of those who teaches most in the weeks around."""
    near = (waktu.now() - timedelta(days=14), waktu.now() + timedelta(days=30))
    scored = Q(sesi_list__angkatan__status="berjalan", sesi_list__angkatan__program__kode__in=BERBAGIAN, sesi_list__is_batal=False)
    return list(
        Narasumber.objects.filter(pegawai__isnull=False)
        .annotate(
            hari_ini=Count("sesi_list", filter=scored & Q(sesi_list__mulai__date=waktu.today())),
            dinilai=Count("sesi_list", filter=scored),
            dekat=Count("sesi_list", filter=Q(sesi_list__mulai__range=near, sesi_list__is_batal=False)),
        )
        .order_by("-hari_ini", "-dinilai", "-dekat", "pk")
        .select_related("pegawai")[:1]
    )


def add_akun(username: str, nama: str, password: str, group: str, pegawai: Pegawai | None = None) -> None:
    pengguna = Pengguna.objects.create(
        username=username,
        nama=nama,
        password=password,
        pegawai=pegawai,
        email=pegawai.email if pegawai else f"{username}@{asal().domain}",
        is_superuser=group == Peran.ADMIN,
        is_staff=group == Peran.ADMIN,
    )
    pengguna.groups.set(Group.objects.filter(name=group))
    CatatanAkun.objects.create(pengguna=pengguna, tindakan=CatatanAkun.Tindakan.DIBUAT, rincian=CONTOH)


def open_akun() -> None:
    """Those whom the filling gave an account can enter it too."""
    Pengguna.objects.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX).update(password=make_password(SANDI))


def list_akun() -> list[AkunDemo]:
    """The accounts to try, with role and post, in the order of the roles; for the start screen and the login page."""
    order = ("pegawai", "atasan", "pengelola", "kepegawaian", "pimpinan", "narasumber", "auditor", "admin")
    rows = []
    posts = Prefetch("pegawai__penempatan_list", Penempatan.objects.definitive().select_related("jabatan"), to_attr="jabatan_kini")
    known = Pengguna.objects.filter(catatan_list__rincian=CONTOH).order_by("pk")
    for pengguna in known.select_related("pegawai").prefetch_related("groups", posts):
        names = [group.name for group in pengguna.groups.all()]
        peran = names[0] if names else Peran.ADMIN if pengguna.is_superuser else Peran.ATASAN if pengguna.headed_unit_ids else Peran.PEGAWAI
        post = next(iter(pengguna.pegawai.jabatan_kini), None) if pengguna.pegawai else None
        words = (
            pengguna.nama,
            str(post.jabatan) if post else "",
            "PPPK" if pengguna.pegawai and pengguna.pegawai.jenis_asn == "PPPK" else "",
        )
        rows.append(AkunDemo(peran, pengguna.username, ", ".join(word for word in words if word)))
    return sorted(rows, key=lambda row: order.index(row.peran))

"""Each condition alone: who is bound by it, and the code of the refusal."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from diklat.models import KetentuanJP
from diklat.models.pendaftaran import TERBUKA
from diklat.queries import pendaftaran as queries
from diklat.queries.bentrok import free_rooms
from diklat.services import pendaftaran as services
from pegawai.models import Golongan, KedudukanHukum
from tests.diklat.pabrik import make_angkatan, make_narasumber, make_pendaftaran, make_program, make_ruang, make_sesi
from tests.factories import make_jabatan, make_pegawai, make_pengguna, make_unit
from tests.tolak import refusing

pytestmark = pytest.mark.django_db

SEMUA = {"mandiri", "atasan", "pengelola", "impor", "pengganti"}
SENDIRI = {"mandiri", "atasan"}
REKAN = SENDIRI | {"pengganti"}
PETUGAS = {"pengelola", "impor"}


def get_penolakan(*, angkatan, pegawai, jalur):
    konteks = queries.get_konteks(angkatan_id=angkatan.pk, pegawai_id=pegawai.pk, jalur=jalur)
    return queries.list_penolakan(konteks)


def bound_by(code, angkatan, pegawai):
    """The ways in that are refused with the code, and only with it."""
    found = set()
    for jalur in SEMUA:
        codes = [row.code for row in get_penolakan(angkatan=angkatan, pegawai=pegawai, jalur=jalur)]
        assert codes in ([], [code]), (jalur, codes)
        found |= {jalur} if codes else set()
    return found


def days(number):
    return timezone.localdate() + timedelta(days=number)


def gol(kode):
    return Golongan.objects.get(kode=kode)


def test_nothing_stands_in_the_way():
    assert bound_by("", make_angkatan(), make_pegawai()) == set()


@pytest.mark.parametrize(
    ("code", "values", "who"),
    [
        ("belum_buka", {"pendaftaran_mulai": 1}, SENDIRI),
        ("belum_buka", {"pendaftaran_mulai": 0}, set()),
        ("tutup", {"pendaftaran_mulai": -9, "pendaftaran_sampai": -1}, SENDIRI),
        ("tutup", {"pendaftaran_sampai": 0}, set()),
        ("ditangguhkan", {"is_ditangguhkan": True}, SENDIRI),
        ("status_angkatan", {"status": "draf"}, SEMUA),
        ("status_angkatan", {"status": "dipastikan"}, set()),
        ("status_angkatan", {"status": "berjalan"}, REKAN),
        ("status_angkatan", {"status": "selesai"}, REKAN),
        ("status_angkatan", {"status": "ditutup"}, SEMUA),
        ("status_angkatan", {"status": "batal", "alasan_batal": "Uji"}, SEMUA),
    ],
)
def test_state_of_the_batch(code, values, who):
    values = {name: days(value) if type(value) is int else value for name, value in values.items()}
    assert bound_by(code, make_angkatan(**values), make_pegawai()) == who


def test_already_here_and_in_another_batch():
    program, pegawai = make_program(), make_pegawai()
    here, there = make_angkatan(program), make_angkatan(program)
    row = make_pendaftaran(here, pegawai, "daftar_tunggu")
    assert {code.code for code in get_penolakan(angkatan=here, pegawai=pegawai, jalur="mandiri")} == {"sudah_terdaftar"}
    assert bound_by("program_sama", there, pegawai) == SEMUA
    type(row).objects.update(status="ditolak", alasan="Uji")
    assert bound_by("program_sama", there, pegawai) == set()


def test_passed_already():
    program, pegawai = make_program(), make_pegawai()
    row = make_pendaftaran(make_angkatan(program, status="ditutup"), pegawai, "lulus")
    assert bound_by("sudah_lulus", make_angkatan(program), pegawai) == SEMUA
    type(row).objects.update(status="tidak_lulus")
    assert bound_by("sudah_lulus", make_angkatan(program), pegawai) == set()


@pytest.mark.parametrize(("jalur", "siapa"), [("mandiri", "Anda"), ("atasan", "Pegawai ini")])
def test_a_refusal_speaks_to_whoever_applies_and_about_whoever_is_proposed(jalur, siapa):
    program, pegawai = make_program("Dasar"), make_pegawai()
    make_pendaftaran(make_angkatan(program, status="ditutup"), pegawai, "lulus")
    refusals = get_penolakan(angkatan=make_angkatan(program), pegawai=pegawai, jalur=jalur)
    assert [row.pesan for row in refusals] == [f"{siapa} sudah lulus Dasar. Pilih program lain."]


@pytest.mark.parametrize(
    ("kedudukan", "kind", "who"), [("99", 3, SEMUA), ("02", 16, SEMUA), ("03", 3, SEMUA), ("03", 16, set()), ("15", 3, set())]
)
def test_legal_standing(kedudukan, kind, who):
    pegawai = make_pegawai(kedudukan=KedudukanHukum.objects.get(siasn_id=kedudukan))
    assert bound_by("nonaktif", make_angkatan(make_program(siasn_id=kind)), pegawai) == who


def test_group_of_positions():
    angkatan = make_angkatan(make_program(kelompok_jabatan=["pengawas", "administrator"]))
    fits = make_pegawai(unit=make_unit(), jabatan=make_jabatan(kelompok="pengawas"))
    assert bound_by("kelompok_jabatan", angkatan, fits) == set()
    assert bound_by("kelompok_jabatan", angkatan, make_pegawai(unit=make_unit())) == SEMUA
    assert bound_by("kelompok_jabatan", angkatan, make_pegawai()) == SEMUA


@pytest.mark.parametrize(
    ("asn", "kode", "who"),
    [
        ("PNS", "III/a", set()),
        ("PNS", "III/b", set()),
        ("PNS", "II/d", SEMUA),
        ("PNS", None, SEMUA),
        ("PPPK", "VII", SEMUA),
        ("PPPK", "IX", set()),
    ],
)
def test_rank_within_its_own_scheme(asn, kode, who):
    angkatan = make_angkatan(make_program(golongan_pns=gol("III/a"), golongan_pppk=gol("IX")))
    assert bound_by("golongan", angkatan, make_pegawai(jenis_asn=asn, golongan=gol(kode) if kode else None)) == who


def test_kind_of_employment():
    angkatan = make_angkatan(make_program(jenis_asn=["CPNS"]))
    assert bound_by("jenis_asn", angkatan, make_pegawai(jenis_asn="CPNS")) == set()
    assert bound_by("jenis_asn", angkatan, make_pegawai()) == SEMUA


def test_prerequisites():
    first, program, pegawai = make_program("Dasar"), make_program("Lanjutan"), make_pegawai()
    program.prasyarat.add(first)
    assert bound_by("prasyarat", make_angkatan(program), pegawai) == SEMUA
    (found,) = get_penolakan(angkatan=make_angkatan(program), pegawai=pegawai, jalur="mandiri")
    assert found.pesan == "Harus lulus lebih dahulu: Dasar."
    make_pendaftaran(make_angkatan(first, status="ditutup"), pegawai, "lulus")
    assert bound_by("prasyarat", make_angkatan(program), pegawai) == set()


def test_two_places_at_once():
    here, there, later = make_angkatan(), make_angkatan(), make_angkatan()
    make_sesi(here, jam=8, lama=3)
    make_sesi(there, jam=10, lama=3)
    make_sesi(later, jam=11, lama=1)
    pegawai = make_pegawai()
    row = make_pendaftaran(here, pegawai)
    assert bound_by("bentrok", there, pegawai) == SEMUA
    assert bound_by("bentrok", later, pegawai) == set()
    assert queries.bentrok_of(there) == []
    (asked,) = get_penolakan(angkatan=there, pegawai=pegawai, jalur="pengelola")
    (refused,) = get_penolakan(angkatan=there, pegawai=pegawai, jalur="mandiri")
    assert (asked.mengalah, refused.mengalah) == (True, False)
    send = {"angkatan_id": there.pk, "pegawai_id": pegawai.pk, "by": make_pengguna("pengelola"), "jalur": "pengelola"}
    with refusing("bentrok"):
        services.enroll_peserta(**send)
    assert services.enroll_peserta(**send, alasan_pengecualian="Penutupan saja").alasan_pengecualian == "Penutupan saja"
    (found,) = queries.bentrok_of(there)
    assert (found.pegawai, found.pendaftaran_lain_id, found.angkatan_lain_id) == (pegawai.nama, row.pk, here.pk)


def test_one_after_the_other_is_not_at_once():
    morning, noon = make_angkatan(), make_angkatan()
    first, second = make_sesi(morning, jam=8, lama=3), make_sesi(noon, jam=11, lama=3)
    early, late = make_pegawai(), make_pegawai()
    make_pendaftaran(morning, early)
    make_pendaftaran(noon, late)
    assert (bound_by("bentrok", noon, early), bound_by("bentrok", morning, late)) == (set(), set())
    make_pendaftaran(noon, early)
    make_pendaftaran(morning, late)
    assert (queries.bentrok_of(morning), queries.bentrok_of(noon)) == ([], [])
    ruang = make_ruang()
    type(first).objects.filter(pk=first.pk).update(ruang=ruang)
    assert free_rooms(second.mulai, second.selesai) == [ruang]
    type(first).objects.filter(pk=first.pk).update(ruang=None)
    type(second).objects.filter(pk=second.pk).update(ruang=ruang)
    assert free_rooms(first.mulai, first.selesai) == [ruang]
    assert free_rooms(first.mulai, second.selesai) == []


@pytest.mark.parametrize("link", ["pegawai", "pengguna"])
def test_teaching_at_that_time_is_a_clash_too(link):
    pegawai = make_pegawai()
    who = pegawai if link == "pegawai" else make_pengguna(pegawai=pegawai)
    taught, here, later = make_angkatan(make_program("Arsip")), make_angkatan(), make_angkatan()
    lesson = make_sesi(taught, jam=8, narasumber=make_narasumber(**{link: who}))
    make_sesi(here, jam=10)
    make_sesi(later, jam=11)
    assert bound_by("bentrok", here, pegawai) == SEMUA
    assert bound_by("bentrok", taught, pegawai) == SEMUA
    assert bound_by("bentrok", later, pegawai) == set()
    (found,) = get_penolakan(angkatan=here, pegawai=pegawai, jalur="mandiri")
    assert "mengajar Arsip" in found.pesan
    type(lesson).objects.update(is_batal=True)
    assert bound_by("bentrok", here, pegawai) == set()


def sent(**values):
    """A programme for which a head decides: whoever takes part was sent."""
    return make_program(persetujuan="atasan", **values)


def make_pppk():
    KetentuanJP.objects.update(batas_pppk=10)
    return make_pegawai(jenis_asn="PPPK", golongan=gol("IX"), kedudukan=KedudukanHukum.objects.get(siasn_id="71"))


def test_ceiling_of_assigned_jp():
    year, pegawai = timezone.localdate().year, make_pppk()
    other = make_angkatan(sent(jp=7))
    make_pendaftaran(other, pegawai)
    assert bound_by("batas_jp", make_angkatan(sent(jp=3)), pegawai) == set()
    angkatan = make_angkatan(sent(jp=4))
    assert bound_by("batas_jp", angkatan, pegawai) == SEMUA
    assert bound_by("batas_jp", make_angkatan(sent(jp=4), mulai=date(year + 1, 1, 5), selesai=date(year + 1, 1, 5)), pegawai) == set()
    akun = make_pengguna(pegawai=pegawai)
    with refusing("batas_jp"):
        services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=pegawai.pk, by=akun, alasan_pengecualian=" ")
    row = services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=pegawai.pk, by=akun, alasan_pengecualian="Wajib bagi jabatan")
    assert row.alasan_pengecualian == "Wajib bagi jabatan"


@pytest.mark.parametrize("status", TERBUKA)
def test_the_ceiling_counts_what_may_yet_become_a_seat(status):
    pegawai = make_pppk()
    make_pendaftaran(make_angkatan(sent(jp=7)), pegawai, status)
    assert bound_by("batas_jp", make_angkatan(sent(jp=4)), pegawai) == SEMUA


def test_the_ceiling_counts_sessions_of_its_own_year():
    pegawai = make_pppk()
    year = timezone.localdate().year + 1
    other = make_angkatan(sent(jp=99))
    make_sesi(other, date(year, 12, 30), jp=6)
    make_sesi(other, date(year + 1, 1, 3), jp=60)
    make_pendaftaran(other, pegawai)
    small, large = (make_angkatan(sent(jp=99)) for _ in range(2))
    make_sesi(small, date(year, 6, 1), jp=4)
    make_sesi(large, date(year, 6, 2), jp=5)
    assert bound_by("batas_jp", small, pegawai) == set()
    assert bound_by("batas_jp", large, pegawai) == SEMUA


def test_who_has_no_ceiling_is_asked_in_one_query(django_assert_num_queries):
    angkatan, pegawai = make_angkatan(), make_pegawai(unit=make_unit())
    with django_assert_num_queries(1):
        get_penolakan(angkatan=angkatan, pegawai=pegawai, jalur="mandiri")

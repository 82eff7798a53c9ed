"""Moving and copying a batch: old and new times are told, and nobody is booked twice."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from diklat.models import Angkatan, Sesi
from diklat.models.angkatan import Sebutan
from diklat.queries import akibat
from diklat.services import angkatan as services
from pegawai.models import Pengguna
from tests import factories
from tests.diklat import pabrik
from tests.diklat.test_angkatan import mails, today
from tests.hari import PADA
from tests.tolak import codes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Pengguna:
    return factories.make_pengguna("pengelola")


def days(angkatan: Angkatan) -> list[date]:
    return [timezone.localdate(row.mulai) for row in angkatan.sesi_list.order_by("mulai")]


def next_monday(weeks: int = 4) -> date:
    day = today(7 * weeks)
    return day - timedelta(days=day.weekday())


def test_postpone_moves_all_tells_old_and_new_and_counts_a_version(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan()
    ruang = pabrik.make_ruang("Aula")
    for day in (20, 21, 22):
        pabrik.make_sesi(angkatan, today(day), ruang=ruang)
    person = pabrik.make_pendaftaran(angkatan, factories.make_pegawai()).pegawai
    services.postpone_angkatan(angkatan_id=angkatan.pk, geser_hari=1, alasan="Rapat", by=by)
    angkatan.refresh_from_db()
    assert days(angkatan) == [today(21), today(22), today(23)]
    assert (angkatan.mulai, angkatan.selesai, angkatan.versi_jadwal) == (today(21), today(23), 2)
    mail = mails("angkatan_berubah")[0]
    assert (mail.pegawai, mail.ke, mail.data["alasan"], len(mail.data["perubahan"])) == (person, 2, "Rapat", 3)
    assert mail.data["perubahan"][0]["lama"] != mail.data["perubahan"][0]["baru"]


@pytest.mark.parametrize("geser", [-1, 1, -7, 7])
def test_sessions_of_one_batch_do_not_run_into_each_other(by: Pengguna, geser: int) -> None:
    angkatan = pabrik.make_angkatan(pendaftaran_sampai=today(7))
    ruang = pabrik.make_ruang()
    for day in (20, 21, 27, 28):
        pabrik.make_sesi(angkatan, today(day), ruang=ruang)
    services.postpone_angkatan(angkatan_id=angkatan.pk, geser_hari=geser, alasan="x", by=by)
    assert days(angkatan) == [today(day + geser) for day in (20, 21, 27, 28)]


def test_postpone_moves_single_sessions(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan()
    sesi, other = pabrik.make_sesi(angkatan, today(20)), pabrik.make_sesi(angkatan, today(21))
    start = sesi.mulai + timedelta(hours=2)
    services.postpone_angkatan(angkatan_id=angkatan.pk, sesi=[(sesi.pk, start, sesi.selesai + timedelta(hours=2))], alasan="x", by=by)
    sesi.refresh_from_db()
    assert (sesi.mulai, Sesi.objects.get(pk=other.pk).mulai) == (start, other.mulai)


def test_postpone_refuses(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(pendaftaran_sampai=today(14))
    sesi = pabrik.make_sesi(angkatan, today(20))

    def move(geser: int, alasan: str = "x") -> list[str]:
        return codes_of(services.postpone_angkatan, angkatan_id=angkatan.pk, geser_hari=geser, alasan=alasan, by=by)

    assert [move(1, " "), move(0), move(-30), move(-10)] == [
        ["alasan"], ["tanpa_perubahan"], ["sesi_lampau"], ["pendaftaran_sesudah_sesi"],
    ]  # fmt: skip
    pabrik.make_kehadiran(sesi, pabrik.make_pendaftaran(angkatan, factories.make_pegawai()), "I")
    assert move(1) == ["kehadiran_tercatat"]
    assert (Angkatan.objects.get(pk=angkatan.pk).versi_jadwal, mails("angkatan_berubah")) == (1, [])


def test_postpone_onto_a_taken_room_keeps_the_reason_with_the_session(by: Pengguna) -> None:
    ruang = pabrik.make_ruang()
    angkatan = pabrik.make_angkatan()
    for day in (20, 21):
        pabrik.make_sesi(angkatan, today(day), ruang=ruang)
    pabrik.make_sesi(pabrik.make_angkatan(), today(27), ruang=ruang)
    before = akibat.read_jadwal(angkatan)
    services.postpone_angkatan(angkatan_id=angkatan.pk, geser_hari=7, alasan="Ruang dibagi dua", by=by)
    assert days(angkatan) == [today(27), today(28)]
    assert list(angkatan.sesi_list.order_by("mulai").values_list("alasan_bentrok", flat=True)) == ["Ruang dibagi dua", ""]
    (dampak,) = [row for row in akibat.dampak_jadwal(before, angkatan) if "ruang" in row.judul]
    assert (len(dampak.baris), str(ruang) in dampak.baris[0]) == (1, True)


def test_those_who_teach_are_told_by_the_way_they_are_linked(by: Pengguna) -> None:
    dates = {"pendaftaran_mulai": today(-9), "pendaftaran_sampai": today(-5)}
    angkatan, employee, account = pabrik.make_angkatan(**dates), factories.make_pegawai(), factories.make_pengguna()
    links = ({"pegawai": employee, "email": "x@contoh.id"}, {"pengguna": account}, {"email": "tamu@contoh.id"}, {})
    for day, link in enumerate(links, 20):
        pabrik.make_sesi(angkatan, today(day), narasumber=pabrik.make_narasumber(**link))
    pabrik.make_sesi(angkatan, today(-1), narasumber=pabrik.make_narasumber(email="lalu@contoh.id"))
    services.postpone_angkatan(angkatan_id=angkatan.pk, geser_hari=1, alasan="x", by=by)
    told = [(mail.pegawai, mail.pengguna, mail.alamat) for mail in mails("angkatan_berubah")]
    assert sorted(told, key=str) == sorted([(employee, None, ""), (None, account, ""), (None, None, "tamu@contoh.id")], key=str)


def test_a_draft_moves_silently(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(status="draf")
    pabrik.make_sesi(angkatan, narasumber=pabrik.make_narasumber(email="a@contoh.id"))
    services.postpone_angkatan(angkatan_id=angkatan.pk, geser_hari=1, alasan="x", by=by)
    assert (Angkatan.objects.get(pk=angkatan.pk).versi_jadwal, mails("angkatan_berubah")) == (1, [])


def test_copy_keeps_weekdays_and_times_but_no_people_and_no_marks(by: Pengguna) -> None:
    source = pabrik.make_angkatan(status="selesai", minimum=3, minimum_tanggal=next_monday() - timedelta(days=3), tempat="Aula")
    source.minimum_diingatkan = timezone.now()
    source.versi_jadwal = 4
    source.save()
    guru = pabrik.make_narasumber()
    sesi = [pabrik.make_sesi(source, next_monday() + timedelta(days=at), 13, narasumber=guru, judul=f"M{at}") for at in (0, 2)]
    pabrik.make_kehadiran(sesi[0], pabrik.make_pendaftaran(source, factories.make_pegawai()))
    start = next_monday(8)
    copy = services.copy_angkatan(angkatan_id=source.pk, mulai=start, by=by)
    made = copy.angkatan
    assert (made.tahun, made.status, made.salinan_dari) == (start.year, "draf", source)
    assert (made.terisi, made.minimum, made.versi_jadwal) == (0, 3, 1)
    assert (made.minimum_diingatkan, made.pendaftaran_list.count(), made.tempat) == (None, 0, "Aula")
    rows = list(made.sesi_list.order_by("mulai"))
    assert [(row.judul, timezone.localtime(row.mulai)) for row in rows] == [
        (f"M{at}", datetime(start.year, start.month, start.day, 13, tzinfo=pabrik.WIB) + timedelta(days=at)) for at in (0, 2)
    ]
    assert [row.narasumber for row in rows] == [guru, guru]
    assert (made.mulai, made.selesai, copy.dilepas) == (start, start + timedelta(days=2), [])
    assert all(row.kehadiran_list.count() == 0 for row in rows)


def test_copy_leaves_out_what_is_taken_and_says_so(by: Pengguna) -> None:
    ruang, guru = pabrik.make_ruang("Aula"), pabrik.make_narasumber("Guru Satu")
    source, start = pabrik.make_angkatan(), next_monday(8)
    pabrik.make_sesi(source, next_monday(), ruang=ruang, narasumber=guru)
    pabrik.make_sesi(pabrik.make_angkatan(pabrik.make_program("Lain")), start, 9, ruang=ruang)
    copy = services.copy_angkatan(angkatan_id=source.pk, mulai=start, by=by)
    row = copy.angkatan.sesi_list.get()
    assert (row.ruang, row.narasumber, len(copy.dilepas)) == (None, guru, 1)
    assert copy.dilepas[0].startswith("Sesi 1: Aula sudah dipakai")
    assert f"Lain, Angkatan I Tahun {PADA.year}, sesi 1" in copy.dilepas[0]


def test_copy_drops_rooms_and_teachers_out_of_use(by: Pengguna) -> None:
    source = pabrik.make_angkatan()
    pabrik.make_sesi(source, next_monday(), ruang=pabrik.make_ruang("Lama", is_aktif=False))
    copy = services.copy_angkatan(angkatan_id=source.pk, mulai=next_monday(8), by=by)
    assert (copy.angkatan.sesi_list.get().ruang, copy.dilepas) == (None, ["Sesi 1: ruang Lama tidak lagi dipakai"])


def test_copy_refuses(by: Pengguna) -> None:
    empty = pabrik.make_angkatan()
    assert codes_of(services.copy_angkatan, angkatan_id=empty.pk, mulai=today(30), by=by) == ["tanpa_sesi"]
    pabrik.make_sesi(empty)
    assert codes_of(services.copy_angkatan, angkatan_id=empty.pk, mulai=today(), by=by) == ["sesi_lampau"]


def new_year(days: int = 0) -> int:
    """Days from today to a Monday after New Year, when nobody has booked anything."""
    first = date(today().year + 1, 1, 11)
    return (first - today()).days - first.weekday() + days


def test_numbers_begin_again_each_year(by: Pengguna) -> None:
    program = pabrik.make_program()
    window = {"kuota": 20, "pendaftaran_mulai": today()}
    this, that = ({**window, "pendaftaran_sampai": today(days)} for days in (0, new_year()))
    rows = [services.create_angkatan(program=program, data=data, by=by) for data in (this, this, that)]
    assert [(row.nomor, row.tahun - PADA.year) for row in rows] == [(1, 0), (2, 0), (1, 1)]
    pabrik.make_sesi(rows[0], today(10))
    copies = [services.copy_angkatan(angkatan_id=rows[0].pk, mulai=today(days), by=by).angkatan for days in (1, new_year())]
    assert [(row.nomor, row.tahun - PADA.year) for row in copies] == [(3, 0), (2, 1)]
    said = Angkatan.objects.filter(program=program).annotate(kata=Sebutan("nomor", "tahun"))
    assert [row.kata for row in said] == [row.sebutan for row in said]
    with pytest.raises(IntegrityError), transaction.atomic():
        pabrik.make_angkatan(program, nomor=2, tahun=PADA.year)


@pytest.mark.parametrize(("status", "name"), [("draf", (2, 1)), ("terbuka", (1, 0))])
def test_only_a_draft_counts_in_the_year_it_moves_to(by: Pengguna, status: str, name: tuple[int, int]) -> None:
    """Who knows the batch knows it by its name."""
    angkatan = pabrik.make_angkatan(status=status)
    pabrik.make_angkatan(angkatan.program, nomor=1, tahun=PADA.year + 1)
    pabrik.make_sesi(angkatan, today(20))
    services.postpone_angkatan(angkatan_id=angkatan.pk, geser_hari=new_year(-20), alasan="Anggaran", by=by)
    angkatan.refresh_from_db()
    assert (angkatan.nomor, angkatan.tahun - PADA.year) == name

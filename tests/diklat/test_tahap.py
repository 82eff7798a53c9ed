"""The checklist of a batch from draft to closed: what comes next, and that it says what the services say."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import F
from django.test import Client
from django.urls import reverse

from config.queries.tugas_pengelola import tugas_pengelola
from diklat.models import Angkatan, Pendaftaran, Sertifikat, Sesi
from diklat.queries import ringkasan
from diklat.services import angkatan as services
from diklat.tahap import Tahap
from pegawai.models import Pengguna
from tests import factories
from tests.diklat import pabrik
from tests.diklat.test_angkatan import today
from tests.evaluasi.pabrik import make_pengerjaan, make_survei, make_ujian
from tests.evaluasi.test_nilai_angkatan import GURU, set_komponen
from tests.kepastian import confirm, is_asking, shown
from tests.rencana.pabrik import make_komitmen, make_pagu

pytestmark = pytest.mark.django_db
DAFTAR = reverse("diklat:angkatan-list")


@pytest.fixture
def by() -> Pengguna:
    return factories.make_pengguna("pengelola")


def look(angkatan: Angkatan, by: Pengguna) -> tuple[dict[str, Tahap], str]:
    _, found = ringkasan.open_ringkasan(by, angkatan.pk)
    return {one.kode: one for one in found.tahap}, found.utama


def states(angkatan: Angkatan, by: Pengguna, *codes: str) -> list[str]:
    found, utama = look(angkatan, by)
    return [*(str(found[code].keadaan) for code in codes), utama]


def refused(act: Callable[[], object]) -> bool:
    try:
        act()
    except ValidationError:
        return True
    return False


def test_a_batch_tells_what_comes_next_from_draft_to_closed(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(pabrik.make_program(nilai_minimum=70), status="draf", minimum=1, minimum_tanggal=today(9))
    assert [one.kode for one in look(angkatan, by)[0].values()] == [
        "jadwal", "pengajar", "tes", "buka", "minimum", "kehadiran", "nilai", "hasil", "sertifikat", "survei", "tutup", "pasca",
    ]  # fmt: skip
    assert states(angkatan, by, "jadwal", "pengajar", "tes", "buka") == ["sekarang", "menunggu", "sekarang", "menunggu", "jadwal"]
    sesi = pabrik.make_sesi(angkatan, today(21))
    assert states(angkatan, by, "jadwal", "pengajar", "buka") == ["sekarang", "sekarang", "sekarang", "jadwal"]
    Sesi.objects.update(ruang=pabrik.make_ruang(), narasumber=pabrik.make_narasumber())
    assert states(angkatan, by, "jadwal", "pengajar", "tes", "buka") == ["selesai", "selesai", "sekarang", "sekarang", "tes"]
    ujian = make_ujian(angkatan)
    assert states(angkatan, by, "tes", "buka", "minimum") == ["selesai", "sekarang", "menunggu", "buka"]
    services.open_angkatan(angkatan_id=angkatan.pk, by=by)
    assert states(angkatan, by, "buka", "minimum") == ["selesai", "menunggu", ""]
    row = pabrik.make_pendaftaran(angkatan, factories.make_pegawai())
    assert states(angkatan, by, "minimum", "kehadiran") == ["sekarang", "menunggu", "minimum"]
    Angkatan.objects.update(status="selesai", mulai=today(-1), selesai=today(-1))
    Sesi.objects.update(mulai=F("mulai") - timedelta(days=22), selesai=F("selesai") - timedelta(days=22))
    codes = ("minimum", "kehadiran", "nilai", "hasil", "sertifikat", "tutup")
    assert states(angkatan, by, *codes) == ["selesai", "sekarang", "sekarang", "sekarang", "menunggu", "menunggu", "kehadiran"]
    pabrik.make_kehadiran(sesi, row)
    Pendaftaran.objects.update(status="lulus", nilai_akhir=80)
    assert states(angkatan, by, *codes) == ["selesai", "selesai", "selesai", "selesai", "sekarang", "menunggu", "sertifikat"]
    ujian.delete()
    make_survei(angkatan, status="dirilis")
    assert states(angkatan, by, "survei", "tutup", "pasca") == ["selesai", "sekarang", "menunggu", "sertifikat"]
    services.close_angkatan(angkatan_id=angkatan.pk, by=by)
    assert states(angkatan, by, "sertifikat", "tutup") == ["sekarang", "selesai", "sertifikat"]


def test_the_steps_say_what_the_services_say(by: Pengguna) -> None:
    """A step offers to open or to close where the service does it, and only there."""
    drafts = [pabrik.make_angkatan(status="draf") for _ in range(3)]
    pabrik.make_sesi(drafts[1], today(21))
    pabrik.make_sesi(drafts[2], today(-1))
    for angkatan in drafts:
        offers = look(angkatan, by)[0]["buka"].aksi == "buka"
        assert offers is not refused(lambda: services.open_angkatan(angkatan_id=angkatan.pk, by=by))  # noqa: B023 -- called at once
    over = [pabrik.make_angkatan(pabrik.make_program(nilai_minimum=nilai), status="selesai") for nilai in (None, None, None, 70)]
    rows = [pabrik.make_pendaftaran(angkatan, factories.make_pegawai(), "lulus") for angkatan in over]
    pabrik.make_sesi(over[1], today(-1))
    make_survei(over[2])
    for angkatan, row, closes in zip(over, rows, (True, False, False, False), strict=True):
        offers = look(angkatan, by)[0]["tutup"].aksi == "tutup"
        assert (offers, refused(lambda: services.close_angkatan(angkatan_id=angkatan.pk, by=by))) == (closes, not closes), row  # noqa: B023


def test_whatever_holds_a_batch_open_leads_to_where_it_is_ended(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(pabrik.make_program(nilai_minimum=70), status="selesai")
    pabrik.make_sesi(angkatan, today(-2))
    rows = [pabrik.make_pendaftaran(angkatan, factories.make_pegawai()) for _ in range(2)]
    awal = make_ujian(angkatan, "pre_test")
    make_pengerjaan(awal, rows[0])
    survei = make_survei(angkatan)
    make_komitmen(make_pagu(1000), 200, angkatan=angkatan, is_pembukaan=True)
    found = look(angkatan, by)[0]
    batch = [("diklat:kehadiran", 1), ("diklat:hasil", 2), ("evaluasi:ujian-list", 1)]
    where = [reverse(name, args=[angkatan.pk]) for name, count in batch for _ in range(count)]
    where += [reverse("evaluasi:ujian-detail", args=[awal.pk]), reverse("evaluasi:survei-detail", args=[survei.pk])]
    assert [hal.url for hal in found["tutup"].hal] == [*where, reverse("rencana:angkatan-dana", args=[angkatan.pk])]
    assert [hal.url for hal in found["kehadiran"].hal] == [reverse("diklat:kehadiran-sesi", args=[angkatan.sesi_list.get().pk])]


def test_opening_says_that_a_score_is_asked_and_no_test_is_there(client: Client, by: Pengguna) -> None:
    client.force_login(by)
    angkatan = pabrik.make_angkatan(pabrik.make_program(nilai_minimum=70), status="draf")
    pabrik.make_sesi(angkatan, today(21))
    url = reverse("diklat:angkatan-langkah", args=[angkatan.pk, "buka"])
    answer = client.post(url)
    assert is_asking(answer)
    assert [one.judul for one in shown(answer).dampak] == [look(angkatan, by)[0]["tes"].alasan]
    confirm(client, url)
    assert Angkatan.objects.get().status == "terbuka"


def test_a_programme_whose_score_comes_from_the_teacher_needs_no_test(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(pabrik.make_program(nilai_minimum=70), status="draf")
    set_komponen(angkatan.program, ("Praktik", GURU, "100"))
    assert states(angkatan, by, "tes")[0] == "tidak_perlu"


def test_who_has_a_certificate_coming_is_a_task_and_a_filter(client: Client, by: Pengguna) -> None:
    client.force_login(by)
    done, due = (pabrik.make_angkatan(status="selesai") for _ in range(2))
    for angkatan in (done, due):
        for status in ("lulus", "lulus", "tidak_lulus"):
            pabrik.make_pendaftaran(angkatan, factories.make_pegawai(), status)
    for row in done.pendaftaran_list.filter(status="lulus"):
        pabrik.make_sertifikat(row)
    tasks = [task.judul for task in tugas_pengelola(by)[0]]
    assert [title for title in tasks if "sertifikat" in title] == ["2 peserta layak, sertifikatnya belum diterbitkan"]
    found = client.get(f"{DAFTAR}?perlu=sertifikat")
    assert ([row.pk for row in found.context["page"]], "2 layak, belum diterbitkan" in found.content.decode()) == ([due.pk], True)
    assert Sertifikat.objects.count() == 2

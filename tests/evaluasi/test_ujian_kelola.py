"""Tests as the office sets and follows them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from diklat.models import Angkatan, Pendaftaran
from evaluasi.models import JawabanUjian, PengerjaanUjian, Ujian, VersiInstrumen
from evaluasi.queries import ujian_kelola as queries
from evaluasi.services import ujian as services
from evaluasi.services import ujian_kerja
from tests.diklat.kelas import make_kelas
from tests.diklat.pabrik import make_angkatan, make_program
from tests.evaluasi.pabrik import make_butir, make_instrumen, make_pengerjaan, make_ujian, make_versi
from tests.factories import make_pengguna
from tests.pintu import enter
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
SEJAM = timedelta(hours=1)


def new_ujian(angkatan: Angkatan, **kwargs) -> Ujian:
    now = timezone.now()
    kwargs.setdefault("versi", None)
    kwargs["versi"] = kwargs["versi"] or make_versi()
    return Ujian(**{"angkatan": angkatan, "jenis": "post_test", "mulai": now, "selesai": now + SEJAM, "durasi": 30, **kwargs})


def open_code(ujian: Ujian) -> str:
    return code_of(lambda: services.open_ujian(ujian=ujian, by=make_pengguna("pengelola")))


def test_a_test_needs_a_published_instrument_of_its_kind_with_a_key():
    angkatan = make_angkatan()
    words = make_versi("post_test", ("teks",))
    refused = [make_versi("pre_test"), make_versi(terbit=False), words]
    assert [open_code(new_ujian(angkatan, versi=versi)) for versi in refused] == ["bukan_tes", "belum_terbit", "tanpa_kunci"]
    assert open_code(new_ujian(angkatan, selesai=timezone.now() - SEJAM)) == "waktu"
    assert [open_code(new_ujian(angkatan)), open_code(new_ujian(angkatan))] == ["", "sudah_ada"]
    assert open_code(new_ujian(make_angkatan(status="ditutup"))) == "angkatan_final"
    assert Ujian.objects.get().dibuat_oleh is not None


def test_once_somebody_began_the_questions_stay():
    kelas = make_kelas(1)
    ujian = make_ujian(kelas.angkatan)
    row = make_pengerjaan(ujian, kelas.rows[0])

    def change(**kwargs) -> str:
        fresh = Ujian.objects.select_related("versi__instrumen").get(pk=ujian.pk)
        for name, value in kwargs.items():
            setattr(fresh, name, value)
        return code_of(lambda: services.change_ujian(ujian=fresh, by=kelas.pengelola))

    assert [change(versi=make_versi()), change(is_acak=True), change(tampil="langsung")] == ["sudah_dikerjakan", "sudah_dikerjakan", ""]
    PengerjaanUjian.objects.filter(pk=row.pk).update(percobaan=2)
    assert change(percobaan_maks=1) == "percobaan"
    VersiInstrumen.objects.filter(pk=ujian.versi_id).update(status="arsip")
    assert change(percobaan_maks=2) == ""


def test_a_longer_time_reaches_who_is_writing_and_a_shorter_one_does_not():
    kelas = make_kelas(1)
    ujian = make_ujian(kelas.angkatan, durasi=30)
    row = make_pengerjaan(ujian, kelas.rows[0], tambahan=5)
    start, limit = row.mulai, row.batas
    for durasi, batas in ((10, limit), (60, start + timedelta(minutes=65)), (30, start + timedelta(minutes=65))):
        ujian.durasi = durasi
        services.change_ujian(ujian=ujian, by=kelas.pengelola)
        row.refresh_from_db()
        assert row.batas == batas


def test_only_a_test_that_nobody_began_is_taken_away():
    kelas = make_kelas(1)
    ujian = make_ujian(kelas.angkatan)
    row = make_pengerjaan(ujian, kelas.rows[0])
    assert code_of(lambda: services.delete_ujian(ujian_id=ujian.pk, by=kelas.pengelola)) == "sudah_dikerjakan"
    row.delete()
    services.delete_ujian(ujian_id=ujian.pk, by=kelas.pengelola)
    assert Ujian.objects.count() == 0


def test_more_time_is_given_with_a_reason_and_reopens_what_ran_out():
    kelas = make_kelas(1)
    ujian = make_ujian(kelas.angkatan, percobaan_maks=2)
    row = make_pengerjaan(ujian, kelas.rows[0])
    now = timezone.now()

    def add(menit: int = 10, alasan: str = "Listrik padam", at=now) -> str:
        return code_of(lambda: services.add_waktu(pengerjaan_id=row.pk, menit=menit, alasan=alasan, by=kelas.pengelola, now=at))

    before = row.batas
    assert [add(0), add(481), add(alasan=" "), add()] == ["menit", "menit", "alasan", ""]
    row.refresh_from_db()
    assert (row.batas, row.tambahan) == (before + timedelta(minutes=10), 10)
    assert row.alasan_tambahan.startswith(f"Listrik padam (10 menit oleh {kelas.pengelola.nama}, ")
    kode, pegawai = row.kode, kelas.rows[0].pegawai_id
    ujian_kerja.save_jawaban(kode=kode, pegawai_id=pegawai, jawaban={row.urutan[0]: "2"})
    late = row.batas + SEJAM
    ujian_kerja.expire_pengerjaan(now=late)
    assert add(at=late) == ""
    row.refresh_from_db()
    assert (row.status, row.nilai, row.batas, JawabanUjian.objects.count()) == ("berjalan", None, late + timedelta(minutes=10), 1)
    ujian_kerja.submit(kode=kode, pegawai_id=pegawai)
    assert add() == "sudah_dikirim"


def test_no_more_time_after_the_result_or_after_the_next_attempt():
    kelas = make_kelas(2)
    ujian = make_ujian(kelas.angkatan, percobaan_maks=2)
    ended = {"status": "waktu_habis", "selesai": timezone.now(), "nilai": 0}
    first, other = (make_pengerjaan(ujian, row, **ended) for row in kelas.rows)
    make_pengerjaan(ujian, kelas.rows[0], percobaan=2)
    Pendaftaran.objects.filter(pk=kelas.rows[1].pk).update(status="lulus")
    codes = [
        code_of(lambda row=row: services.add_waktu(pengerjaan_id=row.pk, menit=5, alasan="Uji", by=kelas.pengelola))
        for row in (first, other)
    ]
    assert codes == ["berjalan_lain", "hasil_sudah"]


def test_instruments_offered_are_the_programmes_own_and_general_ones():
    angkatan = make_angkatan()
    VersiInstrumen.objects.filter(instrumen__jenis="post_test").update(status="arsip")
    own = make_versi(instrumen=make_instrumen(program=angkatan.program))
    umum, archived = make_versi(), make_versi()
    make_versi(instrumen=make_instrumen(program=make_program()))
    VersiInstrumen.objects.filter(pk=archived.pk).update(status="arsip")
    assert list(queries.versi_pilihan(angkatan, "post_test")) == [own, umum]
    assert archived in queries.versi_pilihan(angkatan, "post_test", archived.pk)


def test_the_office_sees_who_sat_who_sits_and_who_has_not_come(django_assert_num_queries):
    kelas = make_kelas(3)
    ujian = make_ujian(kelas.angkatan, percobaan_maks=2)
    for nilai, percobaan in ((40, 1), (80, 2)):
        make_pengerjaan(ujian, kelas.rows[0], status="dikirim", selesai=timezone.now(), nilai=nilai, percobaan=percobaan)
    make_pengerjaan(ujian, kelas.rows[1])
    with django_assert_num_queries(2):
        rows = queries.peserta_ujian(ujian)
    assert [(row.keadaan, row.nilai, row.boleh_tambah) for row in rows] == [
        ("selesai", 80, False),
        ("berjalan", None, True),
        ("belum", None, False),
    ]
    assert [row.pendaftaran for row in queries.narrow(rows, "peserta b", "")] == [kelas.rows[1]]
    assert [row.pendaftaran for row in queries.narrow(rows, "", "belum")] == [kelas.rows[2]]
    Pendaftaran.objects.filter(pk=kelas.rows[2].pk).update(status="dibatalkan", alasan="Pindah tugas")
    make_pengerjaan(ujian, kelas.rows[2], status="dikirim", selesai=timezone.now(), nilai=10)
    with django_assert_num_queries(1):
        (found,) = queries.ujian_of(kelas.angkatan, 3)
    assert (found.peserta, found.mengerjakan, found.selesai, found.belum, found.rata) == (3, 2, 1, 1, Decimal(80))


def test_the_office_sets_a_test_on_its_page():
    kelas = make_kelas(1)
    client = enter(kelas.pengelola)
    url = reverse("evaluasi:ujian-create", args=[kelas.angkatan.pk, "pre_test"])
    form = client.get(url).context["form"]
    assert form.initial["mulai"] == kelas.sesi.mulai - timedelta(days=1)
    data = {name: form[name].value() for name in ("versi", "durasi", "percobaan_maks", "tampil")}
    data |= {"mulai": "2026-11-01T08:00", "selesai": "2026-11-01T07:00", "is_acak": "on"}
    assert list(client.post(url, data).context["form"].errors) == ["selesai"]
    answer = client.post(url, data | {"selesai": "2026-11-01T09:00"})
    ujian = Ujian.objects.get()
    assert (answer.url, ujian.jenis) == (reverse("evaluasi:ujian-list", args=[kelas.angkatan.pk]), "pre_test")
    assert timezone.localtime(ujian.mulai).hour == 8
    assert client.get(reverse("evaluasi:ujian-create", args=[kelas.angkatan.pk, "kuis"])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_pages_of_the_office_cost_a_fixed_number_of_queries(count: int, django_assert_num_queries):
    kelas = make_kelas(count)
    ujian = make_ujian(kelas.angkatan)
    for row in kelas.rows:
        make_pengerjaan(ujian, row, status="dikirim", selesai=timezone.now(), nilai=50)
    client = enter(kelas.pengelola)
    pages = {"ujian-list": (kelas.angkatan.pk, 9), "ujian-detail": (ujian.pk, 8), "nilai-list": (kelas.angkatan.pk, 9)}
    client.get(reverse("evaluasi:ujian-list", args=[kelas.angkatan.pk]))
    for name, (pk, queries_) in pages.items():
        with django_assert_num_queries(queries_, info=name):
            client.get(reverse(f"evaluasi:{name}", args=[pk]))


def test_words_and_numbers_are_in_the_workbook():
    kelas = make_kelas(1)
    versi = make_versi("post_test", ("pilihan",), terbit=False)
    make_butir(versi, "teks", teks="Mengapa?")
    VersiInstrumen.objects.filter(pk=versi.pk).update(status="terbit", diterbitkan_pada=timezone.now())
    ujian = make_ujian(kelas.angkatan, versi=versi)
    row = make_pengerjaan(ujian, kelas.rows[0])
    ujian_kerja.save_jawaban(kode=row.kode, pegawai_id=kelas.rows[0].pegawai_id, jawaban={row.urutan[1]: "Karena"})
    items, answers = queries.isian_terbuka(ujian)
    assert ([item.teks for item in items], list(answers.values())) == (["Mengapa?"], ["Karena"])
    answer = enter(kelas.pengelola).get(reverse("evaluasi:ujian-export", args=[ujian.pk]))
    assert answer.content[:2] == b"PK"

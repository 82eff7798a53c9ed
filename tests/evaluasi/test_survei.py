"""Surveys: opened by the calendar, answered once by those who were there, closed, released in blocks."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from diklat.models import Angkatan, Kehadiran
from evaluasi.models import (
    BlokSurvei,
    HasilSurvei,
    JawabanSurvei,
    KomentarSurvei,
    PartisipasiSurvei,
    SelSurvei,
    Survei,
    SurveiMasuk,
)
from evaluasi.queries.survei.kelompok import pick_kelompok
from evaluasi.queries.survei.saya import survei_saya
from evaluasi.services import survei as services
from tests.diklat.pabrik import make_narasumber, make_program
from tests.evaluasi.kelas import answer, close_days_ago, drop_in, fill_in, hold_kelas, open_survei, spoken, three
from tests.evaluasi.pabrik import make_butir, make_survei, make_versi
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


def make_versi_pengajar():
    """Two scales, one about each teacher, and free words about each."""
    versi = make_versi("umpan_balik", ("skala", "skala"), terbit=False)
    make_butir(versi, "skala", tentang="pengajar")
    make_butir(versi, "teks", tentang="pengajar", is_wajib=False)
    make_butir(versi, "teks", is_wajib=False)
    versi.status, versi.diterbitkan_pada = "terbit", timezone.now()
    versi.save(update_fields=["status", "diterbitkan_pada"])
    return versi


def test_survey_opens_by_itself_on_the_last_day(django_assert_num_queries):
    today = timezone.localdate()
    first, _ = hold_kelas(2)
    second, _ = hold_kelas(0, program=first.program)
    for days, status in ((1, "berjalan"), (-8, "selesai"), (0, "draf"), (0, "batal")):
        angkatan, _ = hold_kelas(0)
        hari = today + timedelta(days=days)
        Angkatan.objects.filter(pk=angkatan.pk).update(status=status, alasan_batal="x", mulai=hari, selesai=hari)
    with django_assert_num_queries(7):
        assert services.ensure_survei() == 2
    assert services.ensure_survei() == 0
    found = Survei.objects.order_by("pk").values_list("angkatan", "nama", "buka", "tutup", "status", "versi__instrumen__kode")
    rest = (today, today + timedelta(days=7), "terbuka", "UB-UMUM")
    assert list(found) == [(row.pk, f"Umpan balik {row.nama}", *rest) for row in (first, second)]


def test_programmes_own_form_is_taken_first():
    angkatan, _ = hold_kelas(0)
    versi = make_versi("umpan_balik")
    versi.instrumen.program = angkatan.program
    versi.instrumen.save(update_fields=["program"])
    services.ensure_survei([angkatan.pk])
    assert angkatan.survei.versi == versi


def test_postponed_batch_takes_its_unanswered_survey_along():
    angkatan, _ = hold_kelas(1)
    services.ensure_survei()
    later = timezone.localdate() + timedelta(days=10)
    Angkatan.objects.filter(pk=angkatan.pk).update(selesai=later)
    services.advance_survei()
    assert list(Survei.objects.values_list("buka", "tutup")) == [(later, later + timedelta(days=7))]


def test_answer_leaves_participation_and_an_answer_without_a_name():
    angkatan, (first, _) = hold_kelas(2)
    survei = open_survei(angkatan, make_versi_pengajar())
    skala = survei.versi.butir_list.filter(jenis="skala", tentang="").first()
    kata = survei.versi.butir_list.get(jenis="teks", tentang="")
    isi = {**fill_in(survei, 0, three), str(kata.pk): " Baik\x00 ", "999": 4}
    services.submit_jawaban(survei_id=survei.pk, pegawai_id=first.pk, jawaban=isi)
    assert list(PartisipasiSurvei.objects.values_list("survei", "pegawai")) == [(survei.pk, first.pk)]
    masuk = SurveiMasuk.objects.get()
    assert (masuk.jawaban[str(skala.pk)], len(masuk.jawaban), masuk.kelompok) == (3, 2, "")
    assert masuk.komentar == [{"butir": kata.pk, "narasumber": None, "teks": "Baik"}]


def test_refusals_leave_nothing_behind():
    angkatan, (diri, absen) = hold_kelas(2)
    Kehadiran.objects.filter(pendaftaran__pegawai=absen).update(status="A")
    survei = open_survei(angkatan)
    full = fill_in(survei, 0, spoken)

    def send(pegawai, jawaban):
        return code_of(lambda: services.submit_jawaban(survei_id=survei.pk, pegawai_id=pegawai.pk, jawaban=jawaban))

    assert send(absen, full) == "bukan_peserta"
    assert send(make_pegawai(), full) == "bukan_peserta"
    assert send(diri, {}) == "tidak_lengkap"
    for wrong in (0, 5, "3", 2.5):
        assert send(diri, {**full, next(iter(full)): wrong}) == "isi"
    assert (PartisipasiSurvei.objects.count(), SurveiMasuk.objects.count()) == (0, 0)
    services.submit_jawaban(survei_id=survei.pk, pegawai_id=diri.pk, jawaban=full)
    assert send(diri, full) == "sudah"
    services.close_survei(survei_id=survei.pk)
    assert send(diri, full) == "ditutup"
    assert (PartisipasiSurvei.objects.count(), SurveiMasuk.objects.count()) == (1, 1)


@pytest.mark.parametrize(("buka", "tutup", "code"), [(1, 3, "ditutup"), (-3, -1, "ditutup")])
def test_days_of_the_window_are_kept(buka: int, tutup: int, code: str):
    angkatan, (diri,) = hold_kelas(1)
    today = timezone.localdate()
    survei = make_survei(angkatan, buka=today + timedelta(days=buka), tutup=today + timedelta(days=tutup))
    full = fill_in(survei, 0, spoken)
    assert code_of(lambda: services.submit_jawaban(survei_id=survei.pk, pegawai_id=diri.pk, jawaban=full)) == code


@pytest.mark.parametrize(
    ("people", "kept"),
    [
        ({"A": 5}, {"A"}),
        ({"A": 5, "B": 4}, set()),
        ({"A": 6, "B": 5, "C": 1}, {"A"}),
        ({"A": 6, "B": 5, "": 5}, {"A", "B"}),
        ({"A": 4}, set()),
    ],
)
def test_group_only_where_five_belong_and_the_rest_are_none_or_five(people, kept):
    assert pick_kelompok(people) == kept


def test_group_is_the_office_at_the_top():
    dinas, kecil = make_unit("Dinas Besar"), make_unit("Dinas Kecil")
    bidang = make_unit("Bidang", dinas)
    angkatan, people = hold_kelas(12, unit=[dinas, bidang, kecil, None])
    survei = open_survei(angkatan)
    answer(survei, people, spoken)
    assert sorted(SurveiMasuk.objects.values_list("kelompok", flat=True)) == [""] * 6 + ["Dinas Besar"] * 6


def test_release_moves_answers_and_freezes_figures():
    orang = make_narasumber()
    angkatan, people = hold_kelas(6, pengajar=orang)
    survei = open_survei(angkatan, make_versi_pengajar())
    answer(survei, people, lambda n, b, o: (1 + n % 4 if o is None else 2) if b.jenis == "skala" else f"kata {n}")
    survei = services.close_and_release(survei_id=survei.pk)
    blok = BlokSurvei.objects.get()
    assert (survei.status, survei.diundang, survei.dirilis_pada) == ("dirilis", 6, timezone.localdate())
    assert (blok.n, blok.survei, blok.program, blok.dirilis) == (6, survei, angkatan.program, timezone.localdate())
    assert (SurveiMasuk.objects.count(), JawabanSurvei.objects.count(), SelSurvei.objects.count()) == (0, 6, 0)
    umum, juga, pengajar, *_ = survei.versi.butir_list.order_by("urutan")
    found = HasilSurvei.objects.order_by("butir__urutan").values_list("butir", "narasumber", "satu", "dua", "tiga", "empat", "n", "jumlah")
    assert list(found) == [(b.pk, None, 2, 2, 1, 1, 6, 13) for b in (umum, juga)] + [(pengajar.pk, orang.pk, 0, 6, 0, 0, 6, 12)]
    words = set(KomentarSurvei.objects.values_list("narasumber", "teks"))
    assert words == {(who, f"kata {n}") for n in range(6) for who in (orang.pk, None)}


def test_four_answers_wait_and_are_joined_with_later_rests_of_the_programme():
    versi, program = make_versi("umpan_balik"), make_program()
    first, other, second, third = (open_survei(hold_kelas(4, program=row)[0], versi) for row in (program, make_program(), program, program))
    for survei, n in ((first, 3), (other, 4), (second, 1), (third, 1)):
        drop_in(survei, n, spoken)
        services.close_and_release(survei_id=survei.pk)
    assert list(Survei.objects.order_by("pk").values_list("status", flat=True)) == ["dirilis", "menunggu", "dirilis", "dirilis"]
    assert list(BlokSurvei.objects.values_list("program", "survei", "n")) == [(program.pk, None, 5)]
    assert list(SurveiMasuk.objects.values_list("survei", flat=True)) == [other.pk] * 4
    assert set(HasilSurvei.objects.values_list("n", flat=True)) == {5}
    assert services.release_many(Survei.objects.values_list("pk", flat=True)) == 0


def test_rests_of_another_form_are_not_joined():
    program = make_program()
    for _ in range(2):
        survei = open_survei(hold_kelas(3, program=program)[0], make_versi("umpan_balik"))
        drop_in(survei, 3, spoken)
        services.close_and_release(survei_id=survei.pk)
    assert (BlokSurvei.objects.count(), Survei.objects.filter(status="menunggu").count()) == (0, 2)


def test_teacher_whom_fewer_than_five_judged_has_neither_figures_nor_words():
    versi, program = make_versi_pengajar(), make_program()
    orang = [make_narasumber(), make_narasumber()]
    for row, n in zip(orang, (2, 4), strict=True):
        survei = open_survei(hold_kelas(n, program=program, pengajar=row)[0], versi)
        drop_in(survei, n, spoken)
        services.close_and_release(survei_id=survei.pk)
    assert BlokSurvei.objects.get().n == 6
    assert HasilSurvei.objects.exclude(narasumber=None).count() == 0
    assert sorted(KomentarSurvei.objects.values_list("narasumber", flat=True), key=str) == [None] * 6


def test_skm_rests_are_never_released():
    versi = make_versi("skm")
    for _ in range(2):
        survei = make_survei(versi=versi)
        drop_in(survei, 4, spoken)
        services.close_and_release(survei_id=survei.pk)
    assert list(Survei.objects.values_list("status", flat=True)) == ["menunggu", "menunggu"]
    assert services.release_many(Survei.objects.values_list("pk", flat=True)) == 0


def test_unit_cells_are_published_when_nothing_follows_from_them():
    survei = open_survei(hold_kelas(0)[0])
    names = ["A", "A", "B", "B", ""]
    drop_in(survei, 30, lambda n, b, _o: 2 + (n % 5 in (0, 1)) if b.jenis == "skala" else "kata", kelompok=names)
    services.close_and_release(survei_id=survei.pk)
    found = SelSurvei.objects.values_list("kelompok", "n", "rata")
    assert list(found) == [("A", 12, Decimal("3.0")), ("B", 12, Decimal("2.0")), ("Unit lain", 6, Decimal("2.0"))]


def test_many_are_released_in_the_same_number_of_statements(django_assert_num_queries):
    versi = make_versi("umpan_balik")
    counts = []
    for many in (1, 12):
        rows = [open_survei(hold_kelas(0)[0], versi) for _ in range(many)]
        for row in rows:
            drop_in(row, 6, spoken, kelompok=["A", "B"])
            close_days_ago(row)
        with django_assert_num_queries(12):
            counts.append(services.release_many([row.pk for row in rows]))
    assert counts == [1, 12]


def test_calendar_closes_releases_and_cancels():
    done, gone, still = (open_survei(hold_kelas(5)[0]) for _ in range(3))
    for survei in (done, gone, still):
        drop_in(survei, 5, spoken)
    yesterday = timezone.localdate() - timedelta(days=1)
    Survei.objects.filter(pk=done.pk).update(tutup=yesterday, buka=yesterday)
    Angkatan.objects.filter(pk=done.angkatan_id).update(mulai=yesterday, selesai=yesterday)
    Angkatan.objects.filter(pk=gone.angkatan_id).update(status="batal", alasan_batal="Sepi")
    services.advance_survei()
    services.advance_survei()
    found = {row.pk: (row.status, row.diundang, row.masuk_list.count(), row.blok_list.count()) for row in Survei.objects.all()}
    assert found == {done.pk: ("dirilis", 5, 0, 1), gone.pk: ("batal", 0, 0, 0), still.pk: ("terbuka", 0, 5, 0)}


def test_a_survey_is_open_on_its_last_day():
    angkatan, (diri,) = hold_kelas(1)
    today = timezone.localdate()
    survei = make_survei(angkatan, buka=today - timedelta(days=7), tutup=today, dibuat_oleh=make_pengguna())
    services.advance_survei()
    assert [(row.survei, row.sudah) for row in survei_saya(diri.pk)] == [(survei, False)]
    answer(survei, [diri], spoken)
    assert [row.sudah for row in survei_saya(diri.pk)] == [True]


def test_cancelled_survey_throws_its_answers_away():
    survei = open_survei(hold_kelas(0)[0])
    drop_in(survei, 5, spoken)
    assert code_of(lambda: services.cancel_survei(survei_id=survei.pk, alasan=" ")) == "alasan"
    row = services.cancel_survei(survei_id=survei.pk, alasan="Salah instrumen")
    assert (row.status, row.alasan_batal, SurveiMasuk.objects.count()) == ("batal", "Salah instrumen", 0)
    assert code_of(lambda: services.cancel_survei(survei_id=survei.pk, alasan="Lagi")) == "status"
    assert code_of(lambda: services.close_survei(survei_id=survei.pk)) == "status"


def test_creating_by_hand():
    by, today = make_pengguna("pengelola"), timezone.localdate()
    week = {"buka": today, "tutup": today + timedelta(days=6), "by": by}
    angkatan, _ = hold_kelas(0)
    survei = services.create_survei(angkatan=angkatan, **week)
    assert (survei.jenis, survei.nama, survei.dibuat_oleh) == ("umpan_balik", f"Umpan balik {angkatan.nama}", by)
    assert code_of(lambda: services.create_survei(angkatan=angkatan, **week)) == "sudah_ada"
    skm = services.create_survei(**week)
    assert (skm.jenis, skm.nama, skm.versi.instrumen.kode) == ("skm", f"SKM {today.year}", "SKM-9")
    assert code_of(lambda: services.create_survei(**week)) == "bertumpuk"
    other, _ = hold_kelas(0)
    past = {"buka": today - timedelta(days=9), "tutup": today - timedelta(days=1), "by": by}
    assert code_of(lambda: services.create_survei(angkatan=other, **past)) == "tutup_lewat"
    early = {**week, "buka": today - timedelta(days=1)}
    assert code_of(lambda: services.create_survei(angkatan=other, **early)) == "terlalu_dini"
    Angkatan.objects.filter(pk=other.pk).update(status="ditutup")
    other.refresh_from_db()
    assert code_of(lambda: services.create_survei(angkatan=other, **week)) == "status"


def test_only_the_last_day_of_a_begun_survey_moves():
    by, today = make_pengguna("pengelola"), timezone.localdate()
    survei = open_survei(hold_kelas(0)[0])

    def move(buka: int, tutup: int):
        days = {"buka": today + timedelta(days=buka), "tutup": today + timedelta(days=tutup)}
        return services.update_survei(survei_id=survei.pk, by=by, **days)

    assert move(0, 20).tutup == today + timedelta(days=20)
    assert code_of(lambda: move(1, 20)) == "sudah_dibuka"
    assert code_of(lambda: move(0, -1)) == "terbalik"
    services.close_survei(survei_id=survei.pk)
    assert code_of(lambda: move(0, 20)) == "status"


def test_attendance_noted_late_opens_the_window_again():
    """Nothing is published yet and people come to light who were never asked; what was answered stays."""
    angkatan, people = hold_kelas(3)
    survei = open_survei(angkatan)
    drop_in(survei, 1, spoken)
    yesterday = timezone.localdate() - timedelta(days=1)
    Survei.objects.update(buka=yesterday, tutup=yesterday)
    Angkatan.objects.filter(pk=angkatan.pk).update(mulai=yesterday, selesai=yesterday, status="selesai")
    late = list(Kehadiran.objects.filter(pendaftaran__pegawai__in=people[1:]))
    Kehadiran.objects.filter(pk__in=[row.pk for row in late]).delete()
    for _ in range(2):
        services.advance_survei()
        survei.refresh_from_db()
        assert (survei.status, survei.diundang) == ("menunggu", 1)
    Kehadiran.objects.bulk_create(late)
    services.advance_survei()
    survei.refresh_from_db()
    assert (survei.status, survei.tutup, survei.masuk_list.count()) == ("terbuka", timezone.localdate() + timedelta(days=7), 1)
    services.submit_jawaban(survei_id=survei.pk, pegawai_id=people[1].pk, jawaban=fill_in(survei, 0, spoken))
    assert survei.masuk_list.count() == 2


def test_a_published_survey_and_one_of_a_closed_batch_stay_closed():
    rows = [open_survei(hold_kelas(5)[0]) for _ in range(2)]
    drop_in(rows[0], 5, spoken)
    yesterday = timezone.localdate() - timedelta(days=1)
    Survei.objects.update(buka=yesterday, tutup=yesterday)
    Angkatan.objects.update(mulai=yesterday, selesai=yesterday, status="ditutup", berakhir_pada=timezone.now())
    services.advance_survei()
    Survei.objects.update(diundang=1)
    services.advance_survei()
    assert list(Survei.objects.order_by("pk").values_list("status", flat=True)) == ["dirilis", "menunggu"]

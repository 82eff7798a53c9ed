"""The five figures: what each counts on this day of three years, and how they are drawn."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from config.queries import ikhtisar
from config.queries.ikhtisar_hitung import BAGIAN, Nilai, same_days
from config.tasks import warm_ikhtisar
from diklat.models import CatatanJP, TargetJP
from evaluasi.models import JawabanPasca
from rencana.models import PeriodeRencana
from rencana.queries.penutup import Penutup
from tests.config.meja import make_kantor
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_pendaftaran, make_program, make_sesi
from tests.evaluasi.pabrik import make_penugasan, make_versi
from tests.evaluasi.pabrik_hasil import make_hasil
from tests.factories import make_pengguna, make_penilaian
from tests.rencana.pabrik import make_baris, make_periode

pytestmark = pytest.mark.django_db


def values(kode):
    part = next(part for part in BAGIAN if part.nama == kode)
    return [value if value is None else Decimal(value) for _, value, _ in part.hitung(timezone.localdate())["deret"]]


def test_same_day_of_three_years_even_on_a_leap_day():
    assert same_days(date(2028, 2, 29)) == [date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)]


def test_reaching_the_yearly_jp_counts_up_to_the_same_day():
    people, today = make_kantor(), timezone.localdate()
    TargetJP.objects.filter(jenis_asn="PNS").delete()
    TargetJP.objects.create(jenis_asn="PNS", paling_sedikit=20, berlaku_mulai=date(2020, 1, 1))
    this, last, _ = same_days(today)[::-1]
    for person, day, jp in ((people[0], this, 20), (people[1], this, 19), (people[2], last, 20), (people[3], last + timedelta(days=1), 20)):
        angkatan = make_angkatan(status="ditutup")
        kehadiran = make_kehadiran(make_sesi(angkatan, day), make_pendaftaran(angkatan, person, "lulus"))
        CatatanJP.objects.create(pegawai=person, tanggal=day, tahun=day.year, jp=jp, kehadiran=kehadiran)
    assert values("jp") == [None, Decimal("16.7"), Decimal("16.7")]


def test_use_at_work_is_what_supervisors_wrote_this_year():
    people, now = make_kantor(), timezone.now()
    versi = make_versi("pasca_atasan", butir=("pilihan",), terbit=False)
    butir = versi.butir_list.get()
    butir.unsur = "Penerapan"
    butir.save(update_fields=["unsur"])
    answers = [(1, "atasan", 0)] * 3 + [(2, "atasan", 0)] * 2 + [(1, "rekan", 0), (1, "atasan", 366)]
    for choice, peran, ago in answers:
        seat = make_pendaftaran(make_angkatan(status="ditutup"), people[1], "lulus")
        form = make_penugasan(seat, people[0], peran, versi=versi, status="selesai", dikirim_pada=now - timedelta(days=ago))
        JawabanPasca.objects.create(penugasan=form, butir=butir, pilihan=choice)
    assert values("terap") == [None, None, Decimal("60.0")]


def test_satisfaction_is_the_mean_of_released_blocks():
    make_kantor()
    make_hasil(make_angkatan(make_program(), status="ditutup"), unsur={"Materi": (0, 1, 4, 5)})
    assert values("puas")[:2] == [None, None]
    assert values("puas")[2] == Decimal("3.4")


def test_a_gap_is_closed_when_the_level_after_the_training_reaches_the_standard():
    people, today = make_kantor(), timezone.localdate()
    kompetensi = people[1].penilaian_list.get().kompetensi
    program = make_program(kompetensi={kompetensi: 3})
    for person, level in ((people[1], 3), (people[2], 2.5)):
        angkatan = make_angkatan(program, status="ditutup", mulai=today - timedelta(days=2), selesai=today - timedelta(days=1))
        make_pendaftaran(angkatan, person, "lulus")
        make_penilaian(person, kompetensi, level, sumber="diklat", tanggal=today - timedelta(days=1))
    assert values("celah") == [None, None, Decimal(1)]


def test_bars_begin_at_zero_and_leave_out_a_year_without_a_figure():
    angka = ikhtisar.Angka("JPM", "%", 1, "kompetensi:peta", [Nilai(2024, None), Nilai(2025, Decimal(40)), Nilai(2026, Decimal(80))])
    assert [(bar.tahun, bar.teks, bar.tinggi, bar.y, bar.kini) for bar in angka.batang] == [
        (2025, "40,0", 22, 36, False),
        (2026, "80,0", 44, 14, True),
    ]
    assert angka.beda == Decimal(40)


def test_units_show_what_a_year_made_of_them(client):
    make_kantor()
    client.force_login(make_pengguna("pimpinan"))
    rows = client.get(reverse("beranda-ikhtisar"), headers={"HX-Request": "true"}).context["unit_list"]
    assert [(row.unit.nama, row.pegawai, row.jpm, row.beda, row.kompetensi.nama, row.rata) for row in rows] == [
        ("Dinas Contoh", 6, Decimal("66.7"), None, "Mengelola Contoh", "1,0")
    ]


def test_units_show_what_is_planned_for_their_biggest_gap(client):
    """Of plans in force, from this month on, whatever programme raises the competency; linked where the first stands."""
    people, today = make_kantor(), timezone.localdate()
    kompetensi = people[1].penilaian_list.get().kompetensi
    program, other = make_program(kompetensi={kompetensi: 3}), make_program()
    for tahun, status in ((today.year - 1, "disetujui"), (today.year + 1, "disetujui"), (today.year + 2, "draf")):
        periode = make_periode(tahun, status)
        for held in (program, other):
            make_baris(periode, program=held, bulan=[0, 2, 0, 0, 1, *[0] * 7])
    client.force_login(make_pengguna("pimpinan"))
    (row,) = client.get(reverse("beranda")).context["unit_list"]
    berlaku = PeriodeRencana.objects.get(tahun=today.year + 1)
    assert row.penutup == Penutup(3, date(today.year + 1, 2, 1), berlaku.pk)
    page = client.get(reverse("beranda")).text
    assert (berlaku.get_absolute_url() in page, "3 angkatan sekota" in page) == (True, True)


def test_without_script_the_figures_are_reckoned_and_the_page_comes_back(client):
    make_kantor()
    client.force_login(make_pengguna("pimpinan"))
    assert client.get(reverse("beranda")).context["ikhtisar"] is None
    assert client.get(reverse("beranda-ikhtisar")).url == reverse("beranda")
    assert [row.judul for row in client.get(reverse("beranda")).context["ikhtisar"].angka] == [row[0] for row in ikhtisar.NAMES.values()]


def test_the_night_keeps_the_figures_for_the_first_reader(django_assert_num_queries):
    make_kantor()
    warm_ikhtisar()
    with django_assert_num_queries(1):
        assert ikhtisar.get_ikhtisar(hitung=False) is not None

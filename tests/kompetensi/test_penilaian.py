"""Evidence: append-only, dated validity, cancelling brings the earlier result back; who may rate whom."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from kompetensi.models import Kompetensi, MasaBerlaku, Penilaian, ProfilKompetensi
from kompetensi.services import penilaian
from pegawai.models import Pegawai, Pengguna, UnitKerja
from tests import factories
from tests.tolak import refusing

pytestmark = pytest.mark.django_db
HARI = date(2026, 5, 12)


@pytest.fixture
def by() -> Pengguna:
    return factories.make_pengguna("kepegawaian")


@pytest.fixture
def kompetensi() -> Kompetensi:
    return factories.make_kompetensi()


@pytest.fixture
def pegawai(kompetensi: Kompetensi) -> Pegawai:
    jabatan = factories.make_jabatan()
    factories.make_standar(jabatan, kompetensi, 3)
    return factories.make_pegawai(unit=factories.make_unit(), jabatan=jabatan)


def record(pegawai: Pegawai, kompetensi: Kompetensi, by: Pengguna, level: str = "2.5", **changes: object) -> Penilaian:
    values = {"sumber": "asesmen", "tanggal": HARI, **changes}
    return penilaian.record_penilaian(pegawai=pegawai, level={kompetensi.pk: Decimal(level)}, by=by, **values)[0]  # type: ignore[arg-type]


def profile(pegawai: Pegawai, kompetensi: Kompetensi) -> ProfilKompetensi:
    return ProfilKompetensi.objects.get(pegawai=pegawai, kompetensi=kompetensi)


def test_record_derives_validity_and_profile_in_one_go(pegawai: Pegawai, kompetensi: Kompetensi, by: Pengguna) -> None:
    row = record(pegawai, kompetensi, by, keterangan="Asesmen BKPSDM")
    assert (row.berlaku_sampai, row.dicatat_oleh, row.keterangan) == (date(2029, 5, 12), by, "Asesmen BKPSDM")
    assert (profile(pegawai, kompetensi).level, profile(pegawai, kompetensi).penilaian) == (Decimal("2.50"), row)


@pytest.mark.parametrize(
    ("tanggal", "expected"),
    [(date(2025, 12, 31), date(2028, 12, 31)), (date(2026, 1, 1), date(2028, 1, 1)), (date(2024, 2, 29), date(2027, 3, 1))],
)
def test_validity_follows_the_rule_of_the_day_of_assessment(
    pegawai: Pegawai, kompetensi: Kompetensi, by: Pengguna, tanggal: date, expected: date
) -> None:
    MasaBerlaku.objects.create(sumber="asesmen", tahun=2, berlaku_mulai=date(2026, 1, 1))
    assert record(pegawai, kompetensi, by, tanggal=tanggal).berlaku_sampai == expected


@pytest.mark.parametrize("level", ["0", "5", "2.55"])
def test_record_takes_levels_from_0_to_5_with_two_decimals(pegawai: Pegawai, kompetensi: Kompetensi, by: Pengguna, level: str) -> None:
    record(pegawai, kompetensi, by, level)
    assert Penilaian.objects.get().level == Decimal(level)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"level": "5.01"}, "level"),
        ({"level": "-0.01"}, "level"),
        ({"level": "2.555"}, "level"),
        ({"level": "NaN"}, "level"),
        ({"level": "Infinity"}, "level"),
        ({"tanggal": timezone.localdate() + timedelta(days=1)}, "masa_depan"),
        ({"tanggal": date(2018, 12, 31)}, "tanpa_masa_berlaku"),
        ({"sumber": "mandiri"}, "sumber"),
        ({"sumber": "atasan"}, "sumber"),
        ({"sumber": "ramalan"}, "sumber"),
    ],
)
def test_record_refuses(pegawai: Pegawai, kompetensi: Kompetensi, by: Pengguna, changes: dict[str, object], code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        record(pegawai, kompetensi, by, **changes)  # type: ignore[arg-type]
    assert (refusal.value.code, Penilaian.objects.count()) == (code, 0)


def test_record_refuses_nothing_and_what_is_out_of_use(pegawai: Pegawai, by: Pengguna) -> None:
    unused = factories.make_kompetensi(is_aktif=False)
    for level, code in (({}, "kosong"), ({unused.pk: Decimal(2)}, "kompetensi"), ({0: Decimal(2)}, "kompetensi")):
        with refusing(code):
            penilaian.record_penilaian(pegawai=pegawai, sumber="uji", tanggal=HARI, level=level, by=by)


def test_one_per_source_and_day_until_it_is_cancelled(pegawai: Pegawai, kompetensi: Kompetensi, by: Pengguna) -> None:
    first = record(pegawai, kompetensi, by)
    both = {kompetensi.pk: Decimal(1), factories.make_kompetensi().pk: Decimal(1)}
    with pytest.raises(ValidationError) as refusal:
        penilaian.record_penilaian(pegawai=pegawai, sumber="asesmen", tanggal=HARI, level=both, by=by)
    assert (refusal.value.code, Penilaian.objects.count()) == ("sudah_ada", 1)
    penilaian.cancel_penilaian(penilaian=first, alasan="Salah orang", by=by)
    assert record(pegawai, kompetensi, by).pk != first.pk


def test_a_row_is_never_deleted_nor_changed(pegawai: Pegawai, kompetensi: Kompetensi, by: Pengguna) -> None:
    row = record(pegawai, kompetensi, by)
    for change in (lambda: row.delete(), lambda: Penilaian.objects.filter(pk=row.pk).update(level=5)):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Penilaian.objects.get().level == Decimal("2.50")


def test_cancel_keeps_the_row_and_brings_back_the_previous_result(pegawai: Pegawai, kompetensi: Kompetensi, by: Pengguna) -> None:
    older = record(pegawai, kompetensi, by, "2", tanggal=date(2025, 5, 12))
    newer = record(pegawai, kompetensi, by, "3")
    assert profile(pegawai, kompetensi).penilaian == newer
    cancelled = penilaian.cancel_penilaian(penilaian=newer, alasan="  Salah tempel ", by=by)
    assert (cancelled.alasan_batal, cancelled.dibatalkan_oleh) == ("Salah tempel", by)
    assert (profile(pegawai, kompetensi).penilaian, profile(pegawai, kompetensi).level) == (older, Decimal(2))
    assert Penilaian.objects.count() == 2


def test_cancel_of_the_only_result_leaves_never_assessed(pegawai: Pegawai, kompetensi: Kompetensi, by: Pengguna) -> None:
    penilaian.cancel_penilaian(penilaian=record(pegawai, kompetensi, by), alasan="Salah orang", by=by)
    assert (profile(pegawai, kompetensi).standar, profile(pegawai, kompetensi).level) == (3, None)


def test_cancel_refuses_without_reason_and_twice(pegawai: Pegawai, kompetensi: Kompetensi, by: Pengguna) -> None:
    row = record(pegawai, kompetensi, by)
    with pytest.raises(ValidationError) as refusal:
        penilaian.cancel_penilaian(penilaian=row, alasan=" ", by=by)
    assert refusal.value.code == "alasan"
    penilaian.cancel_penilaian(penilaian=row, alasan="Salah", by=by)
    with refusing("sudah_dibatalkan"):
        penilaian.cancel_penilaian(penilaian=row, alasan="Salah lagi", by=by)


def test_self_rating_is_indicative_only_and_once_a_day(pegawai: Pegawai, kompetensi: Kompetensi) -> None:
    by = factories.make_pengguna(pegawai=pegawai)
    penilaian.rate_mandiri(level={kompetensi.pk: Decimal(4)}, by=by)
    found = profile(pegawai, kompetensi)
    assert (found.level, found.level_indikatif, found.sumber_indikatif) == (None, Decimal(4), "mandiri")
    with refusing("sudah_ada"):
        penilaian.rate_mandiri(level={kompetensi.pk: Decimal(5)}, by=by)


def test_self_rating_needs_an_employee(kompetensi: Kompetensi) -> None:
    with refusing("bukan_pegawai"):
        penilaian.rate_mandiri(level={kompetensi.pk: Decimal(4)}, by=factories.make_pengguna("kepegawaian"))


def make_atasan(unit: UnitKerja, **kwargs: object) -> Pengguna:
    pegawai = factories.make_pegawai()
    factories.make_penempatan(pegawai, unit, memimpin=True, **kwargs)
    return factories.make_pengguna(pegawai=pegawai)


def test_supervisor_rates_people_at_and_below_the_unit(kompetensi: Kompetensi) -> None:
    dinas = factories.make_unit()
    bidang = factories.make_unit(induk=dinas)
    by = make_atasan(dinas)
    for unit in (dinas, bidang):
        bawahan = factories.make_pegawai(unit=unit)
        row = penilaian.rate_bawahan(pegawai=bawahan, level={kompetensi.pk: Decimal(2)}, by=by)[0]
        assert (row.sumber, row.tanggal, row.dicatat_oleh) == ("atasan", timezone.localdate(), by)


@pytest.mark.parametrize("siapa", ["diri sendiri", "orang lain", "atasannya", "sudah pindah", "kepala unit yang sama"])
def test_supervisor_is_refused_for(siapa: str, kompetensi: Kompetensi) -> None:
    dinas = factories.make_unit()
    bidang = factories.make_unit(induk=dinas)
    kepala = make_atasan(dinas)
    by = make_atasan(bidang)
    pindah = factories.make_pegawai()
    factories.make_penempatan(pindah, bidang, selesai=timezone.localdate())
    pengganti = factories.make_pegawai()
    factories.make_penempatan(pengganti, bidang)
    factories.make_penempatan(pengganti, bidang, status="plh", memimpin=True)
    pegawai = {
        "diri sendiri": by.pegawai,
        "orang lain": factories.make_pegawai(unit=factories.make_unit()),
        "atasannya": kepala.pegawai,
        "sudah pindah": pindah,
        "kepala unit yang sama": pengganti,
    }[siapa]
    assert pegawai is not None
    with refusing("sendiri" if siapa == "diri sendiri" else "bukan_bawahan"):
        penilaian.rate_bawahan(pegawai=pegawai, level={kompetensi.pk: Decimal(5)}, by=by)


def test_city_role_alone_supervises_nobody(pegawai: Pegawai, kompetensi: Kompetensi, by: Pengguna) -> None:
    with refusing("bukan_bawahan"):
        penilaian.rate_bawahan(pegawai=pegawai, level={kompetensi.pk: Decimal(5)}, by=by)


def test_acting_head_supervises_only_while_acting(kompetensi: Kompetensi) -> None:
    unit, today = factories.make_unit(), timezone.localdate()
    bawahan = factories.make_pegawai(unit=unit)
    acting = make_atasan(unit, status="plt", mulai=today)
    ended = make_atasan(unit, status="plt", mulai=today - timedelta(days=30), selesai=today)
    assert len(penilaian.rate_bawahan(pegawai=bawahan, level={kompetensi.pk: Decimal(2)}, by=acting)) == 1
    with refusing("bukan_bawahan"):
        penilaian.rate_bawahan(pegawai=bawahan, level={kompetensi.pk: Decimal(2)}, by=ended)

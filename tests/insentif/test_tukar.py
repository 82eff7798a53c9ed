"""Redeeming points: what is taken from where, who may not, and what comes back."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from time_machine import TimeMachineFixture

from diklat.models import Pendaftaran
from insentif.models import Imbalan, PenangguhanPoin, Penukaran, PostingPoin
from insentif.queries import tukar as queries
from insentif.queries.saldo import Saldo, saldo_of
from insentif.services import hitung
from insentif.services import tukar as services
from pegawai.models import KedudukanHukum, Notifikasi, Pegawai, Pengguna
from tests.factories import make_pegawai, make_pengguna
from tests.insentif.pabrik import hidup, make_lulus
from tests.insentif.pabrik_tukar import give_poin, make_imbalan
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
HARI = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _today(time_machine: TimeMachineFixture) -> None:
    set_today(time_machine, HARI)


@pytest.fixture
def rina() -> Pengguna:
    return make_pengguna(pegawai=make_pegawai("Rina"))


@pytest.fixture
def petugas() -> Pengguna:
    return make_pengguna("pengelola")


def set_today(time_machine: TimeMachineFixture, hari: date) -> None:
    time_machine.move_to(datetime.combine(hari, time(9), timezone.get_current_timezone()), tick=False)


def redeem(by: Pengguna, imbalan: Imbalan) -> Penukaran:
    return services.create_penukaran(imbalan_id=imbalan.pk, poin=imbalan.poin, by=by)


def saldo(akun: Pengguna, hari: date = HARI) -> tuple[int, int]:
    """Left of last year's points and of this year's."""
    found = saldo_of(akun.pegawai_id or 0, hari)
    return found.lalu, found.tahun_ini


def test_points_that_lapse_first_are_taken_first(rina: Pengguna):
    give_poin(rina.pegawai, 2025, 30)
    give_poin(rina.pegawai, 2026, 50)
    row = redeem(rina, make_imbalan(poin=45))
    assert (row.status, row.poin, saldo(rina)) == ("diajukan", 45, (0, 35))
    taken = PostingPoin.objects.filter(aturan=None).order_by("tahun").values_list("sumber", "tahun", "ke", "poin", "tanggal")
    assert list(taken) == [(f"tukar:{row.pk}:2025", 2025, 1, -30, HARI), (f"tukar:{row.pk}:2026", 2026, 1, -15, HARI)]


@pytest.mark.parametrize(
    ("lalu", "kini", "poin", "wanted"),
    [
        (30, 50, 20, [(2025, 20)]),
        (0, 50, 20, [(2026, 20)]),
        (-5, 50, 45, [(2026, 45)]),
        (50, -20, 30, [(2025, 30)]),
        (30, 50, 80, [(2025, 30), (2026, 50)]),
    ],
)
def test_from_which_years(lalu: int, kini: int, poin: int, wanted: list[tuple[int, int]]):
    assert [(part.tahun, part.poin) for part in queries.split_poin(Saldo(2026, kini, lalu), poin)] == wanted


@pytest.mark.parametrize("way", ["tolak", "tarik", "batalkan"])
def test_what_comes_back_is_the_exact_reversal(rina: Pengguna, petugas: Pengguna, way: str):
    give_poin(rina.pegawai, 2025, 30)
    give_poin(rina.pegawai, 2026, 50)
    imbalan = make_imbalan(poin=45, stok=3)
    row = redeem(rina, imbalan)
    if way == "tarik":
        services.withdraw_penukaran(penukaran_id=row.pk, by=rina)
    elif way == "tolak":
        services.refuse_penukaran(penukaran_id=row.pk, alasan="Belum waktunya", by=petugas)
    else:
        services.approve_penukaran(penukaran_id=row.pk, by=petugas)
        services.revoke_penukaran(penukaran_id=row.pk, alasan="Kunjungan batal", by=petugas)
    row.refresh_from_db()
    imbalan.refresh_from_db()
    ended = {"tolak": ("ditolak", "Belum waktunya"), "tarik": ("dibatalkan", ""), "batalkan": ("dibatalkan", "Kunjungan batal")}
    assert ((row.status, row.alasan), saldo(rina), imbalan.stok) == (ended[way], (30, 50), 3)
    rows = PostingPoin.objects.filter(aturan=None).values_list("tahun", "poin", "membalik__poin")
    assert sorted(rows, key=str) == [(2025, -30, None), (2025, 30, -30), (2026, -15, None), (2026, 15, -15)]
    assert sorted(hidup(rina.pegawai).values()) == [30, 50]


def test_points_of_a_lapsed_year_come_back_lapsed(rina: Pengguna, petugas: Pengguna, time_machine: TimeMachineFixture):
    give_poin(rina.pegawai, 2025, 30)
    give_poin(rina.pegawai, 2026, 50)
    row = redeem(rina, make_imbalan(poin=45))
    later = date(2027, 1, 4)
    set_today(time_machine, later)
    services.refuse_penukaran(penukaran_id=row.pk, alasan="Habis", by=petugas)
    assert saldo(rina, later) == (50, 0)
    assert queries.hangus_of(queries.ambil_of([row])[row.pk], later) == 30


@pytest.mark.parametrize(("poin", "kode"), [(80, None), (81, "kurang")])
def test_the_balance_never_goes_below_zero(rina: Pengguna, poin: int, kode: str | None):
    give_poin(rina.pegawai, 2025, 30)
    give_poin(rina.pegawai, 2026, 50)
    give_poin(rina.pegawai, 2024, 500)
    imbalan = make_imbalan(poin=poin)
    if kode is None:
        redeem(rina, imbalan)
        assert saldo(rina) == (0, 0)
    else:
        assert (code_of(redeem, rina, imbalan), saldo(rina), Penukaran.objects.count()) == (kode, (30, 50), 0)


def test_one_wish_for_a_thing_waits_at_a_time(rina: Pengguna, petugas: Pengguna):
    give_poin(rina.pegawai, 2026, 50)
    imbalan = make_imbalan(poin=10)
    row = redeem(rina, imbalan)
    assert code_of(redeem, rina, imbalan) == "menunggu"
    redeem(rina, make_imbalan("Lain", poin=10))
    services.approve_penukaran(penukaran_id=row.pk, by=petugas)
    assert redeem(rina, imbalan).status == "diajukan"


def test_a_yearly_limit_counts_what_was_not_ended(rina: Pengguna, petugas: Pengguna, time_machine: TimeMachineFixture):
    give_poin(rina.pegawai, 2026, 90)
    imbalan = make_imbalan(poin=10, batas_tahun=1)
    services.withdraw_penukaran(penukaran_id=redeem(rina, imbalan).pk, by=rina)
    services.approve_penukaran(penukaran_id=redeem(rina, imbalan).pk, by=petugas)
    assert code_of(redeem, rina, imbalan) == "batas"
    set_today(time_machine, date(2027, 1, 1))
    assert redeem(rina, imbalan).status == "diajukan"


def test_the_stock_counts_down_and_ends(rina: Pengguna):
    other = make_pengguna(pegawai=make_pegawai())
    for akun in (rina, other):
        give_poin(akun.pegawai, 2026, 50)
    imbalan = make_imbalan(poin=10, stok=1)
    redeem(rina, imbalan)
    imbalan.refresh_from_db()
    assert (imbalan.stok, code_of(redeem, other, imbalan)) == (0, "habis")


def test_who_may_not(rina: Pengguna):
    give_poin(rina.pegawai, 2026, 50)
    imbalan = make_imbalan(poin=10)
    gone = make_imbalan("Lama", poin=10, is_aktif=False)
    assert code_of(redeem, rina, gone) == "tutup"
    assert code_of(services.create_penukaran, imbalan_id=imbalan.pk, poin=9, by=rina) == "poin_berubah"
    suspended = PenangguhanPoin.objects.create(pegawai=rina.pegawai, mulai=HARI - timedelta(days=3), alasan="Hukuman disiplin")
    assert code_of(redeem, rina, imbalan) == "ditangguhkan"
    suspended.selesai = HARI
    suspended.save()
    Pegawai.objects.filter(pk=rina.pegawai_id).update(kedudukan=KedudukanHukum.objects.filter(is_aktif=False)[0])
    assert code_of(redeem, rina, imbalan) == "tidak_aktif"
    Pegawai.objects.filter(pk=rina.pegawai_id).update(kedudukan=KedudukanHukum.objects.get(siasn_id="71"))
    assert redeem(rina, imbalan).status == "diajukan"


def test_nobody_decides_his_own_wish(rina: Pengguna, petugas: Pengguna):
    officer = make_pengguna("pengelola", pegawai=make_pegawai())
    give_poin(officer.pegawai, 2026, 50)
    pk = redeem(officer, make_imbalan(poin=10)).pk
    assert code_of(services.approve_penukaran, penukaran_id=pk, by=officer) == "sendiri"
    assert code_of(services.refuse_penukaran, penukaran_id=pk, alasan="x", by=officer) == "sendiri"
    services.approve_penukaran(penukaran_id=pk, by=petugas)
    assert code_of(services.hand_over, penukaran_id=pk, by=officer) == "sendiri"
    assert code_of(services.revoke_penukaran, penukaran_id=pk, alasan="x", by=officer) == "sendiri"
    assert services.hand_over(penukaran_id=pk, by=petugas).status == "diserahkan"


def test_each_step_only_in_its_place(rina: Pengguna, petugas: Pengguna):
    give_poin(rina.pegawai, 2026, 50)
    pk = redeem(rina, make_imbalan(poin=10)).pk
    assert code_of(services.hand_over, penukaran_id=pk, by=petugas) == "status"
    assert code_of(services.revoke_penukaran, penukaran_id=pk, alasan="x", by=petugas) == "status"
    assert code_of(services.refuse_penukaran, penukaran_id=pk, alasan="  ", by=petugas) == "alasan"
    services.approve_penukaran(penukaran_id=pk, by=petugas)
    assert code_of(services.approve_penukaran, penukaran_id=pk, by=petugas) == "status"
    assert code_of(services.refuse_penukaran, penukaran_id=pk, alasan="x", by=petugas) == "status"
    assert code_of(services.withdraw_penukaran, penukaran_id=pk, by=rina) == "status"
    with pytest.raises(Penukaran.DoesNotExist):
        services.withdraw_penukaran(penukaran_id=pk, by=petugas)


def test_many_are_decided_and_one_refusal_holds_up_nobody(petugas: Pengguna):
    people = [make_pengguna(pegawai=make_pegawai(name)) for name in ("Ani", "Budi", "Citra")]
    imbalan = make_imbalan(poin=10)
    for akun in people:
        give_poin(akun.pegawai, 2026, 10)
    rows = [redeem(akun, imbalan) for akun in people]
    Pegawai.objects.filter(nama="Budi").update(kedudukan=KedudukanHukum.objects.filter(is_aktif=False)[0])
    found = services.approve_all(penukaran_ids=[row.pk for row in rows], by=petugas)
    assert (found.jumlah, found.ditolak) == (2, [("Budi", services.PENAHAN["tidak_aktif"])])
    found = services.refuse_all(penukaran_ids=[row.pk for row in rows], alasan="Pindah", by=petugas)
    assert (found.jumlah, [name for name, _ in found.ditolak]) == (1, ["Ani", "Citra"])
    told = Notifikasi.objects.filter(aturan="penukaran_diputuskan").order_by("pegawai__nama").values_list("pegawai__nama", "objek")
    assert list(told) == [
        ("Ani", f"penukaran:{rows[0].pk}:disetujui"),
        ("Budi", f"penukaran:{rows[1].pk}:ditolak"),
        ("Citra", f"penukaran:{rows[2].pk}:disetujui"),
    ]


def test_recalculation_leaves_redemptions_alone_and_a_result_taken_back_closes_the_shop(rina: Pengguna, petugas: Pengguna):
    seat = make_lulus(rina.pegawai, jp=20)
    hitung.recalculate_pegawai(rina.pegawai_id or 0)
    had = saldo(rina)[1]
    imbalan = make_imbalan(poin=had)
    row = redeem(rina, imbalan)
    assert (hitung.recalculate_pegawai(rina.pegawai_id or 0).is_nihil, saldo(rina)) == (True, (0, 0))
    Pendaftaran.objects.filter(pk=seat.pk).update(status="tidak_lulus")
    hitung.recalculate_pegawai(rina.pegawai_id or 0)
    assert saldo_of(rina.pegawai_id or 0, HARI).berlaku < 0
    assert list(PostingPoin.objects.hidup().filter(aturan=None).values_list("sumber", "poin")) == [(f"tukar:{row.pk}:2026", -had)]
    syarat = queries.syarat_of(rina.pegawai_id or 0, HARI)
    assert (syarat.penahan and syarat.penahan.kode, code_of(redeem, rina, imbalan)) == ("saldo_minus", "saldo_minus")
    assert code_of(services.approve_penukaran, penukaran_id=row.pk, by=petugas) == "saldo_minus"
    services.refuse_penukaran(penukaran_id=row.pk, alasan="Hasil diklat ditarik", by=petugas)
    assert queries.syarat_of(rina.pegawai_id or 0, HARI).penahan is None


def test_the_catalogue_does_not_overwrite_a_piece_taken_meanwhile(rina: Pengguna, petugas: Pengguna):
    give_poin(rina.pegawai, 2026, 50)
    imbalan = make_imbalan(poin=10, stok=5)
    redeem(rina, imbalan)
    imbalan.nama, imbalan.stok = "Buku baru", 8
    assert code_of(services.save_imbalan, imbalan=imbalan, stok_lama=5, by=petugas) == "stok_berubah"
    services.save_imbalan(imbalan=imbalan, stok_lama=4, by=petugas)
    imbalan.refresh_from_db()
    assert (imbalan.nama, imbalan.stok) == ("Buku baru", 8)

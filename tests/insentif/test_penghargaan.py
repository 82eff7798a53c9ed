"""Who may be nominated, by whom, and who decides."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from diklat.models import CatatanJP
from insentif.models import Nominasi, PenangguhanPoin
from insentif.queries import fakta
from insentif.services import nominasi as services
from insentif.services import penghargaan as awards
from pegawai.models import KedudukanHukum, Notifikasi, Pegawai, Pengguna
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.insentif.pabrik import make_lulus
from tests.insentif.pabrik_penghargaan import TAHUN, make_nominasi, make_penghargaan, make_poin
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


def make_dinas() -> tuple[Pegawai, Pengguna, Pegawai, Pegawai]:
    """A head with his account, somebody of his office, and somebody of another."""
    dinas, lain = make_unit("Dinas A"), make_unit("Dinas B")
    kepala = make_pegawai("Kepala A", unit=dinas, memimpin=True)
    bawahan, asing = make_pegawai("Bawahan", unit=make_unit("Bidang A1", dinas)), make_pegawai("Asing", unit=lain)
    return kepala, make_pengguna(pegawai=kepala), bawahan, asing


def propose(penghargaan: Any, pegawai: Pegawai, by: Pengguna, alasan: str = "Tekun") -> str:
    return code_of(services.create_nominasi, penghargaan_id=penghargaan.pk, pegawai=pegawai, alasan=alasan, by=by)


def test_a_head_nominates_his_people_and_the_office_anybody_but_nobody_himself() -> None:
    award, (kepala, atasan, bawahan, asing) = make_penghargaan(), make_dinas()
    orang_pengelola = make_pegawai("Pengelola")
    pengelola = make_pengguna("pengelola", pegawai=orang_pengelola)
    got = [
        propose(award, kepala, atasan),
        propose(award, asing, atasan),
        propose(award, bawahan, make_pengguna(pegawai=asing)),
        propose(award, orang_pengelola, pengelola),
        propose(award, bawahan, atasan),
        propose(award, asing, pengelola),
    ]
    assert got == ["sendiri", "bukan_bawahan", "bukan_bawahan", "sendiri", "", ""]


def test_a_head_with_a_city_wide_role_still_nominates_only_his_people() -> None:
    award, (kepala, _, bawahan, asing) = make_penghargaan(), make_dinas()
    Pengguna.objects.filter(pegawai=kepala).delete()
    pimpinan = make_pengguna("pimpinan", pegawai=kepala)
    assert (propose(award, asing, pimpinan), propose(award, bawahan, pimpinan)) == ("bukan_bawahan", "")


def test_each_condition_that_is_not_met_is_named() -> None:
    award = make_penghargaan(kelompok="PPPK", poin_minimum=20)
    by, today = make_pengguna("pengelola"), timezone.localdate()
    pns = make_pegawai()
    pensiun = make_pegawai(jenis_asn="PPPK", kedudukan=KedudukanHukum.objects.filter(is_aktif=False)[0])
    kurang, tahun_lalu, ditukar, ditahan = (make_pegawai(jenis_asn="PPPK") for _ in range(4))
    for number, person in enumerate((pns, pensiun, ditukar, ditahan)):
        make_poin(person, 20, f"lulus:{number}")
    make_poin(kurang, 19, "lulus:10")
    make_poin(tahun_lalu, 20, "lulus:11", tahun=TAHUN - 1)
    make_poin(ditukar, -20, f"tukar:1:{TAHUN}", kejadian="")
    PenangguhanPoin.objects.create(pegawai=ditahan, mulai=today, alasan="Hukuman disiplin")
    PenangguhanPoin.objects.create(pegawai=ditukar, mulai=today - timedelta(9), selesai=today, alasan="Sudah berakhir")
    people = (pns, pensiun, kurang, tahun_lalu, ditahan, ditukar)
    assert [propose(award, person, by) for person in people] == ["kelompok", "nonaktif", "poin_kurang", "poin_kurang", "ditangguhkan", ""]


def test_a_cpns_belongs_to_the_group_of_pns() -> None:
    award, by = make_penghargaan(kelompok="PNS"), make_pengguna("pengelola")
    assert [propose(award, make_pegawai(jenis_asn=jenis), by) for jenis in ("PNS", "CPNS", "PPPK")] == ["", "", "kelompok"]


def test_nominations_are_taken_while_the_award_is_open_and_in_its_days() -> None:
    by, today, day = make_pengguna("pengelola"), timezone.localdate(), timedelta(days=1)
    awards_ = [
        make_penghargaan("Draf", status="draf"),
        make_penghargaan("Ditutup", status="ditutup"),
        make_penghargaan("Besok", nominasi_mulai=today + day),
        make_penghargaan("Kemarin", nominasi_sampai=today - day),
        make_penghargaan("Hari ini", nominasi_mulai=today, nominasi_sampai=today),
    ]
    expected = ["belum_dibuka", "belum_dibuka", "di_luar_masa", "di_luar_masa", ""]
    assert [propose(award, make_pegawai(), by) for award in awards_] == expected


def test_a_nomination_needs_a_reason_and_comes_once_until_it_is_over() -> None:
    award, pegawai, by = make_penghargaan(), make_pegawai(), make_pengguna("pengelola")
    got = [propose(award, pegawai, by, " "), propose(award, pegawai, by), propose(award, pegawai, by)]
    row = Nominasi.objects.get()
    services.withdraw_nominasi(pk=row.pk, alasan="Keliru orang", by=by)
    assert [*got, propose(award, pegawai, by)] == ["alasan", "", "sudah_dinominasikan", ""]


def test_who_decides_is_of_the_office_and_neither_nominator_nor_nominee() -> None:
    award, pegawai = make_penghargaan(), make_pegawai()
    pengusul, calon = make_pengguna("pengelola"), make_pengguna("pengelola", pegawai=pegawai)
    row = make_nominasi(award, pegawai, diusulkan_oleh=pengusul)
    lain = [make_pengguna(role) for role in ("kepegawaian", "pimpinan", "auditor", "admin")]
    got = [code_of(services.decide_nominasi, pk=row.pk, setuju=True, alasan="Baik", by=by) for by in (pengusul, calon, *lain)]
    assert got == ["pengusul_sendiri", "sendiri", *["bukan_wewenang"] * 4]
    own = make_pengguna(pegawai=make_pegawai())
    mine = make_nominasi(award, own.pegawai, diusulkan_oleh=pengusul)
    assert code_of(services.decide_nominasi, pk=mine.pk, setuju=True, alasan="Baik", by=own) == "bukan_wewenang"
    assert code_of(services.decide_nominasi, pk=row.pk, setuju=True, alasan="Baik", by=make_pengguna("pengelola")) == ""


@pytest.mark.parametrize("setuju", [True, False])
def test_a_decision_has_a_reason_and_is_made_once(setuju: bool) -> None:
    row, by = make_nominasi(make_penghargaan(), make_pegawai(), diusulkan_oleh=make_pengguna("pengelola")), make_pengguna("pengelola")
    got = [code_of(services.decide_nominasi, pk=row.pk, setuju=setuju, alasan=reason, by=by) for reason in (" ", "Sebab", "Lagi")]
    row.refresh_from_db()
    assert got == ["alasan", "", "sudah_diputus"]
    assert (row.status, row.alasan_putusan, row.diputus_oleh) == ("disetujui" if setuju else "ditolak", "Sebab", by)


def test_conditions_are_asked_again_when_deciding_but_only_for_a_yes() -> None:
    award, pegawai = make_penghargaan(poin_minimum=5), make_pegawai()
    row, by = make_nominasi(award, pegawai, diusulkan_oleh=make_pengguna("pengelola")), make_pengguna("pengelola")
    got = [code_of(services.decide_nominasi, pk=row.pk, setuju=setuju, alasan="Sebab", by=by) for setuju in (True, False)]
    assert got == ["poin_kurang", ""]


def test_no_more_recipients_than_the_award_has_and_a_withdrawn_one_makes_room() -> None:
    award, by = make_penghargaan(jumlah=1), make_pengguna("pengelola")
    first, second = (make_nominasi(award, make_pegawai(), diusulkan_oleh=make_pengguna("pengelola")) for _ in range(2))

    def decide(row: Nominasi) -> str:
        return code_of(services.decide_nominasi, pk=row.pk, setuju=True, alasan="Baik", by=by)

    got = [decide(first), decide(second)]
    services.withdraw_nominasi(pk=first.pk, alasan="Mengundurkan diri", by=by)
    assert [*got, decide(second)] == ["", "penuh", ""]


def test_who_takes_a_nomination_back() -> None:
    award, (_, atasan, bawahan, asing) = make_penghargaan(), make_dinas()
    row = make_nominasi(award, bawahan, diusulkan_oleh=atasan)
    sendiri = make_pengguna("pengelola", pegawai=bawahan)

    def withdraw(by: Pengguna, alasan: str = "Sebab") -> str:
        return code_of(services.withdraw_nominasi, pk=row.pk, alasan=alasan, by=by)

    got = [withdraw(make_pengguna(pegawai=asing)), withdraw(sendiri), withdraw(atasan, ""), withdraw(atasan), withdraw(atasan)]
    assert got == ["bukan_berwenang", "sendiri", "alasan", "", "sudah_berakhir"]
    row = make_nominasi(award, bawahan, diusulkan_oleh=atasan, status="disetujui")
    assert [withdraw(atasan), withdraw(make_pengguna("pengelola"))] == ["bukan_berwenang", ""]


def test_an_opened_award_keeps_what_nominators_rely_on() -> None:
    award, by = make_penghargaan(jumlah=2), make_pengguna("pengelola")
    make_nominasi(award, make_pegawai(), status="disetujui")

    def change(**values: Any) -> str:
        row = type(award).objects.get(pk=award.pk)
        for name, value in values.items():
            setattr(row, name, value)
        return code_of(awards.save_penghargaan, penghargaan=row, by=by)

    got = [change(poin_minimum=9), change(nama="Lain"), change(jumlah=0), change(jumlah=1, keterangan="Lebih jelas")]
    award.refresh_from_db()
    assert (got, award.keterangan) == (["terkunci", "terkunci", "jumlah_terpakai", ""], "Lebih jelas")


def test_a_draft_changes_freely_and_saving_does_not_open_it() -> None:
    award = make_penghargaan(status="draf")
    award.poin_minimum, award.status = 9, "dibuka"
    assert awards.save_penghargaan(penghargaan=award, by=make_pengguna("pengelola")).status == "draf"


def test_opening_and_closing() -> None:
    award, today, by = make_penghargaan(status="draf"), timezone.localdate(), make_pengguna("pengelola")
    late = make_penghargaan("Lewat", status="ditutup", nominasi_sampai=today - timedelta(days=1))
    steps = [(awards.close_penghargaan, award), (awards.open_penghargaan, award), (awards.open_penghargaan, award)]
    steps += [(awards.close_penghargaan, award), (awards.open_penghargaan, award), (awards.open_penghargaan, late)]
    assert [code_of(act, pk=row.pk, by=by) for act, row in steps] == ["belum_dibuka", "", "sudah_dibuka", "", "", "lewat"]


def test_winner_and_nominator_are_told_of_a_yes_and_only_the_nominator_of_a_no() -> None:
    award, pengusul, by = make_penghargaan(jumlah=2), make_pengguna("pengelola"), make_pengguna("pengelola")
    rows = [make_nominasi(award, make_pegawai(), diusulkan_oleh=pengusul) for _ in range(2)]
    for row, setuju in zip(rows, (True, False), strict=True):
        services.decide_nominasi(pk=row.pk, setuju=setuju, alasan="Sebab", by=by)
    told = set(Notifikasi.objects.values_list("aturan", "objek", "pegawai", "pengguna"))
    yes, no = (f"nominasi:{row.pk}" for row in rows)
    assert told == {
        ("penghargaan_diterima", yes, rows[0].pegawai_id, None),
        ("nominasi_diputus", yes, None, pengusul.pk),
        ("nominasi_diputus", no, None, pengusul.pk),
    }


def test_facts_are_of_the_award_s_year() -> None:
    pegawai = make_pegawai()
    row = make_nominasi(make_penghargaan(), pegawai)
    make_lulus(pegawai, jp=6)
    first = make_poin(pegawai, 12, "lulus:1", pengali="1.5", satuan=8)
    make_poin(pegawai, 4, "lulus:2")
    make_poin(pegawai, -12, "lulus:1", pengali="1.5", satuan=8, membalik=first)
    make_poin(pegawai, 9, "lulus:3", pengali="1.5", satuan=6)
    make_poin(pegawai, 30, "lulus:4", tahun=TAHUN - 1, pengali="1.5")
    make_poin(pegawai, -5, f"tukar:1:{TAHUN}", kejadian="")
    found = fakta.with_fakta(Nominasi.objects.all()).get(pk=row.pk)
    assert (found.poin, found.jp, found.celah) == (13, 6, 1)  # type: ignore[attr-defined]
    assert CatatanJP.objects.count() == 1


def test_badges_count_what_stands_until_the_year_and_some_within_one_year() -> None:
    pegawai, lain = make_pegawai(), make_pegawai()
    for number in range(3):
        make_poin(pegawai, 3, f"lulus:{number}", pengali="1.5", tahun=TAHUN - number)
        make_poin(lain, 3, f"lulus:1{number}", pengali="1.5", tahun=TAHUN + 1 - number)
    for number in range(6):
        make_poin(pegawai, 3, f"temu:{number}", kejadian="mentoring", tahun=TAHUN if number else TAHUN - 1)
        make_poin(lain, 3, f"temu:1{number}", kejadian="mentoring")
    assert fakta.lencana_of([pegawai.pk, lain.pk], TAHUN) == {pegawai.pk: ["Penutup kesenjangan"], lain.pk: ["Mentor"]}

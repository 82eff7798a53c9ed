"""A draft of rules: drawn from the newest set, changed, compared in words, and published only as it was tried."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from insentif.models import AturanPoin, Kejadian, KelompokASN, SimulasiAturan, SimulasiOrang, TingkatPoin, VersiAturan
from insentif.queries import aturan as queries
from insentif.queries.kalimat import tell_aturan
from insentif.services import aturan as services
from insentif.services.simulasi import create_simulasi
from pegawai.services.pekerjaan import run_pekerjaan
from tests.factories import make_pegawai, make_pengguna
from tests.insentif.pabrik import HARI, make_lulus

pytestmark = pytest.mark.django_db


def make_draf(mulai: date = HARI) -> VersiAturan:
    versi = services.create_draf(by=make_pengguna("admin"))
    VersiAturan.objects.filter(pk=versi.pk).update(berlaku_mulai=mulai)
    versi.refresh_from_db()
    return versi


def try_out(versi: VersiAturan) -> str:
    """The fingerprint of what was tried."""
    run_pekerjaan(pk=create_simulasi(versi_id=versi.pk, by=make_pengguna("admin")).pk)
    return SimulasiAturan.objects.get(versi=versi).sidik


def codes(act, *args, **kwargs) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        act(*args, by=make_pengguna("admin"), **kwargs)
    error = caught.value
    rows = [row for found in error.error_dict.values() for row in found] if hasattr(error, "error_dict") else error.error_list
    return [row.code for row in rows]


def rule(versi: VersiAturan, kejadian: str) -> AturanPoin:
    return AturanPoin.objects.filter(versi=versi, kejadian=kejadian).order_by("-ambang").first()


def test_a_draft_begins_as_the_newest_set_on_the_first_of_the_next_month():
    versi = services.create_draf(by=make_pengguna("admin"))
    today = timezone.localdate()
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    assert (versi.nomor, versi.status, versi.berlaku_mulai, versi.kedudukan) == (2, "draf", first, ["01", "71"])
    assert (versi.aturan_list.count(), versi.tingkat_list.count()) == (13, 6)
    assert queries.isi_of(versi).sidik != queries.isi_of(VersiAturan.objects.get(nomor=1)).sidik  # another day
    assert codes(services.create_draf) == ["draf_ada"]


def test_rules_in_words():
    rows = list(AturanPoin.objects.filter(versi__nomor=1))
    found = {(row.kejadian, row.nama): tell_aturan(row, rows) for row in rows}
    assert list(found.values()) == [
        "1 poin per JP diklat yang lulus, ×1,5 bila menutup kesenjangan sendiri, paling banyak 60 poin setahun bersama diklat luar.",
        "1 poin per JP diklat luar yang diverifikasi, paling banyak 60 poin setahun bersama diklat yang lulus.",
        "10 poin bila nilai akhir sekurangnya 90,01.",
        "5 poin bila nilai akhir sekurangnya 80,01 dan di bawah 90,01.",
        "5 poin bila N-gain sekurangnya 0,7.",
        "2 poin bila N-gain sekurangnya 0,3 dan di bawah 0,7.",
        "2 poin tiap umpan balik yang diisi, paling banyak 20 poin setahun.",
        "3 poin tiap pertemuan mentoring sebagai mentor yang disetujui keduanya, paling banyak 30 poin setahun.",
        "5 poin tiap sesi mengajar rekan yang dihadiri sekurangnya 5 orang, paling banyak 30 poin setahun.",
        "3 poin tiap evaluasi pascadiklat yang diisi sebagai alumnus sampai tenggatnya.",
        "2 poin tiap evaluasi pascadiklat yang diisi sebagai atasan sampai tenggatnya.",
        "10 poin sekali setahun saat mencapai 20 JP, paling banyak 10 poin setahun, hanya untuk PNS dan CPNS.",
        "Berkurang 5 poin bila tidak hadir tanpa kabar, atau membatalkan sendiri kurang dari 3 hari sebelum mulai.",
    ]


def test_a_wider_limit_of_absence_says_where_it_begins():
    rows = [AturanPoin(pk=number, kejadian=Kejadian.MANGKIR, poin=-poin, ambang=ambang) for number, poin, ambang in ((1, 5, 3), (2, 2, 7))]
    assert (
        tell_aturan(rows[1], rows) == "Berkurang 2 poin bila membatalkan sendiri 3 hari atau lebih tetapi kurang dari 7 hari sebelum mulai."
    )


def test_what_a_draft_changes():
    versi, before = make_draf(), VersiAturan.objects.get(nomor=1)
    AturanPoin.objects.filter(versi=versi, kejadian="mentoring").update(poin="4.5", batas_tahun=None)
    AturanPoin.objects.filter(versi=versi, kejadian="n_gain", ambang="0.7").update(ambang="0.8")
    AturanPoin.objects.filter(versi=versi, kejadian="berbagi").delete()
    AturanPoin.objects.create(versi=versi, kejadian="mangkir", nama="Batal seminggu sebelumnya", poin=-1, ambang=7)
    TingkatPoin.objects.filter(versi=versi, kelompok="PPPK", nama="Emas").update(ambang=75)
    versi.kedudukan = ["01"]
    isi, lama = queries.isi_of(versi), queries.isi_of(before)
    changed = [(row.keadaan, row.aturan.nama, *row.perubahan) for row in queries.compare(isi, lama) if row.keadaan]
    assert changed == [
        ("ubah", "Kemajuan belajar tinggi", "ambang 0,7 → 0,8"),
        ("ubah", "Pertemuan mentoring sebagai mentor", "poin 3 → 4,5", "batas setahun 30 → tidak ada"),
        ("baru", "Batal seminggu sebelumnya"),
        ("hapus", "Mengajar rekan"),
    ]
    assert queries.list_beda(isi, lama) == [
        "Kedudukan hukum PPPK Aktif tidak lagi mendapat poin.",
        "Tingkat Emas (PPPK): mulai 70 → 75 poin.",
    ]


def test_a_rule_of_the_draft_is_held_to_the_laws_of_the_table():
    versi = make_draf()
    double = AturanPoin(kejadian="lulus", nama="Lulus lagi", poin=2)
    band = TingkatPoin(kelompok=KelompokASN.PNS, nama="Perunggu", ambang=10)
    changed = rule(versi, "lulus")
    changed.poin = -1
    with pytest.raises(ValidationError, match="untuk peristiwa dan ambang ini sudah ada"):
        services.add_bagian(versi_id=versi.pk, bagian=double, by=make_pengguna("admin"))
    with pytest.raises(ValidationError, match="Sudah ada tingkat dengan nama itu untuk kelompok ini"):
        services.add_bagian(versi_id=versi.pk, bagian=band, by=make_pengguna("admin"))
    with pytest.raises(ValidationError, match="Poin harus lebih dari nol"):
        services.save_bagian(bagian=changed, by=make_pengguna("admin"))


def test_a_kind_of_employment_has_one_rule_for_an_event_and_threshold():
    versi = make_draf()

    def add(*jenis: str, ambang: int = 30, poin: int = 2) -> list[str]:
        row = AturanPoin(kejadian="target_jp", nama="Target", poin=poin, ambang=ambang, jenis_asn=list(jenis))
        try:
            services.add_bagian(versi_id=versi.pk, bagian=row, by=make_pengguna("admin"))
        except ValidationError as refused:
            return [str(text).split(" untuk")[0] for text in refused.messages]
        return []

    assert [add("PNS", "CPNS"), add("PPPK", poin=3)] == [[], []]
    assert add("PPPK", "PNS") == ["Aturan bagi PNS", "Aturan bagi PPPK"]
    assert add() == ["Aturan bagi PNS", "Aturan bagi CPNS", "Aturan bagi PPPK"]
    assert [add(ambang=31), add("CPNS", ambang=31)] == [[], ["Aturan bagi CPNS"]]


def test_rules_for_other_people_neither_limit_a_rule_nor_share_its_cap():
    versi = make_draf()
    AturanPoin.objects.filter(versi=versi, kejadian="lulus").update(jenis_asn=["PNS", "CPNS"])
    AturanPoin.objects.filter(versi=versi, kejadian="luar").update(jenis_asn=["PNS", "CPNS"])
    AturanPoin.objects.create(
        versi=versi, kejadian="lulus", nama="Lulus PPPK", poin=1, batas_tahun=40, kelompok_batas="jp", jenis_asn=["PPPK"]
    )
    AturanPoin.objects.create(versi=versi, kejadian="n_gain", nama="Kemajuan PPPK", poin=4, ambang="0.5", jenis_asn=["PPPK"])
    isi = queries.isi_of(versi)
    services.check_isi(isi)
    told = {row.nama: tell_aturan(row, isi.aturan) for row in isi.aturan}
    assert told["Lulus PPPK"] == "1 poin per JP diklat yang lulus, paling banyak 40 poin setahun, hanya untuk PPPK."
    assert told["Kemajuan belajar sedang"] == "2 poin bila N-gain sekurangnya 0,3 dan di bawah 0,7."
    assert told["Kemajuan PPPK"] == "4 poin bila N-gain sekurangnya 0,5 dan di bawah 0,7, hanya untuk PPPK."
    lama = queries.isi_of(VersiAturan.objects.get(nomor=1))
    AturanPoin.objects.filter(versi=versi, nama="Lulus PPPK").update(poin=2)
    changed = {row.aturan.nama: row.keadaan for row in queries.compare(queries.isi_of(versi), lama) if row.keadaan}
    assert changed["Lulus PPPK"] == changed["Kemajuan PPPK"] == "baru"


def test_what_is_published_is_not_edited():
    old = VersiAturan.objects.get(nomor=1)
    row = rule(old, "lulus")
    data = {"berlaku_mulai": HARI, "dasar": "", "kedudukan": ["01"]}
    assert codes(services.save_versi, versi_id=old.pk, data=data) == ["terbit"]
    assert codes(services.add_bagian, versi_id=old.pk, bagian=AturanPoin(kejadian="lulus", nama="x", poin=1)) == ["terbit"]
    assert codes(services.save_bagian, bagian=row) == ["terbit"]
    assert codes(services.delete_bagian, bagian=row) == ["terbit"]
    assert codes(services.delete_draf, versi_id=old.pk) == ["terbit"]
    assert codes(services.publish_versi, versi_id=old.pk, sidik="") == ["terbit"]
    assert codes(services.delete_draf, versi_id=0) == ["hilang"]


def test_a_draft_follows_the_newest_set():
    versi = make_draf()
    data = {"berlaku_mulai": date(2024, 1, 1), "dasar": "", "kedudukan": ["01"]}
    assert codes(services.save_versi, versi_id=versi.pk, data=data) == ["tanggal"]
    services.save_versi(
        versi_id=versi.pk, data={**data, "berlaku_mulai": date(2024, 1, 2), "kedudukan": ["71", "01"]}, by=make_pengguna("admin")
    )
    versi.refresh_from_db()
    assert (versi.berlaku_mulai, versi.kedudukan) == (date(2024, 1, 2), ["01", "71"])


def test_rules_that_share_a_cap_agree_on_it():
    versi = make_draf()
    AturanPoin.objects.filter(versi=versi, kejadian="luar").update(batas_tahun=30)
    VersiAturan.objects.filter(pk=versi.pk).update(kedudukan=[], berlaku_mulai=date(2023, 1, 1))
    assert codes(services.publish_versi, versi_id=versi.pk, sidik="") == ["kedudukan", "tanggal", "batas_bersama"]


def test_only_what_was_tried_and_seen_is_published():
    admin, versi = make_pengguna("admin"), make_draf()
    assert codes(services.publish_versi, versi_id=versi.pk, sidik=queries.isi_of(versi).sidik) == ["belum_teruji"]
    seen = try_out(versi)
    AturanPoin.objects.filter(versi=versi, kejadian="lulus").update(poin=2)
    assert codes(services.publish_versi, versi_id=versi.pk, sidik=seen) == ["belum_teruji"]
    now = try_out(versi)
    assert codes(services.publish_versi, versi_id=versi.pk, sidik=seen) == ["berubah"]
    found = services.publish_versi(versi_id=versi.pk, sidik=now, by=admin)
    assert (found.status, found.diterbitkan_oleh, found.diterbitkan_pada is not None) == ("terbit", admin, True)
    assert codes(services.publish_versi, versi_id=versi.pk, sidik=now) == ["terbit"]


@pytest.mark.parametrize(
    "change", [{"poin": "1.01"}, {"nama": "Lain"}, {"pengali_celah": "1.6"}, {"batas_tahun": 61}, {"jenis_asn": ["PNS"]}]
)
def test_every_part_of_a_rule_is_in_the_fingerprint(change):
    versi = make_draf()
    before = queries.isi_of(versi).sidik
    AturanPoin.objects.filter(versi=versi, kejadian="lulus").update(**change)
    assert queries.isi_of(versi).sidik != before


def test_who_earns_levels_and_the_day_are_in_the_fingerprint_and_the_reason_is_not():
    versi = make_draf()
    found = {queries.isi_of(versi).sidik}
    TingkatPoin.objects.filter(versi=versi, nama="Emas").update(ambang=99)
    found.add(queries.isi_of(versi).sidik)
    versi.kedudukan = ["01"]
    found.add(queries.isi_of(versi).sidik)
    versi.berlaku_mulai += timedelta(days=1)
    found.add(queries.isi_of(versi).sidik)
    versi.dasar = "Keputusan 1/2027"
    assert (len(found), queries.isi_of(versi).sidik in found) == (4, True)


def test_a_draft_is_thrown_away_with_its_trial():
    make_lulus(make_pegawai("Rina"), jp=8)
    versi = make_draf()
    AturanPoin.objects.filter(versi=versi, kejadian="lulus").update(poin=2)
    try_out(versi)
    assert SimulasiOrang.objects.count() == 1
    services.delete_draf(versi_id=versi.pk, by=make_pengguna("admin"))
    assert [VersiAturan.objects.count(), SimulasiAturan.objects.count(), SimulasiOrang.objects.count()] == [1, 0, 0]

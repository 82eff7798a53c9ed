"""Charters: what they say, their numbers, their file, and how they end."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db.utils import DatabaseError, IntegrityError
from django.utils import timezone

from diklat.models import NomorUrut
from diklat.services.sertifikat.berkas import check_berkas
from diklat.services.tanda_tangan import Keutuhan
from diklat.services.terbitan import sidik_usul
from insentif.models import Nominasi, Penghargaan, Piagam
from insentif.queries import penghargaan as queries
from insentif.services import nominasi, piagam
from insentif.services.piagam import pekerjaan as jobs
from insentif.services.piagam.nomor import take_nomor
from pegawai.models import Notifikasi, Pengguna
from pegawai.services import notifikasi, pekerjaan
from tests import hari, instansi
from tests.diklat.pabrik import make_penanda_tangan
from tests.factories import make_jabatan, make_pegawai, make_pengguna, make_unit
from tests.insentif.pabrik_penghargaan import confirm_cabut, make_nominasi, make_penghargaan, revoke
from tests.tolak import code_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_berkas")]
NOMOR = f"800.1.13/{{:04d}}/PIAGAM/BKPSDM/{hari.PADA.year}"


def make_penerima(jumlah: int = 1, award: Penghargaan | None = None, **pegawai: Any) -> list[Nominasi]:
    award = award or make_penghargaan(jumlah=9)
    return [make_nominasi(award, make_pegawai(f"Penerima {n}", **pegawai), status="disetujui") for n in range(1, jumlah + 1)]


def issue(award: Penghargaan, **kwargs: Any) -> list[Piagam]:
    kwargs = {"tanggal": timezone.localdate(), "by": make_pengguna("pengelola"), "penanda_tangan_id": make_penanda_tangan().pk, **kwargs}
    return piagam.issue_piagam(penghargaan_id=award.pk, **kwargs)


def test_a_charter_freezes_its_facts_and_its_file_is_signed() -> None:
    award = make_penghargaan("Mentor Teladan", keterangan="Untuk mentor.")
    orang = make_pegawai("Rina", unit=make_unit("Bidang A1", make_unit("Dinas A")), jabatan=make_jabatan("Analis"), gelar_belakang="S.E.")
    make_nominasi(award, orang, status="disetujui")
    (made,) = issue(award)
    award.nama, orang.nama = "Lain", "Lain"
    award.save()
    orang.save()
    row = Piagam.objects.get(pk=made.pk)
    assert {key: row.isi[key] for key in ("judul", "nama", "nip", "pangkat", "jabatan", "instansi", "penghargaan", "tahun", "nomor")} == {
        "judul": "Piagam penghargaan",
        "nama": "Rina, S.E.",
        "nip": f"{orang.nip[:8]} {orang.nip[8:14]} {orang.nip[14]} {orang.nip[15:]}",
        "pangkat": "Penata Muda, III/a",
        "jabatan": "Analis",
        "instansi": "Bidang A1, Dinas A",
        "penghargaan": "Mentor Teladan",
        "tahun": 2026,
        "nomor": NOMOR.format(1),
    }
    assert "lahir" not in row.isi
    with row.berkas.open("rb") as source:
        assert hashlib.sha256(source.read()).hexdigest() == row.sha256
    assert check_berkas(row) == Keutuhan.UTUH


def test_charters_count_for_themselves_without_gaps_and_leave_the_series_of_certificates_alone() -> None:
    first, second = make_penghargaan("Satu", jumlah=9), make_penghargaan("Dua", jumlah=9)
    make_penerima(2, first)
    make_penerima(1, second)
    numbers = [row.nomor for award in (first, second) for row in issue(award)]
    assert numbers == [NOMOR.format(n) for n in (1, 2, 3)]
    assert NomorUrut.objects.count() == 0
    assert take_nomor(tahun=2027, jumlah=1) == [(1, "800.1.13/0001/PIAGAM/BKPSDM/2027")]


def test_only_recipients_without_a_charter_get_one() -> None:
    award = make_penghargaan(jumlah=9)
    make_penerima(1, award)
    make_nominasi(award, make_pegawai())
    make_nominasi(award, make_pegawai(), status="ditolak")
    assert [len(issue(award)), code_of(issue, award=award)] == [1, "kosong"]
    make_penerima(1, award)
    assert [row.urut for row in issue(award)] == [2]


def test_the_date_lies_between_the_decision_and_today() -> None:
    award, today = make_penerima()[0].penghargaan, timezone.localdate()
    Nominasi.objects.update(diputus_pada=timezone.now() - timedelta(days=2))
    days = [today - timedelta(days=3), today + timedelta(days=1), today - timedelta(days=2)]
    assert [code_of(issue, award=award, tanggal=day) for day in days] == ["tanggal", "tanggal", ""]


def test_a_failure_leaves_neither_row_nor_number_nor_file() -> None:
    award, by = make_penerima(3)[0].penghargaan, make_pengguna("pengelola")

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise IntegrityError

    with pytest.raises(IntegrityError):
        issue(award, tell=stop, by=by)
    assert (Piagam.objects.count(), default_storage.exists("piagam/2026")) == (0, False)
    assert [row.urut for row in issue(award)] == [1, 2, 3]


def test_the_number_follows_the_pattern_of_the_office() -> None:
    instansi.change(pola_piagam="PIAGAM/{urut:03d}/{tahun}")
    (made,) = issue(make_penerima()[0].penghargaan)
    assert made.nomor == f"PIAGAM/001/{made.tahun}"


def propose(made: Piagam, by: Pengguna, alasan: str = "Data keliru") -> str:
    return code_of(piagam.propose_cabut, pk=made.pk, alasan=alasan, by=by)


def confirm(made: Piagam, by: Pengguna) -> str:
    return code_of(confirm_cabut, made=made, by=by)


def test_two_of_the_office_withdraw_and_the_award_goes_with_it() -> None:
    (row,) = make_penerima()
    award, first, second = row.penghargaan, make_pengguna("pengelola"), make_pengguna("pengelola")
    Penghargaan.objects.update(jumlah=1)
    (made,) = issue(award)
    assert code_of(nominasi.withdraw_nominasi, pk=row.pk, alasan="Sebab", by=first) == "ada_piagam"
    assert [confirm(made, second), propose(made, first, " "), propose(made, first), propose(made, second)] == [
        "belum_diusulkan", "alasan", "", "sudah_diusulkan",
    ]  # fmt: skip
    assert Piagam.objects.get().status == "terbit"
    assert [confirm(made, first), confirm(made, second), confirm(made, second), propose(made, first)] == [
        "orang_sama", "", "sudah_dicabut", "sudah_dicabut",
    ]  # fmt: skip
    row.refresh_from_db()
    found = Piagam.objects.get()
    assert (row.status, row.alasan_putusan, found.alasan_cabut) == ("ditarik", "Piagam dicabut. Data keliru", "Data keliru")
    assert (found.usul_oleh, found.dicabut_oleh) == (first, second)
    again = make_nominasi(award, row.pegawai, diusulkan_oleh=make_pengguna("pengelola"))
    nominasi.decide_nominasi(pk=again.pk, setuju=True, alasan="Data sudah benar", by=first)
    assert [row.urut for row in issue(award)] == [2]


def test_neither_step_is_for_the_recipient_or_another_role() -> None:
    (row,) = make_penerima()
    (made,) = issue(row.penghargaan)
    sendiri, auditor = make_pengguna("pengelola", pegawai=row.pegawai), make_pengguna("auditor")
    assert [propose(made, by) for by in (sendiri, auditor)] == ["sendiri", "bukan_wewenang"]
    propose(made, make_pengguna("pengelola"))
    assert [confirm(made, by) for by in (sendiri, auditor)] == ["sendiri", "bukan_wewenang"]
    assert [code_of(piagam.keep_piagam, pk=made.pk, by=by) for by in (sendiri, auditor)] == ["sendiri", "bukan_wewenang"]


def test_a_proposal_tells_the_others_and_may_be_dropped() -> None:
    (row,) = make_penerima()
    make_pengguna("pengelola", pegawai=row.pegawai)
    (made,) = issue(row.penghargaan)
    first, second = make_pengguna("pengelola"), make_pengguna("pengelola")
    propose(made, first)
    seen = sidik_usul(Piagam.objects.get())
    told = set(Notifikasi.objects.filter(aturan="piagam_usul_cabut").values_list("pengguna", flat=True))
    assert (second.pk in told, first.pk in told, row.pegawai_id in {p.pegawai_id for p in Pengguna.objects.filter(pk__in=told)}) == (
        True, False, False,
    )  # fmt: skip
    assert piagam.keep_piagam(pk=made.pk, by=first).is_usul is False
    propose(made, first, "Alasan lain")
    assert code_of(piagam.revoke_piagam, pk=made.pk, dilihat=seen, by=second) == "berubah"
    assert confirm(made, second) == ""


@pytest.mark.parametrize("who", ["nobody", "the same"])
def test_the_database_wants_two_people_to_withdraw(who: str) -> None:
    (made,), by = issue(make_penerima()[0].penghargaan), make_pengguna("pengelola")
    if who == "the same":
        propose(made, by)
    with pytest.raises(DatabaseError, match="piagam_dicabut_dua_orang" if who == "the same" else "Cannot update"):
        _change(made.pk, dicabut_pada=timezone.now(), dicabut_oleh=by, alasan_cabut="x")


def test_the_job_issues_and_leads_back_to_the_award() -> None:
    award = make_penerima(2)[0].penghargaan
    asked: dict[str, Any] = {"penanda_tangan_id": make_penanda_tangan().pk, "tanggal": timezone.localdate()}
    job = jobs.create_terbit(penghargaan=award, by=make_pengguna("pengelola"), **asked)
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    expected = f"2 piagam terbit, nomor {NOMOR.format(1)} sampai {NOMOR.format(2)}."
    assert (job.pesan, job.parameter["lanjut"]) == (expected, award.get_absolute_url())
    assert code_of(jobs.create_terbit, penghargaan=award, by=make_pengguna("pengelola"), **asked) == "kosong"


def test_the_points_page_shows_charters_in_force_and_those_withdrawn() -> None:
    first, second = make_penerima(2)
    issued = issue(first.penghargaan)
    revoke(issued[1])
    assert [(row.nomor, row.dicabut_pada is None) for row in queries.piagam_of(first.pegawai_id)] == [(NOMOR.format(1), True)]
    assert [(row.nomor, row.dicabut_pada is None) for row in queries.piagam_of(second.pegawai_id)] == [(NOMOR.format(2), False)]


def drain(surat: Any, jumlah: int) -> dict[str, str]:
    """Subject to text of the mails that arrive."""
    Notifikasi.objects.update(kirim_pada=timezone.now() - timedelta(minutes=1))
    notifikasi.drain()
    return {str(mail["Subject"]): mail.get_body(("plain",)).get_content() for mail in surat.wait_for(jumlah)}


@pytest.mark.django_db(transaction=True)
def test_winner_and_nominator_get_their_mails(surat: Any) -> None:
    orang = make_pegawai("Dewi Lestari", email="dewi@contoh.go.id")
    award = make_penghargaan(keterangan="Untuk yang tekun.")
    row = make_nominasi(award, orang, diusulkan_oleh=make_pengguna("pengelola"))
    nominasi.decide_nominasi(pk=row.pk, setuju=True, alasan="Tekun dan berbagi", by=make_pengguna("pengelola"))
    first = drain(surat, 2)
    assert sorted(first) == ["Anda menerima penghargaan Pembelajar Teladan 2026", "Nominasi Dewi Lestari: Disetujui"]
    assert "Untuk yang tekun." in first["Anda menerima penghargaan Pembelajar Teladan 2026"]
    assert "Alasan: Tekun dan berbagi" in first["Nominasi Dewi Lestari: Disetujui"]
    surat.clear()
    (made,) = issue(award)
    assert NOMOR.format(1) in drain(surat, 1)["Piagam Pembelajar Teladan 2026 sudah terbit"]
    surat.clear()
    revoke(made, "Data keliru")
    assert "Alasan: Data keliru" in drain(surat, 1)["Piagam Pembelajar Teladan 2026 dicabut"]


@pytest.mark.django_db(transaction=True)
def test_mails_that_no_longer_hold_are_not_sent() -> None:
    row = make_nominasi(make_penghargaan(), make_pegawai(email="a@contoh.go.id"), diusulkan_oleh=make_pengguna("pengelola"))
    by = make_pengguna("pengelola")
    nominasi.decide_nominasi(pk=row.pk, setuju=True, alasan="Baik", by=by)
    (made,) = issue(row.penghargaan)
    revoke(made)
    Notifikasi.objects.filter(aturan__in=("piagam_dicabut", "piagam_usul_cabut")).delete()
    notifikasi.drain()
    assert set(Notifikasi.objects.values_list("aturan", "status", "keterangan")) == {
        ("penghargaan_diterima", "tidak_perlu", "Nominasi ini sudah berubah lagi."),
        ("nominasi_diputus", "tidak_perlu", "Nominasi ini sudah berubah lagi."),
        ("piagam_terbit", "tidak_perlu", "Piagam ini sudah dicabut."),
    }


def test_the_database_keeps_what_was_issued() -> None:
    (made,) = issue(make_penerima()[0].penghargaan)
    for change in ({"isi": {}}, {"nomor": "X"}, {"terbit_pada": timezone.make_aware(timezone.datetime(2026, 1, 1))}):
        with pytest.raises(Exception, match="Cannot update"):
            _change(made.pk, **change)
    assert Piagam.objects.get(pk=made.pk).nomor == NOMOR.format(1)


def _change(pk: int, **values: Any) -> None:
    from django.db import transaction  # noqa: PLC0415

    with transaction.atomic():
        Piagam.objects.filter(pk=pk).update(**values)

"""How certificates end: two people withdraw one, or replace it by one that fits the record."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from diklat.models import Sertifikat
from diklat.services import sertifikat as services
from diklat.services.sertifikat import akhir
from diklat.services.sertifikat.akhir import sidik_usul
from diklat.services.sertifikat.berkas import check_berkas
from pegawai.models import Golongan, Notifikasi, Pegawai, Pengguna, RiwayatGolongan
from tests.diklat.lulusan import HARI, confirm_cabut, make_lulusan, stored_files
from tests.diklat.pabrik import make_penanda_tangan
from tests.factories import make_jabatan, make_penempatan, make_pengguna, make_unit
from tests.tolak import refuse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_berkas")]


@pytest.fixture
def by() -> Pengguna:
    return make_pengguna("pengelola")


@pytest.fixture
def terbit(by: Pengguna) -> Sertifikat:
    rows = make_lulusan(1, tempat_lahir="Serang")
    made = services.issue_sertifikat(pendaftaran_ids=[rows[0].pk], penanda_tangan_id=make_penanda_tangan().pk, tanggal=HARI, by=by)
    return Sertifikat.objects.get(pk=made[0].pk)


def propose(row: Sertifikat, by: Pengguna, **kwargs: Any) -> Sertifikat:
    return services.propose_cabut(pk=row.pk, **{"kelas": "data", "alasan": "NIP orang lain", "by": by, **kwargs})


def test_a_proposal_alone_withdraws_nothing(terbit: Sertifikat, by: Pengguna) -> None:
    found = propose(terbit, by)
    assert (found.status, found.is_usul, found.usul_alasan) == ("terbit", True, "Kesalahan data: NIP orang lain")


def test_whoever_may_confirm_gets_a_mail_for_each_proposal(terbit: Sertifikat, by: Pengguna) -> None:
    others = [make_pengguna("pengelola"), make_pengguna("pengelola")]
    make_pengguna("pengelola", is_active=False)
    make_pengguna("kepegawaian")
    mails = Notifikasi.objects.filter(aturan="sertifikat_usul_cabut")
    propose(terbit, by)
    assert {mail.pengguna for mail in mails.all()} == {*others}
    services.keep_sertifikat(pk=terbit.pk, by=by)
    propose(terbit, others[0])
    assert [mail.pengguna for mail in mails.filter(pengguna=by)] == [by]
    assert (mails.count(), mails.filter(pengguna=others[1]).count()) == (4, 2)


def test_a_second_person_withdraws_and_the_file_stays(terbit: Sertifikat, by: Pengguna) -> None:
    propose(terbit, by)
    second = make_pengguna("pengelola")
    confirm_cabut(terbit, second)
    found = Sertifikat.objects.get()
    assert (found.status, found.alasan, found.diakhiri_oleh, found.usul_oleh) == (
        "dicabut", "Kesalahan data: NIP orang lain", second, by,
    )  # fmt: skip
    assert check_berkas(found) == "utuh"


def test_a_proposal_that_the_second_person_did_not_see_is_not_confirmed(terbit: Sertifikat, by: Pengguna) -> None:
    second = make_pengguna("pengelola")
    seen = sidik_usul(propose(terbit, by), {})
    services.keep_sertifikat(pk=terbit.pk, by=by)
    propose(terbit, by, kelas="pelanggaran", alasan="Menyontek")
    refuse("berubah", lambda: services.revoke_sertifikat(pk=terbit.pk, dilihat=seen, by=second))
    refuse("berubah", lambda: services.revoke_sertifikat(pk=terbit.pk, dilihat="", by=second))
    assert confirm_cabut(terbit, second).alasan == "Pelanggaran: Menyontek"


@pytest.mark.parametrize(("kelas", "akibat"), [("data", akhir.TETAP), ("kelulusan", akhir.DITARIK)])
def test_the_owner_hears_of_a_withdrawal_and_of_what_falls_with_it(terbit: Sertifikat, by: Pengguna, kelas: str, akibat: str) -> None:
    propose(terbit, by, kelas=kelas)
    confirm_cabut(terbit, make_pengguna("pengelola"))
    mail = Notifikasi.objects.get(aturan="sertifikat_dicabut")
    assert (mail.pegawai_id, mail.data) == (terbit.pendaftaran.pegawai_id, {"akibat": akibat})


def test_the_one_who_proposed_cannot_confirm(terbit: Sertifikat, by: Pengguna) -> None:
    propose(terbit, by)
    refuse("orang_sama", lambda: confirm_cabut(terbit, by))
    assert Sertifikat.objects.get().status == "terbit"


def test_refusals_of_withdrawing(terbit: Sertifikat, by: Pengguna) -> None:
    refuse("alasan", lambda: propose(terbit, by, alasan=" "))
    refuse("kelas", lambda: propose(terbit, by, kelas="lain"))
    refuse("belum_diusulkan", lambda: confirm_cabut(terbit, by))
    refuse("belum_diusulkan", lambda: services.keep_sertifikat(pk=terbit.pk, by=by))
    propose(terbit, by)
    refuse("sudah_diusulkan", lambda: propose(terbit, by))
    confirm_cabut(terbit, make_pengguna("pengelola"))
    refuse("bukan_berlaku", lambda: propose(terbit, by))
    refuse("bukan_berlaku", lambda: confirm_cabut(terbit, by))


def test_a_dropped_proposal_leaves_it_as_it_was(terbit: Sertifikat, by: Pengguna) -> None:
    propose(terbit, by)
    found = services.keep_sertifikat(pk=terbit.pk, by=by)
    assert (found.is_usul, found.usul_alasan, found.status) == (False, "", "terbit")


def test_after_a_withdrawal_a_new_one_may_be_issued(terbit: Sertifikat, by: Pengguna) -> None:
    propose(terbit, by)
    confirm_cabut(terbit, make_pengguna("pengelola"))
    again = services.issue_sertifikat(
        pendaftaran_ids=[terbit.pendaftaran_id], penanda_tangan_id=terbit.penanda_tangan_id, tanggal=HARI, by=by
    )
    assert again[0].urut == 2


def rename(row: Sertifikat, **fields: str) -> None:
    """The personnel office puts the person's record right."""
    Pegawai.objects.filter(pk=row.pendaftaran.pegawai_id).update(**fields)


def propose_ganti(row: Sertifikat, by: Pengguna, **kwargs: Any) -> Sertifikat:
    return services.propose_ganti(pk=row.pk, **{"alasan": "Gelar kurang", "penanda_tangan_id": row.penanda_tangan_id, "by": by, **kwargs})


def replace(row: Sertifikat, by: Pengguna, dilihat: str | None = None) -> Sertifikat:
    row = Sertifikat.objects.get(pk=row.pk)
    seen = sidik_usul(row, services.person_now(row.pendaftaran_id)) if dilihat is None else dilihat
    return services.replace_sertifikat(pk=row.pk, dilihat=seen, by=by)


def test_words_that_the_second_person_did_not_see_are_not_printed(terbit: Sertifikat, by: Pengguna) -> None:
    second = make_pengguna("pengelola")
    rename(terbit, gelar_belakang="S.E.")
    seen = sidik_usul(propose_ganti(terbit, by), services.person_now(terbit.pendaftaran_id))
    rename(terbit, gelar_belakang="S.H.")
    refuse("berubah", lambda: replace(terbit, second, seen))
    assert replace(terbit, second).isi["nama"] == "Peserta 0000, S.H."


def test_a_proposed_replacement_replaces_nothing_and_tells_the_others(terbit: Sertifikat, by: Pengguna) -> None:
    second, owner = make_pengguna("pengelola"), make_pengguna("pengelola", pegawai=terbit.pendaftaran.pegawai)
    rename(terbit, gelar_belakang="S.E.")
    found = propose_ganti(terbit, by)
    assert (found.status, found.is_usul_ganti, found.usul_alasan, Sertifikat.objects.count()) == ("terbit", True, "Gelar kurang", 1)
    assert {mail.pengguna for mail in Notifikasi.objects.filter(aturan="sertifikat_usul_ganti")} == {second}
    assert owner.pk
    assert services.keep_sertifikat(pk=terbit.pk, by=second).is_usul is False


def test_a_second_person_makes_the_replacement_and_the_old_one_points_to_it(terbit: Sertifikat, by: Pengguna) -> None:
    second = make_pengguna("pengelola")
    rename(terbit, gelar_depan="Dr.", tempat_lahir="")
    propose_ganti(terbit, by)
    new = replace(terbit, second)
    connection.check_constraints()
    old, found = Sertifikat.objects.get(pk=terbit.pk), Sertifikat.objects.get(pk=new.pk)
    assert (old.status, old.pengganti, old.alasan, old.usul_oleh, old.diakhiri_oleh) == ("diganti", found, "Gelar kurang", by, second)
    assert (found.status, found.urut, found.isi["nama"], found.isi["lahir"]) == (
        "terbit",
        1 if timezone.localdate().year != 2026 else 2,
        "Dr. Peserta 0000",
        "",
    )
    assert found.isi["tanggal"] == timezone.localdate().isoformat()
    assert (old.isi["nama"], found.kode != old.kode, len(stored_files())) == ("Peserta 0000", True, 2)
    assert [check_berkas(row) for row in (old, found)] == ["utuh", "utuh"]
    assert Notifikasi.objects.filter(objek=f"sertifikat:{found.pk}").count() == 1


def test_a_replacement_says_what_the_record_says_of_the_day_of_application(terbit: Sertifikat, by: Pengguna) -> None:
    """A posting or a rank that was put right since then counts; one of a later day does not."""
    pegawai, today = terbit.pendaftaran.pegawai, timezone.localdate()
    make_penempatan(pegawai, make_unit("Kecamatan Serpong"), jabatan=make_jabatan("Arsiparis"), mulai=today - timedelta(days=9))
    for tmt, kode in ((today - timedelta(days=9), "III/b"), (today + timedelta(days=9), "IV/a")):
        RiwayatGolongan.objects.create(pegawai=pegawai, tmt=tmt, golongan=Golongan.objects.get(kode=kode))
    propose_ganti(terbit, by)
    new = replace(terbit, make_pengguna("pengelola"))
    changed = {key for key in services.KOREKSI if new.isi[key] != terbit.isi[key]}
    assert (new.isi["jabatan"], new.isi["instansi"], new.isi["pangkat"][-5:]) == ("Arsiparis", "Kecamatan Serpong", "III/b")
    assert changed == {"jabatan", "instansi", "pangkat"}


def test_refusals_of_replacing(terbit: Sertifikat, by: Pengguna) -> None:
    second = make_pengguna("pengelola")
    refuse("koreksi_kosong", lambda: propose_ganti(terbit, by))
    rename(terbit, gelar_belakang="S.E.")
    refuse("alasan", lambda: propose_ganti(terbit, by, alasan=" "))
    refuse("penanda_tangan", lambda: propose_ganti(terbit, by, penanda_tangan_id=make_penanda_tangan(is_aktif=False).pk))
    refuse("belum_diusulkan", lambda: replace(terbit, second))
    propose(terbit, by)
    refuse("sudah_diusulkan", lambda: propose_ganti(terbit, by))
    refuse("belum_diusulkan", lambda: replace(terbit, second))
    services.keep_sertifikat(pk=terbit.pk, by=by)
    propose_ganti(terbit, by)
    refuse("sudah_diusulkan", lambda: propose(terbit, second))
    refuse("belum_diusulkan", lambda: confirm_cabut(terbit, second))
    refuse("orang_sama", lambda: replace(terbit, by))
    replace(terbit, second)
    refuse("bukan_berlaku", lambda: replace(terbit, second))
    assert len(stored_files()) == 2


@pytest.mark.parametrize("who", ["nobody", "the same"])
def test_the_database_wants_two_people_for_a_replacement(terbit: Sertifikat, by: Pengguna, who: str) -> None:
    if who == "the same":
        rename(terbit, gelar_belakang="S.E.")
        propose_ganti(terbit, by)
    changes = {"status": "diganti", "berakhir_pada": timezone.now(), "alasan": "x", "diakhiri_oleh": by, "pengganti": terbit}
    with (
        pytest.raises(DatabaseError, match="sertifikat_diakhiri_dua_orang" if who == "the same" else "Cannot update"),
        transaction.atomic(),
    ):
        Sertifikat.objects.filter(pk=terbit.pk).update(**changes)


def test_strangers_read_the_kind_of_reason_only() -> None:
    assert services.public_alasan("Pelanggaran: menyontek pada tes akhir") == "Pelanggaran"
    assert services.public_alasan("tanpa jenis") == "Alasan lain"


def test_a_changed_or_lost_file_is_noticed(terbit: Sertifikat) -> None:
    path = stored_files()[0]
    content = bytearray(path.read_bytes())
    content[200] ^= 1
    path.chmod(0o640)
    path.write_bytes(bytes(content))
    assert check_berkas(Sertifikat.objects.get()) == "berubah"
    path.unlink()
    assert check_berkas(Sertifikat.objects.get()) is None

"""How certificates end: two people withdraw one, a correction replaces one."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from diklat.models import Sertifikat
from diklat.services import sertifikat as services
from diklat.services.sertifikat.berkas import check_berkas
from pegawai.models import Notifikasi, Pengguna
from tests.diklat.lulusan import HARI, make_lulusan, stored_files
from tests.diklat.pabrik import make_penanda_tangan
from tests.factories import make_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_files() -> Iterator[None]:
    yield
    shutil.rmtree(default_storage.path("sertifikat"), ignore_errors=True)


@pytest.fixture
def by() -> Pengguna:
    return make_pengguna("pengelola")


@pytest.fixture
def terbit(by: Pengguna) -> Sertifikat:
    rows = make_lulusan(1, tempat_lahir="Serang")
    made = services.issue_sertifikat(pendaftaran_ids=[rows[0].pk], penanda_tangan_id=make_penanda_tangan().pk, tanggal=HARI, by=by)
    return Sertifikat.objects.get(pk=made[0].pk)


def refused(code: str, act: Callable[[], object]) -> None:
    with pytest.raises(ValidationError) as caught:
        act()
    assert caught.value.code == code


def propose(row: Sertifikat, by: Pengguna, **kwargs: Any) -> Sertifikat:
    return services.propose_cabut(pk=row.pk, **{"kelas": "data", "alasan": "NIP orang lain", "by": by, **kwargs})


def test_a_proposal_alone_withdraws_nothing(terbit: Sertifikat, by: Pengguna) -> None:
    found = propose(terbit, by)
    assert (found.status, found.is_usul_cabut, found.usul_cabut_alasan) == ("terbit", True, "Kesalahan data: NIP orang lain")


def test_whoever_may_confirm_gets_a_mail_for_each_proposal(terbit: Sertifikat, by: Pengguna) -> None:
    others = [make_pengguna("pengelola"), make_pengguna("pengelola")]
    make_pengguna("pengelola", is_active=False)
    make_pengguna("kepegawaian")
    mails = Notifikasi.objects.filter(aturan="sertifikat_usul_cabut")
    propose(terbit, by)
    assert {mail.pengguna for mail in mails.all()} == {*others}
    services.keep_sertifikat(pk=terbit.pk)
    propose(terbit, others[0])
    assert [mail.pengguna for mail in mails.filter(pengguna=by)] == [by]
    assert (mails.count(), mails.filter(pengguna=others[1]).count()) == (4, 2)


def test_a_second_person_withdraws_and_the_file_stays(terbit: Sertifikat, by: Pengguna) -> None:
    propose(terbit, by)
    second = make_pengguna("pengelola")
    services.revoke_sertifikat(pk=terbit.pk, by=second)
    found = Sertifikat.objects.get()
    assert (found.status, found.alasan, found.diakhiri_oleh, found.usul_cabut_oleh) == (
        "dicabut", "Kesalahan data: NIP orang lain", second, by,
    )  # fmt: skip
    assert check_berkas(found) == "utuh"


def test_the_one_who_proposed_cannot_confirm(terbit: Sertifikat, by: Pengguna) -> None:
    propose(terbit, by)
    refused("orang_sama", lambda: services.revoke_sertifikat(pk=terbit.pk, by=by))
    assert Sertifikat.objects.get().status == "terbit"


def test_refusals_of_withdrawing(terbit: Sertifikat, by: Pengguna) -> None:
    refused("alasan", lambda: propose(terbit, by, alasan=" "))
    refused("kelas", lambda: propose(terbit, by, kelas="lain"))
    refused("belum_diusulkan", lambda: services.revoke_sertifikat(pk=terbit.pk, by=by))
    refused("belum_diusulkan", lambda: services.keep_sertifikat(pk=terbit.pk))
    propose(terbit, by)
    refused("sudah_diusulkan", lambda: propose(terbit, by))
    services.revoke_sertifikat(pk=terbit.pk, by=make_pengguna())
    refused("bukan_berlaku", lambda: propose(terbit, by))
    refused("bukan_berlaku", lambda: services.revoke_sertifikat(pk=terbit.pk, by=by))


def test_a_dropped_proposal_leaves_it_as_it_was(terbit: Sertifikat, by: Pengguna) -> None:
    propose(terbit, by)
    found = services.keep_sertifikat(pk=terbit.pk)
    assert (found.is_usul_cabut, found.usul_cabut_alasan, found.status) == (False, "", "terbit")


def test_after_a_withdrawal_a_new_one_may_be_issued(terbit: Sertifikat, by: Pengguna) -> None:
    propose(terbit, by)
    services.revoke_sertifikat(pk=terbit.pk, by=make_pengguna())
    again = services.issue_sertifikat(
        pendaftaran_ids=[terbit.pendaftaran_id], penanda_tangan_id=terbit.penanda_tangan_id, tanggal=HARI, by=by
    )
    assert again[0].urut == 2


def test_a_replacement_has_its_own_number_and_the_old_one_points_to_it(terbit: Sertifikat, by: Pengguna) -> None:
    new = services.replace_sertifikat(pk=terbit.pk, koreksi={"nama": "Dr. Betul", "lahir": ""}, alasan="Gelar kurang", by=by)
    connection.check_constraints()
    old, found = Sertifikat.objects.get(pk=terbit.pk), Sertifikat.objects.get(pk=new.pk)
    assert (old.status, old.pengganti, old.alasan, old.diakhiri_oleh) == ("diganti", found, "Gelar kurang", by)
    assert (found.status, found.urut, found.isi["nama"], found.isi["lahir"]) == (
        "terbit",
        1 if timezone.localdate().year != 2026 else 2,
        "Dr. Betul",
        "",
    )
    assert found.isi["nip"] == old.isi["nip"]
    assert found.isi["tanggal"] == timezone.localdate().isoformat()
    assert (old.isi["nama"], found.kode != old.kode, len(stored_files())) == ("Peserta 0000", True, 2)
    assert [check_berkas(row) for row in (old, found)] == ["utuh", "utuh"]
    assert Notifikasi.objects.filter(objek=f"sertifikat:{found.pk}").count() == 1


def test_only_the_words_of_the_person_can_be_corrected(terbit: Sertifikat, by: Pengguna) -> None:
    new = services.replace_sertifikat(pk=terbit.pk, koreksi={"jabatan": "Arsiparis", "jp": "99"}, alasan="Salah", by=by)
    assert (new.isi["jabatan"], new.isi["jp"]) == ("Arsiparis", terbit.isi["jp"])


def test_refusals_of_replacing(terbit: Sertifikat, by: Pengguna) -> None:
    def replace(**kwargs: Any) -> Sertifikat:
        return services.replace_sertifikat(pk=terbit.pk, **{"koreksi": {"nama": "Betul"}, "alasan": "Salah", "by": by, **kwargs})

    refused("alasan", lambda: replace(alasan=""))
    refused("nama", lambda: replace(koreksi={"nama": " "}))
    refused("koreksi_kosong", lambda: replace(koreksi={"nama": terbit.isi["nama"]}))
    refused("penanda_tangan", lambda: replace(penanda_tangan_id=make_penanda_tangan(is_aktif=False).pk))
    propose(terbit, by)
    refused("usul_cabut", replace)
    services.keep_sertifikat(pk=terbit.pk)
    replace()
    refused("bukan_berlaku", replace)
    assert len(stored_files()) == 2


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

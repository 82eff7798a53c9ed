"""The dictionary: wording is versioned, names change in place, what is in use cannot be taken away."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from kompetensi.models import Kompetensi, LevelKompetensi, VersiKompetensi
from kompetensi.models.kamus import LABELS
from kompetensi.services import kamus
from kompetensi.services.kamus import IsiKamus, IsiLevel
from tests import factories
from tests.tolak import refusing

pytestmark = pytest.mark.django_db

ISI = IsiKamus(
    nama="Manajemen Risiko",
    singkatan="Risiko",
    jenis="teknis",
    definisi="Mengenali dan mengendalikan risiko.",
    level=tuple(IsiLevel(number, label, f"Teks {number}.") for number, label in enumerate(LABELS, start=1)),
)


def make_kompetensi(**changes: str) -> Kompetensi:
    return kamus.create_kompetensi(kode="T.99", isi=replace(ISI, **changes), by=factories.make_pengguna("kepegawaian"))


def test_seed_holds_the_nine_general_ones_with_five_levels_each() -> None:
    umum = Kompetensi.objects.filter(jenis__in=("manajerial", "sosial_kultural"))
    assert [row.kode for row in umum] == ["M.01", "M.02", "M.03", "M.04", "M.05", "M.06", "M.07", "M.08", "SK.01"]
    assert LevelKompetensi.objects.filter(versi__kompetensi__in=umum).exclude(deskripsi="").count() == 45


def test_create_makes_version_one() -> None:
    kompetensi = make_kompetensi()
    versi = kompetensi.versi_list.get()
    assert (versi.nomor, versi.definisi) == (1, ISI.definisi)
    assert [row.deskripsi for row in versi.level_list.all()] == ["Teks 1.", "Teks 2.", "Teks 3.", "Teks 4.", "Teks 5."]


def test_create_refuses_a_used_code_in_any_case() -> None:
    make_kompetensi()
    with refusing("kode_dipakai"):
        kamus.create_kompetensi(kode="t.99", isi=ISI, by=factories.make_pengguna("kepegawaian"))


def test_create_refuses_fewer_than_five_levels() -> None:
    with refusing("level_kurang"):
        kamus.create_kompetensi(kode="T.98", isi=replace(ISI, level=ISI.level[:4]), by=factories.make_pengguna("kepegawaian"))


def test_new_wording_makes_a_version_and_keeps_the_old_one() -> None:
    kompetensi, by = make_kompetensi(), factories.make_pengguna("kepegawaian")
    level = (*ISI.level[:2], replace(ISI.level[2], deskripsi="Teks baru."), *ISI.level[3:])
    made = kamus.update_kompetensi(kompetensi=kompetensi, isi=replace(ISI, level=level), versi=1, by=by, catatan="Diperjelas")
    assert made is not None
    assert (made.nomor, made.catatan, made.oleh) == (2, "Diperjelas", by)
    assert list(
        LevelKompetensi.objects.filter(versi__kompetensi=kompetensi, level=3).order_by("versi__nomor").values_list("deskripsi", flat=True)
    ) == [
        "Teks 3.",
        "Teks baru.",
    ]


def test_new_name_alone_makes_no_version_but_a_trace() -> None:
    kompetensi = make_kompetensi()
    made = kamus.update_kompetensi(
        kompetensi=kompetensi, isi=replace(ISI, nama="Risiko Publik"), versi=1, by=factories.make_pengguna("kepegawaian")
    )
    kompetensi.refresh_from_db()
    assert (made, kompetensi.nama, kompetensi.versi_list.count()) == (None, "Risiko Publik", 1)
    events = kompetensi.events.order_by("pgh_id").values_list("pgh_label", "nama")
    assert list(events) == [("buat", "Manajemen Risiko"), ("ubah", "Manajemen Risiko")]


@pytest.mark.parametrize(
    ("versi", "isi", "mulai", "code"),
    [
        (1, ISI, None, "sama"),
        (7, replace(ISI, definisi="Lain."), None, "sudah_berubah"),
        (1, replace(ISI, definisi="Lain."), date(2020, 1, 1), "mundur"),
        (1, replace(ISI, level=()), None, "level_kurang"),
    ],
)
def test_update_refuses(versi: int, isi: IsiKamus, mulai: date | None, code: str) -> None:
    kompetensi = make_kompetensi()
    with refusing(code):
        kamus.update_kompetensi(kompetensi=kompetensi, isi=isi, versi=versi, by=factories.make_pengguna("kepegawaian"), mulai=mulai)
    assert VersiKompetensi.objects.filter(kompetensi=kompetensi).count() == 1


@pytest.mark.parametrize("berlaku", [(date(2020, 1, 1), None), (date(2020, 1, 1), date(2099, 1, 1)), (date(2098, 1, 1), None)])
def test_deactivate_refuses_while_a_position_asks_for_it(berlaku: tuple[date, date | None]) -> None:
    kompetensi = make_kompetensi()
    mulai, sampai = berlaku
    factories.make_standar(factories.make_jabatan(), kompetensi, berlaku_mulai=mulai, berlaku_sampai=sampai)
    with pytest.raises(ValidationError) as refusal:
        kamus.deactivate_kompetensi(kompetensi=kompetensi, by=factories.make_pengguna("kepegawaian"))
    assert refusal.value.code == "masih_dipakai"
    assert refusal.value.messages[0].startswith("Manajemen Risiko masih menjadi standar 1 jabatan.")


@pytest.mark.parametrize("sampai", [date(2021, 1, 1), date(2020, 1, 1)])
def test_deactivate_and_activate_when_all_standards_ended(sampai: date) -> None:
    kompetensi, by = make_kompetensi(), factories.make_pengguna("kepegawaian")
    factories.make_standar(factories.make_jabatan(), kompetensi, berlaku_mulai=date(2020, 1, 1), berlaku_sampai=sampai)
    kamus.deactivate_kompetensi(kompetensi=kompetensi, by=by)
    kompetensi.refresh_from_db()
    assert kompetensi.is_aktif is False
    kamus.activate_kompetensi(kompetensi=kompetensi, by=by)
    kompetensi.refresh_from_db()
    assert kompetensi.is_aktif is True

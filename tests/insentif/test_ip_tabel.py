"""The dated tables of the index: drawn from the newest, only the newest changes, a category from 0 on always stays."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from insentif.models import ButirIP, KategoriIP, VersiIP
from insentif.services.ip import tabel as services
from tests.factories import make_pengguna
from tests.kepastian import confirm, shown
from tests.pintu import enter

pytestmark = pytest.mark.django_db
MULAI = date(2030, 1, 1)


def act(service: Callable[..., Any], **asked: Any) -> Any:
    """By an admin."""
    return service(**asked, by=make_pengguna("admin"))


def baru(mulai: date = MULAI) -> VersiIP:
    made: VersiIP = act(services.create_versi, berlaku_mulai=mulai, dasar="Surat uji")
    return made


def refused(one: Callable[[], Any]) -> list[str]:
    with pytest.raises(ValidationError) as refusal:
        one()
    return (
        [error.code for error in refusal.value.error_list] if not hasattr(refusal.value, "error_dict") else sorted(refusal.value.error_dict)
    )


@pytest.fixture
def lama() -> VersiIP:
    return VersiIP.objects.get()


@pytest.fixture
def admin() -> Client:
    return enter(make_pengguna("admin"))


def test_a_new_table_is_drawn_from_the_newest(lama: VersiIP):
    ButirIP.objects.filter(dimensi="disiplin", skor=5).update(skor=Decimal("4.5"))
    new = baru()
    assert list(new.butir_list.values_list(*services.BUTIR)) == list(lama.butir_list.values_list(*services.BUTIR))
    assert list(new.kategori_list.values_list(*services.KATEGORI)) == list(lama.kategori_list.values_list(*services.KATEGORI))
    assert (new.butir_list.count(), new.kategori_list.count()) == (23, 5)


def test_its_day_comes_after_the_newest(lama: VersiIP):
    assert refused(lambda: baru(lama.berlaku_mulai)) == ["tanggal"]
    new = baru()
    assert refused(lambda: act(services.update_versi, versi_id=new.pk, berlaku_mulai=lama.berlaku_mulai, dasar="x")) == ["tanggal"]
    act(services.update_versi, versi_id=new.pk, berlaku_mulai=lama.berlaku_mulai + timedelta(days=1), dasar="Lain")
    assert VersiIP.objects.values_list("berlaku_mulai", "dasar").first() == (date(2020, 1, 2), "Lain")


def test_older_tables_do_not_change(lama: VersiIP):
    butir, kategori = lama.butir_list.all()[0], lama.kategori_list.all()[0]
    baru()
    acts: list[Callable[[], Any]] = [
        lambda: act(services.update_versi, versi_id=lama.pk, berlaku_mulai=MULAI, dasar="x"),
        lambda: act(services.delete_versi, versi_id=lama.pk),
        lambda: act(services.save_butir, versi_id=lama.pk, butir_id=butir.pk, data={"skor": 1}),
        lambda: act(services.delete_butir, versi_id=lama.pk, butir_id=butir.pk),
        lambda: act(services.save_kategori, versi_id=lama.pk, kategori_id=None, data={"nama": "x", "batas_bawah": 5}),
        lambda: act(services.delete_kategori, versi_id=lama.pk, kategori_id=kategori.pk),
    ]
    assert [refused(one) for one in acts] == [["bukan_terbaru"]] * 6


def test_only_a_table_that_is_not_yet_in_force_is_deleted(lama: VersiIP):
    new = baru()
    act(services.delete_versi, versi_id=new.pk)
    assert list(VersiIP.objects.all()) == [lama]
    assert refused(lambda: act(services.delete_versi, versi_id=lama.pk)) == ["sudah_berlaku"]
    today = baru(timezone.localdate())
    assert refused(lambda: act(services.delete_versi, versi_id=today.pk)) == ["sudah_berlaku"]


def test_the_category_from_zero_on_stays(lama: VersiIP):
    bottom = lama.kategori_list.get(batas_bawah=0)
    assert refused(lambda: act(services.delete_kategori, versi_id=lama.pk, kategori_id=bottom.pk)) == ["terbawah"]
    move = {"nama": "Sangat Rendah", "batas_bawah": Decimal(1)}
    assert refused(lambda: act(services.save_kategori, versi_id=lama.pk, kategori_id=bottom.pk, data=move)) == ["terbawah"]
    act(services.delete_kategori, versi_id=lama.pk, kategori_id=lama.kategori_list.get(batas_bawah=61).pk)
    assert list(lama.kategori_list.values_list("batas_bawah", flat=True)) == [91, 81, 71, 0]


def test_laws_of_a_row_are_said(lama: VersiIP):
    data = {"dimensi": "kompetensi", "kelompok": "pelaksana", "indikator": "Diklat teknis 20 JP", "kode": ["3"], "skor": Decimal("22.5")}
    assert refused(lambda: act(services.save_butir, versi_id=lama.pk, butir_id=None, data=data)) == ["__all__"]
    assert refused(lambda: act(services.save_butir, versi_id=lama.pk, butir_id=None, data={**data, "skor": Decimal(41)})) == ["__all__"]
    assert refused(lambda: act(services.save_butir, versi_id=lama.pk, butir_id=None, data={**data, "kelompok": ""})) == ["__all__"]


@pytest.mark.parametrize(
    ("dimensi", "isi", "wanted"),
    [
        ("kualifikasi", {"indikator": "Profesi", "kode": ["42"], "skor": "16,5"}, ("", "Profesi", ["42"], None, None, Decimal("16.5"))),
        (
            "kompetensi",
            {"kelompok": "fungsional", "indikator": "Magang", "kode": ["10", "14"], "ambang": "8", "bulan": "36", "skor": "2"},
            ("fungsional", "Magang", ["10", "14"], Decimal(8), 36, Decimal(2)),
        ),
        ("kinerja", {"ambang": "95,5", "skor": "29"}, ("", "Nilai kinerja", [], Decimal("95.5"), None, Decimal(29))),
        ("disiplin", {"kode": ["sedang"], "skor": "1,5"}, ("", "Hukuman disiplin", ["sedang"], None, None, Decimal("1.5"))),
    ],
)
def test_rows_are_added_in_the_browser(admin: Client, lama: VersiIP, dimensi: str, isi: dict[str, Any], wanted: tuple[Any, ...]):
    known = set(lama.butir_list.values_list("pk", flat=True))
    asked = shown(admin.post(reverse("insentif:ip-butir-create", args=[lama.pk, dimensi]), isi))
    assert (len(asked.dampak), set(lama.butir_list.values_list("pk", flat=True)) == known) == (1, True)
    confirm(admin, reverse("insentif:ip-butir-create", args=[lama.pk, dimensi]), isi)
    (row,) = lama.butir_list.exclude(pk__in=known)
    assert (row.kelompok, row.indikator, row.kode, row.ambang, row.bulan, row.skor) == wanted
    confirm(admin, reverse("insentif:ip-butir-update", args=[row.pk]), {**isi, "skor": "2,75"})
    row.refresh_from_db()
    assert row.skor == Decimal("2.75")
    confirm(admin, reverse("insentif:ip-butir-delete", args=[row.pk]))
    assert set(lama.butir_list.values_list("pk", flat=True)) == known


def test_rows_are_read_as_they_are_compared(admin: Client, lama: VersiIP):
    """Neither a threshold nor a score is rounded on the page that an admin checks."""
    ButirIP.objects.filter(dimensi="kinerja", ambang=91).update(ambang=Decimal("90.5"), skor=Decimal("29.75"))
    page = admin.get(reverse("insentif:ip-tabel-detail", args=[lama.pk])).content.decode()
    page = " ".join(page.split())
    assert [value in page for value in ("> 90,50 <", ">29,75<")] == [True, True]


def test_a_refusal_stands_above_the_form(admin: Client, lama: VersiIP):
    page = admin.post(reverse("insentif:ip-tabel-create"), {"berlaku_mulai": "2019-01-01", "dasar": "x"}).content.decode()
    assert "Tanggal harus sesudah 1 Januari 2020, awal tabel sebelumnya." in page
    page = admin.post(reverse("insentif:ip-kategori-create", args=[lama.pk]), {"nama": "Lagi", "batas_bawah": "91"}).content.decode()
    assert "Batas itu sudah dipakai." in page


def test_table_and_category_are_made_in_the_browser(admin: Client):
    confirm(admin, reverse("insentif:ip-tabel-create"), {"berlaku_mulai": "2030-01-01", "dasar": "Surat BKN"})
    new = VersiIP.objects.first()
    assert new is not None
    confirm(admin, reverse("insentif:ip-tabel-update", args=[new.pk]), {"berlaku_mulai": "2030-02-01", "dasar": "Surat BKN 2"})
    confirm(admin, reverse("insentif:ip-kategori-create", args=[new.pk]), {"nama": "Sempurna", "batas_bawah": "99,5"})
    new.refresh_from_db()
    assert (new.berlaku_mulai, new.dasar, KategoriIP.objects.get(nama="Sempurna").batas_bawah) == (
        date(2030, 2, 1), "Surat BKN 2", Decimal("99.5"),
    )  # fmt: skip
    page = admin.get(reverse("insentif:ip-tabel-detail", args=[new.pk])).content.decode()
    assert "Sempurna" in page
    assert "Pelatihan Manajerial" in page
    confirm(admin, reverse("insentif:ip-tabel-delete", args=[new.pk]))
    assert VersiIP.objects.count() == 1

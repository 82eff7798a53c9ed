"""The page on which a supervisor decides what trainings suggest, and the office's list of all evidence."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from diklat.models import BuktiDiklat
from evaluasi.services import ekspor_bukti  # noqa: F401 -- registers the job
from pegawai.models import Pegawai, Pekerjaan, Pengguna
from pegawai.services import pekerjaan
from tests.diklat.test_bukti import make_atasan, make_peserta, set_hasil
from tests.factories import make_kompetensi, make_pegawai, make_pengguna, make_unit
from tests.pintu import enter

pytestmark = pytest.mark.django_db
DAFTAR, PUTUS, KELOLA = (reverse(f"evaluasi:bukti-{name}") for name in ("list", "decide", "kelola"))


@pytest.fixture
def pengelola() -> Pengguna:
    return make_pengguna("pengelola")


def suggest(count: int, pengelola: Pengguna, atasan: Pengguna) -> None:
    """More people of the supervisor's unit with a suggestion each."""
    unit = atasan.pegawai.penempatan_list.get().unit
    for _ in range(count):
        set_hasil(make_peserta(make_kompetensi(), "rekomendasi", pegawai=make_pegawai(unit=unit)), pengelola)


def shown(page: Any) -> list[Pegawai]:
    return [row.pendaftaran.pegawai for row in page.context["page"].rows]


def test_ticked_suggestions_are_accepted_at_once(pengelola: Pengguna):
    atasan, _ = make_atasan(make_kompetensi(), pengelola)
    suggest(2, pengelola, atasan)
    ids = list(BuktiDiklat.objects.order_by("pk").values_list("pk", flat=True))
    page = enter(atasan).post(PUTUS, {"terima": "pilihan", "pilih": ids[:2]}, follow=True)
    assert [str(note) for note in page.context["messages"]] == ["2 saran level diterima dan tercatat pada profil."]
    assert list(BuktiDiklat.objects.order_by("pk").values_list("status", flat=True)) == ["diterima", "diterima", "disarankan"]
    assert len(page.context["diputuskan"]) == 2


def test_refusing_without_a_reason_asks_for_it(pengelola: Pengguna):
    atasan, _ = make_atasan(make_kompetensi(), pengelola)
    pk = BuktiDiklat.objects.get().pk
    client = enter(atasan)
    page = client.post(PUTUS, {"tolak": pk, f"alasan-{pk}": "  "})
    assert (page.context["galat"], BuktiDiklat.objects.get().status) == (pk, "disarankan")
    client.post(PUTUS, {"tolak": pk, f"alasan-{pk}": "Belum tampak."})
    assert (BuktiDiklat.objects.get().status, BuktiDiklat.objects.get().alasan) == ("ditolak", "Belum tampak.")


def test_a_supervisor_sees_his_people_only(pengelola: Pengguna):
    atasan, row = make_atasan(make_kompetensi(), pengelola)
    set_hasil(make_peserta(make_kompetensi(), "rekomendasi", pegawai=atasan.pegawai), pengelola)
    other, lain = make_atasan(make_kompetensi(), pengelola)
    assert (shown(enter(atasan).get(DAFTAR)), shown(enter(other).get(DAFTAR))) == ([row.pegawai], [lain.pegawai])
    page = enter(other).post(PUTUS, {"terima": BuktiDiklat.objects.get(pendaftaran=row).pk}, follow=True)
    assert [str(note) for note in page.context["messages"]] == ["Saran level hanya diputuskan oleh atasan pegawai itu hari ini."]


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(pengelola: Pengguna, count: int, django_assert_num_queries: Any):
    atasan, _ = make_atasan(make_kompetensi(), pengelola)
    suggest(count, pengelola, atasan)
    for account, address, queries in ((atasan, DAFTAR, 8), (pengelola, KELOLA, 9)):
        client = enter(account)
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)


def test_the_office_filters_and_exports(pengelola: Pengguna, client: Any):
    row = make_peserta(make_kompetensi("Analisis"), "bukti", pegawai=make_pegawai("Ani", unit=make_unit("Dinas")))
    other = make_peserta(make_kompetensi(), "naik", pegawai=make_pegawai("Budi", unit=make_unit()))
    for one in (row, other):
        set_hasil(one, pengelola)
    client = enter(pengelola)
    for query in (
        {"q": "ani"},
        {"status": "tercatat"},
        {"program": row.angkatan.program_id},
        {"unit": row.unit_id},
        {"kompetensi": row.bukti_list.get().kompetensi_id},
    ):
        assert shown(client.get(KELOLA, query)) == [row.pegawai]
    assert shown(client.get(KELOLA, {"status": "salah", "dari": "besok", "urut": "pegawai"})) == [row.pegawai, other.pegawai]
    client.post(f"{reverse('evaluasi:bukti-export')}?status=tercatat")
    job = Pekerjaan.objects.get()
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    cells = list(load_workbook(Path(job.hasil.path))["Bukti diklat"].iter_rows(min_row=2, values_only=True))
    assert [(line[1], line[5], line[6], line[9]) for line in cells] == [("Ani", "Analisis", 3, "Dicatat sebagai bukti")]

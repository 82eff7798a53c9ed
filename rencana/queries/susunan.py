"""Reckonings of a plan: what they stand on, which one runs, and how they compare."""

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import QuerySet

from lib import waktu
from lib.sql import fetch
from pegawai.models import Pengguna
from pegawai.queries.pekerjaan import with_progress
from rencana.models import PeriodeRencana, Susunan, SusunanTak
from rencana.models.susunan import SusunanQuerySet
from rencana.queries.masalah import Bahan

JENIS: Final = "susun-rencana"
# Rows and people that a reckoning leaves as they are, budgets, prices of the catalogue, weights; first what was added last, so that older
# reckonings fall. Its own rows may come and go.
DASAR: Final = """
    SELECT md5(concat_ws('|', 'bobot dan kunci',
        (SELECT string_agg(concat_ws(',', b.program_id, coalesce(b.pagu_id, 0), b.bulan, b.kursi, b.biaya), ';'
            ORDER BY b.program_id, b.pagu_id)
         FROM rencana_barisrencana b WHERE b.periode_id = %(periode)s AND (b.is_terkunci OR b.asal <> 'optimal')),
        (SELECT string_agg(concat_ws(',', p.id, p.nilai, p.terikat, p.terealisasi), ';' ORDER BY p.id)
         FROM rencana_paguanggaran p WHERE p.tahun = %(tahun)s),
        (SELECT string_agg(concat_ws(',', r.id, r.jp, r.biaya_angkatan, r.biaya_kursi), ';' ORDER BY r.id)
         FROM diklat_program r WHERE r.is_aktif AND r.biaya_angkatan + r.biaya_kursi > 0),
        (SELECT string_agg(concat_ws(',', k.program_id, k.pegawai_id, k.arah), ';' ORDER BY k.program_id, k.pegawai_id)
         FROM rencana_kuncikursi k WHERE k.periode_id = %(periode)s),
        (SELECT to_jsonb(b)::text FROM rencana_bobotsusunan b WHERE b.berlaku_mulai <= %(hari)s ORDER BY b.berlaku_mulai DESC LIMIT 1)))
"""


def dasar_of(periode: PeriodeRencana) -> str:
    """The fingerprint of what a reckoning of this plan would stand on now. One query."""
    return str(fetch(DASAR, {"periode": periode.pk, "tahun": periode.tahun, "hari": waktu.today()})[0][0])


def is_usang(susunan: Susunan, dasar: str) -> bool:
    """Its figures have fallen: rows that stay, a budget or a price are no longer as it read them. Asks for `dasar_of` its plan."""
    return susunan.is_selesai and susunan.dasar != dasar


def susunan_list(user: Pengguna, periode: PeriodeRencana) -> SusunanQuerySet:
    """The newest first."""
    return Susunan.objects.visible_to(user).filter(periode=periode).select_related("dibuat_oleh", "dipakai_oleh", "pekerjaan")


def find_dihitung(periode: PeriodeRencana) -> Susunan | None:
    """The one that waits or runs, its job with live numbers."""
    row = periode.susunan_list.filter(status=Susunan.Status.DIHITUNG).select_related("pekerjaan", "dibuat_oleh").first()
    if row is not None and row.pekerjaan is not None:
        row.pekerjaan = with_progress(row.pekerjaan)
    return row


def find_dipakai(periode: PeriodeRencana) -> Susunan | None:
    """The one whose rows are in the plan."""
    return periode.susunan_list.filter(dipakai_pada__isnull=False).select_related("dipakai_oleh").first()


def tak_list(susunan: Susunan, kode: str = "", q: str = "") -> QuerySet[SusunanTak]:
    rows = susunan.tak_list.select_related("pegawai", "program")
    rows = rows.filter(kode=kode) if kode else rows
    for word in q.split():
        rows = rows.filter(pegawai__nama__icontains=word) | rows.filter(pegawai__nip__startswith=word)
    return rows


def tambahan_of(susunan: Susunan) -> Mapping[int, int]:
    """Money that the scenario adds, by key of the budget."""
    return dict(susunan.pagu_list.exclude(tambahan=0).values_list("pagu", "tambahan"))


def find_harga(periode: PeriodeRencana) -> dict[str, Any]:
    """Prices that the last finished reckoning of the plan ended with, and of what (`produk_of`)."""
    rows = periode.susunan_list.selesai().exclude(harga_awal={}).order_by("-selesai_pada")
    return rows.values_list("harga_awal", flat=True).first() or {}


def produk_of(bahan: Bahan) -> list[list[int]]:
    """Programmes in their order, and those that are mandatory for somebody: what prices are of."""
    return [bahan.program.tolist(), sorted(set(bahan.program[bahan.masalah.wajib[:, 1]].tolist()))]

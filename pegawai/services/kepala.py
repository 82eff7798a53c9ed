"""Appointing the head of a unit (definitive, Plt, Plh): one officer proposes with the posting, another confirms; neither is the person.

What an import brings from SIASN is decided there by many and comes as a mass process of its own (docs/keputusan); here are acts by hand.
"""

from collections.abc import Sequence
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from lib import waktu
from lib.format import format_tanggal
from pegawai.models import Notifikasi, Penempatan, Pengguna, UnitKerja, UsulKepala
from pegawai.peran import Peran
from pegawai.permissions import only_peran, refuse_own
from pegawai.services import kunci, notifikasi

ATURAN: Final = "kepala_usul"
SELESAI: Final = notifikasi.Berhenti("Usul ini sudah diputuskan.")


@only_peran(Peran.KEPEGAWAIAN, Peran.ADMIN)
@transaction.atomic
def confirm_kepala(*, usul_id: int, dilihat: str, by: Pengguna) -> Penempatan:
    """From now on the posting leads its unit, or did while it lasted: a correction of the past gives no rights today.

    `dilihat` is the mark of the proposal that he looked at. Refuses: sendiri, sudah_diputuskan, orang_sama, berubah, and the laws on heads.
    """
    usul = _lock(usul_id, by)
    posting = usul.penempatan
    if usul.diusulkan_oleh_id == by.pk:
        raise ValidationError("Kepala unit disahkan oleh orang lain daripada yang mengusulkan.", code="orang_sama")
    if dilihat != usul.sidik:
        raise ValidationError("Usul ini berubah sejak Anda membukanya. Periksa yang sekarang, lalu sahkan lagi.", code="berubah")
    posting.memimpin = True
    posting.full_clean()
    posting.save(update_fields=["memimpin"])
    usul.disahkan_oleh, usul.disahkan_pada = by, waktu.now()
    usul.save(update_fields=["disahkan_oleh", "disahkan_pada"])
    return posting


@only_peran(Peran.KEPEGAWAIAN, Peran.ADMIN)
@transaction.atomic
def drop_kepala(*, usul_id: int, by: Pengguna) -> None:
    """The posting stays, without leading: by whoever proposed it or anybody else who may confirm. Refuses: sendiri, sudah_diputuskan."""
    _lock(usul_id, by).delete()


def lock_penempatan(penempatan: Penempatan) -> UnitKerja:
    """Person first, unit second: two moves of one person, or two heads of one unit, wait for each other."""
    kunci.lock_pegawai([penempatan.pegawai_id])
    return UnitKerja.objects.select_for_update(no_key=True).get(pk=penempatan.unit_id)


def _lock(usul_id: int, by: Pengguna) -> UsulKepala:
    """The person and the unit first, as for every change of a posting."""
    posting = Penempatan.objects.filter(usul_kepala=usul_id).first()
    if posting is not None:
        lock_penempatan(posting)
    usul = UsulKepala.objects.menunggu().select_for_update(of=("self",)).select_related("penempatan").filter(pk=usul_id).first()
    if usul is None:
        raise ValidationError("Usul ini sudah diputuskan. Muat ulang daftarnya.", code="sudah_diputuskan")
    refuse_own(by, usul.penempatan.pegawai_id)
    return usul


@notifikasi.register(
    ATURAN,
    wajib="Orang lain menunggu tindakan Anda.",
    sebab="Anda menerima surel ini sebagai petugas kepegawaian atau admin.",
    contoh={
        "pegawai": "Dewi Lestari",
        "sebagai": "Pelaksana tugas (Plt)",
        "unit": "Dinas Kesehatan",
        "mulai": "3 Desember 2026",
        "pengusul": "Dimas Prasetyo",
    },
)
def kepala_usul(rows: Sequence[Notifikasi]) -> dict[int, notifikasi.Kata | notifikasi.Berhenti]:
    keys = {row.pk: int(row.objek.split(":")[1]) for row in rows}
    related = ("penempatan__pegawai", "penempatan__unit", "diusulkan_oleh")
    found = UsulKepala.objects.select_related(*related).in_bulk(set(keys.values()))
    return {row.pk: _words(found.get(keys[row.pk]), row) for row in rows}


def _words(usul: UsulKepala | None, row: Notifikasi) -> notifikasi.Kata | notifikasi.Berhenti:
    if usul is None or not usul.is_menunggu or row.objek != objek_of(usul):
        return SELESAI
    posting = usul.penempatan
    words = {
        "pegawai": posting.pegawai.nama,
        "sebagai": posting.get_status_display(),
        "unit": posting.unit.sebutan,
        "mulai": format_tanggal(posting.mulai),
        "pengusul": usul.diusulkan_oleh.nama,
    }
    return notifikasi.Kata(words, posting.pegawai.get_absolute_url())


def objek_of(usul: UsulKepala) -> str:
    return f"kepala:{usul.pk}:{usul.diusulkan_pada:%Y%m%d%H%M%S%f}"


def propose_kepala(posting: Penempatan, by: Pengguna) -> UsulKepala:
    """Inside the transaction that stored the posting; whoever may confirm gets a mail. A second proposal takes the place of the first."""
    values = {"diusulkan_oleh": by, "diusulkan_pada": waktu.now(), "disahkan_oleh": None, "disahkan_pada": None}
    usul, _ = UsulKepala.objects.update_or_create(penempatan=posting, defaults=values)
    notifikasi.add(aturan=ATURAN, objek=objek_of(usul), pengguna_ids=_find_pengesah(posting, by))
    return usul


def _find_pengesah(posting: Penempatan, by: Pengguna) -> list[int]:
    """The other officers; in an office of one officer, the admins."""
    for role in (Peran.KEPEGAWAIAN, Peran.ADMIN):
        others = Pengguna.objects.with_peran(role).filter(is_active=True).exclude(pk=by.pk).exclude(pegawai=posting.pegawai_id)
        if keys := sorted(others.values_list("pk", flat=True)):
            return keys
    return []

"""How a charter ends: withdrawn by two people, and the award with it. Its row and its file stay."""

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.services import terbitan
from insentif.models import Nominasi, Piagam
from insentif.permissions import WRITERS
from insentif.services import nominasi
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import only_peran, refuse_own
from pegawai.queries.akibat import Dampak
from pegawai.services import notifikasi


@only_peran(*WRITERS)
@transaction.atomic
def propose_cabut(*, pk: int, alasan: str, by: Pengguna) -> Piagam:
    """The first of two people asks to withdraw; whoever may confirm it gets a mail.

    Refuses: sendiri, bukan_wewenang, sudah_dicabut, sudah_diusulkan, alasan.
    """
    row, piagam = _lock(pk, by)
    terbitan.check_unasked(piagam)
    terbitan.propose(piagam, nominasi.read_reason(alasan), by)
    terbitan.tell_second(piagam, aturan="piagam_usul_cabut", pemilik_id=row.pegawai_id, by=by)
    return piagam


@only_peran(*WRITERS)
@transaction.atomic
def revoke_piagam(*, pk: int, dilihat: str, by: Pengguna) -> Piagam:
    """The second person confirms; the place among the recipients is free again. `dilihat`: the mark of the proposal that he looked at.

    Refuses: sendiri, bukan_wewenang, sudah_dicabut, belum_diusulkan, orang_sama, berubah.
    """
    row, piagam = _lock(pk, by)
    terbitan.check_asked(piagam, by)
    terbitan.check_dilihat(piagam, dilihat)
    piagam.dicabut_pada, piagam.dicabut_oleh, piagam.alasan_cabut = waktu.now(), by, piagam.usul_alasan
    piagam.save(update_fields=["dicabut_pada", "dicabut_oleh", "alasan_cabut"])
    nominasi.end_nominasi(row, row.Status.DITARIK, f"Piagam dicabut. {piagam.alasan_cabut}"[: nominasi.ALASAN_MAX], by)
    notifikasi.add(aturan="piagam_dicabut", objek=f"nominasi:{row.pk}", pegawai_ids=[row.pegawai_id])
    return piagam


def dampak_cabut(piagam: Piagam) -> list[Dampak]:
    """What falls with a charter that was withdrawn."""
    seen = Dampak(f"Siapa pun yang memeriksa piagam {piagam.nomor} membaca bahwa ia dicabut", (f"Penerima: {piagam.isi['nama']}",))
    return [seen, Dampak(f"Nominasinya ditarik: {piagam.nominasi.penghargaan} kembali mempunyai tempat bagi satu penerima")]


@only_peran(*WRITERS)
@transaction.atomic
def keep_piagam(*, pk: int, by: Pengguna) -> Piagam:
    """Drop the proposal: its maker or anybody else who may confirm. Refuses: sendiri, bukan_wewenang, sudah_dicabut, belum_diusulkan."""
    _, piagam = _lock(pk, by)
    terbitan.drop(piagam)
    return piagam


def _lock(pk: int, by: Pengguna) -> tuple[Nominasi, Piagam]:
    row = nominasi.lock_nominasi(Piagam.objects.values_list("nominasi", flat=True).get(pk=pk))
    refuse_own(by, row.pegawai_id)
    piagam = Piagam.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)
    if piagam.dicabut_pada is not None:
        raise ValidationError("Piagam ini sudah dicabut.", code="sudah_dicabut")
    return row, piagam

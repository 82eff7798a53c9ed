"""Whom the draw chose, changed by somebody who knows the office: the graduate's supervisor or the training office."""

from typing import Final

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from diklat.models import Pendaftaran
from evaluasi.models import PenugasanEvaluasi
from evaluasi.permissions import WRITERS
from evaluasi.queries.pasca import penilai as queries
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import peran_of, refuse_own

Peran, Status = PenugasanEvaluasi.Peran, PenugasanEvaluasi.Status
DIPILIH: Final = (Peran.REKAN, Peran.BAWAHAN)
PENILAI_MAKS: Final = 5
SUDAH: Final = ValidationError("Pegawai ini sudah diminta menilai.", code="sudah_diminta")


@transaction.atomic
def replace_penilai(*, penugasan_id: int, pengganti_id: int, alasan: str, by: Pengguna) -> PenugasanEvaluasi:
    """The open form of a colleague goes to another one, with at least the rest of its time.

    Codes: sendiri, bukan_wewenang, bukan_pilihan (role), tidak_terbuka, alasan, bukan_calon, sudah_diminta.
    """
    row = PenugasanEvaluasi.objects.select_for_update(of=("self",)).select_related("pendaftaran").get(pk=penugasan_id)
    _check_pelaku(row.pendaftaran, by)
    if row.peran not in DIPILIH:
        raise ValidationError("Hanya rekan dan bawahan yang dapat diganti.", code="bukan_pilihan")
    if row.status != Status.TERBUKA:
        raise ValidationError("Permintaan ini sudah dijawab atau ditutup, jadi penilainya tidak dapat diganti lagi.", code="tidak_terbuka")
    if not alasan.strip():
        raise ValidationError("Tulis alasannya.", code="alasan")
    _check_calon(row.pendaftaran, row.peran, pengganti_id)
    row.status, row.alasan_tutup = Status.DIALIHKAN, alasan.strip()[: PenugasanEvaluasi._meta.get_field("alasan_tutup").max_length]
    row.draf, row.draf_pada = {}, None
    row.save(update_fields=["status", "alasan_tutup", "draf", "draf_pada"])
    today = waktu.today()
    return _open(row, pengganti_id, tenggat=max(row.tenggat, today), menggantikan=row)


@transaction.atomic
def add_penilai(*, pendaftaran_id: int, peran: str, penilai_id: int, by: Pengguna) -> PenugasanEvaluasi:
    """One colleague more, under the same terms as those already asked.

    Codes: bukan_pilihan, sendiri, bukan_wewenang, belum_dibuka, penuh, bukan_calon, sudah_diminta.
    """
    if peran not in DIPILIH:
        raise ValidationError("Hanya rekan dan bawahan yang dapat ditambah.", code="bukan_pilihan")
    peserta = Pendaftaran.objects.select_for_update(of=("self",)).get(pk=pendaftaran_id)
    _check_pelaku(peserta, by)
    forms = list(PenugasanEvaluasi.objects.filter(pendaftaran=peserta, peran=peran).order_by("-dibuka", "pk"))
    alive = [form for form in forms if form.status in (Status.TERBUKA, Status.SELESAI)]
    if not forms or forms[0].tenggat < waktu.today():
        raise ValidationError("Masa penilaian untuk peran ini belum dibuka atau sudah lewat.", code="belum_dibuka")
    if len(alive) >= PENILAI_MAKS:
        raise ValidationError(f"Paling banyak {PENILAI_MAKS} penilai untuk satu peran.", code="penuh")
    _check_calon(peserta, peran, penilai_id)
    return _open(forms[0], penilai_id, tenggat=forms[0].tenggat)


def _check_pelaku(peserta: Pendaftaran, by: Pengguna) -> None:
    """Whoever may open the page of this graduate's raters, and it is not his own."""
    refuse_own(by, peserta.pegawai_id)
    is_kantor = bool(peran_of(by) & set(WRITERS))
    if not queries.peserta_terlihat(by, is_kantor=is_kantor).filter(pk=peserta.pk).exists():
        raise ValidationError("Penilai dipilih oleh atasan alumnus ini atau oleh pengelola diklat.", code="bukan_wewenang")


def _check_calon(peserta: Pendaftaran, peran: str, pegawai_id: int) -> None:
    if not queries.calon_list(peserta, peran).filter(pk=pegawai_id).exists():
        raise ValidationError("Pegawai ini tidak bekerja dekat dengan alumnus, atau sudah diminta menilai.", code="bukan_calon")


def _open(like: PenugasanEvaluasi, penilai_id: int, **fields: object) -> PenugasanEvaluasi:
    same = {"pendaftaran_id": like.pendaftaran_id, "peran": like.peran, "unit_id": like.unit_id, "versi_id": like.versi_id}
    try:
        with transaction.atomic():
            return PenugasanEvaluasi.objects.create(**same, penilai_id=penilai_id, dibuka=waktu.today(), **fields)
    except IntegrityError as error:
        raise SUDAH from error

"""What supervisors see months later becomes indicative evidence of a level."""

from typing import Final

from django.db import transaction

from evaluasi.models import LevelPasca, PenugasanEvaluasi
from kompetensi.models import Penilaian
from kompetensi.models.penilaian import Sumber
from kompetensi.services import penilaian, profil
from lib import waktu
from pegawai.models import Pengguna
from pegawai.services import kunci

DIGANTIKAN: Final = "Digantikan penilaian pascadiklat lain pada hari yang sama, yang levelnya lebih tinggi"


@transaction.atomic
def record_pasca(*, penugasan: PenugasanEvaluasi, by: Pengguna | None = None) -> list[Penilaian]:
    """The levels of a supervisor's form as evidence of the day it was sent; forms of other roles leave none. Safe to repeat.

    Of two forms about one competency on one day the higher level stays. `by` defaults to the rater's account.
    """
    if penugasan.peran != PenugasanEvaluasi.Peran.ATASAN:
        return []
    hari = waktu.day(penugasan.dikirim_pada)  # type: ignore[arg-type]  # sent
    peserta = penugasan.pendaftaran
    keterangan = peserta.angkatan.nama[: Penilaian._meta.get_field("keterangan").max_length]
    level = dict(LevelPasca.objects.filter(penugasan=penugasan).values_list("kompetensi_id", "level"))
    kunci.lock_pegawai([peserta.pegawai_id])
    ada = {
        row.kompetensi_id: row
        for row in Penilaian.objects.filter(
            pegawai=peserta.pegawai_id, kompetensi__in=level, sumber=Sumber.PASCA, tanggal=hari, dibatalkan_pada=None
        )
    }
    baru = {pk: value for pk, value in level.items() if pk not in ada or ada[pk].level < value}
    if not baru:
        return []
    by = by or Pengguna.objects.filter(pegawai=penugasan.penilai_id).first()
    kalah = Penilaian.objects.filter(pk__in=[ada[pk].pk for pk in baru if pk in ada])
    kalah.update(dibatalkan_pada=waktu.now(), dibatalkan_oleh=by, alasan_batal=DIGANTIKAN)
    hasil = [penilaian.Hasil(peserta.pegawai_id, pk, value, hari, Sumber.PASCA, keterangan) for pk, value in sorted(baru.items())]
    rows = penilaian.write_hasil(hasil=hasil, by=by)
    profil.refresh_profil([peserta.pegawai_id])
    return rows

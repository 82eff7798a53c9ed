"""Who may be asked about a graduate besides his supervisor, and who was."""

from diklat.models import Pendaftaran
from diklat.models.pendaftaran import PendaftaranQuerySet
from evaluasi.models import PenugasanEvaluasi
from evaluasi.permissions import WRITERS
from evaluasi.queries.pasca.atasan import ATASAN_SQL, DEKAT_SQL
from lib import waktu
from lib.sql import fetch
from pegawai.models import Pegawai, Pengguna
from pegawai.models.pegawai import PegawaiQuerySet
from pegawai.permissions import peran_of
from pegawai.queries.orang import Lingkup, register_lingkup

Status, Peran = PenugasanEvaluasi.Status, PenugasanEvaluasi.Peran
DEKAT = f"""
    WITH RECURSIVE orang AS (SELECT %(pegawai)s::bigint AS pegawai_id), {ATASAN_SQL}, {DEKAT_SQL}
    SELECT d.penilai_id FROM dekat d LEFT JOIN atasan s ON s.pegawai_id = d.pegawai_id
    WHERE d.peran = %(peran)s AND d.penilai_id IS DISTINCT FROM s.atasan_id
"""  # noqa: S608 -- constant SQL, parameters bound


def peserta_terlihat(user: Pengguna, *, is_kantor: bool) -> PendaftaranQuerySet:
    """Enrolments whose raters this account may choose: all for the training office, else those whose supervisor's form is his."""
    rows = Pendaftaran.objects.select_related("pegawai", "angkatan__program", "unit").filter(penugasan_list__isnull=False)
    if not is_kantor:
        mine = PenugasanEvaluasi.objects.filter(penilai=user.pegawai_id, peran="atasan", status__in=(Status.TERBUKA, Status.SELESAI))
        rows = rows.filter(pk__in=mine.values("pendaftaran"))
    return rows.distinct()


def calon_list(peserta: Pendaftaran, peran: str) -> PegawaiQuerySet:
    """Colleagues or subordinates of today who are not asked yet, by name."""
    near = [pk for (pk,) in fetch(DEKAT, {"pegawai": peserta.pegawai_id, "peran": peran, "hari": waktu.today()})]
    asked = PenugasanEvaluasi.objects.filter(pendaftaran=peserta, peran=peran, status__in=(Status.TERBUKA, Status.SELESAI))
    return Pegawai.objects.filter(pk__in=near).exclude(pk__in=asked.values("penilai")).order_by("nama", "pk")


def _lingkup(peran: str) -> Lingkup:
    def rows(user: Pengguna, pada: int | None) -> PegawaiQuerySet:
        peserta = peserta_terlihat(user, is_kantor=bool(peran_of(user) & set(WRITERS))).filter(pk=pada or 0).first()
        return calon_list(peserta, peran) if peserta else Pegawai.objects.none()

    return rows


for _peran in (Peran.REKAN, Peran.BAWAHAN):
    register_lingkup(f"penilai-{_peran}", _lingkup(_peran))


def penilai_list(peserta: Pendaftaran) -> list[PenugasanEvaluasi]:
    rows = PenugasanEvaluasi.objects.filter(pendaftaran=peserta).select_related("penilai", "menggantikan__penilai")
    return list(rows.order_by("peran", "pk"))

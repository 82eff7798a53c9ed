"""Three years of tests, feedback and post-training evaluation for the demo city, and what the demo employee finds open today."""

from datetime import timedelta

from django.db.models import F

from config.demo.kota.kini import attend, find_me
from config.demo.kota.pasca import fill_pasca
from config.demo.kota.survei import fill_survei
from config.demo.kota.tes import fill_tes
from diklat.models import Pendaftaran
from diklat.services import jp
from evaluasi.models import PenugasanEvaluasi, Survei, Ujian
from evaluasi.queries.instrumen import find_terbit
from kompetensi.services import profil
from lib import waktu
from pegawai.models import Penempatan


def fill_evaluasi() -> int:
    """Fill the evaluation tables for the trainings that are there; returns the number of answers."""
    answers = fill_tes() + fill_survei() + fill_pasca()
    profil.refresh_profil(None)
    return answers


def fill_evaluasi_kini() -> None:
    """For the demo employee: a training just over with its feedback and its test open, and a colleague to give a view of."""
    me, now = find_me(), waktu.now()
    open_rows = Survei.objects.filter(status="terbuka", angkatan__terisi__lt=F("angkatan__kuota"))
    mine = Pendaftaran.objects.filter(pegawai=me).values("program")
    survei = open_rows.exclude(angkatan__program__in=mine).select_related("angkatan").order_by("-tutup", "pk").first()
    if survei is not None and survei.angkatan is not None:
        attend(survei.angkatan, me, status="hadir")
        jp.refresh_jp(pegawai_ids=[me.pk])
        window = {"mulai": now - timedelta(hours=3), "selesai": now + timedelta(days=2)}
        if versi := find_terbit("post_test", survei.angkatan.program_id):
            Ujian.objects.update_or_create(
                angkatan=survei.angkatan, jenis="post_test", create_defaults={"versi": versi, "durasi": 30, **window}, defaults=window
            )
    near = Penempatan.objects.definitive().on(waktu.today()).filter(pegawai=me).values("unit")
    forms = PenugasanEvaluasi.objects.filter(peran="rekan", status="terbuka").exclude(penilai=me).exclude(pendaftaran__pegawai=me)
    form = forms.filter(unit__in=near).order_by("pk").first() or forms.order_by("pk").first()
    if form is not None:
        PenugasanEvaluasi.objects.create(
            pendaftaran=form.pendaftaran,
            peran="rekan",
            penilai=me,
            unit=form.unit,
            versi=form.versi,
            dibuka=waktu.today() - timedelta(days=4),
            tenggat=waktu.today() + timedelta(days=6),
        )

"""Three years of tests, feedback and post-training evaluation for the demo city, and what the demo employee finds open today."""

from datetime import timedelta

from config.demo.kota.pasca import fill_pasca
from config.demo.kota.saya import SHORT, attend, fill_past, find_me, suitable
from config.demo.kota.survei import fill_survei
from config.demo.kota.tes import fill_tes
from diklat.models import Angkatan
from diklat.services import jp
from evaluasi.models import PenugasanEvaluasi, Ujian
from evaluasi.queries.instrumen import find_terbit
from kompetensi.services import profil
from lib import waktu
from pegawai.models import Penempatan


def fill_evaluasi() -> int:
    """Fill the evaluation tables for the trainings that are there; returns the number of answers."""
    answers = fill_hasil() + fill_pasca() + fill_survei()
    fill_profil()
    return answers


def fill_hasil() -> int:
    """All that a certificate tells of."""
    fill_past(find_me())
    return fill_tes()


def fill_profil() -> None:
    profil.refresh_profil(None)


def fill_evaluasi_kini() -> None:
    """For the demo employee: a training just over with its feedback and its test open, and a colleague to give a view of."""
    me, now = find_me(), waktu.now()
    just_over = Angkatan.objects.filter(survei__status="terbuka", program__jp__lte=SHORT)
    for angkatan in suitable(just_over, me, "-selesai")[:1]:
        attend(angkatan, me, status="hadir")
        jp.refresh_jp(pegawai_ids=[me.pk])
        window = {"mulai": now - timedelta(hours=3), "selesai": now + timedelta(days=2)}
        if versi := find_terbit("post_test", angkatan.program_id):
            Ujian.objects.update_or_create(
                angkatan=angkatan, jenis="post_test", create_defaults={"versi": versi, "durasi": 30, **window}, defaults=window
            )
    near = Penempatan.objects.definitive().on(waktu.today()).filter(pegawai=me).values("unit")
    forms = PenugasanEvaluasi.objects.filter(peran="rekan", status="terbuka").exclude(penilai=me).exclude(pendaftaran__pegawai=me)
    forms = forms.exclude(pendaftaran__in=PenugasanEvaluasi.objects.filter(penilai=me).values("pendaftaran"))
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

"""The published set, a draft with more points for mentors and fewer for absence that was tried, a suspension and a badge."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from insentif.models import AturanPoin, Lencana, PenangguhanPoin, VersiAturan
from insentif.services import aturan as services
from insentif.services.simulasi import create_simulasi
from pegawai.models import Pegawai, Pengguna
from pegawai.services.pekerjaan import run_pekerjaan


def find_rows(akun: dict[str, Pengguna]) -> dict[str, Any]:
    admin, today = akun["admin"], timezone.localdate()
    draf = VersiAturan.objects.filter(status="draf").first() or services.create_draf(by=admin)
    AturanPoin.objects.filter(versi=draf, kejadian="mentoring").update(poin="4.5")
    AturanPoin.objects.filter(versi=draf, kejadian="lulus").update(pengali_celah=2)
    run_pekerjaan(pk=create_simulasi(versi_id=draf.pk, by=admin).pk)
    person = Pegawai.objects.filter(jenis_asn="PNS").earliest("pk")
    penangguhan = PenangguhanPoin.objects.first() or PenangguhanPoin.objects.create(
        pegawai=person, mulai=today - timedelta(days=60), selesai=today - timedelta(days=30), alasan="Keputusan 800/12/2026"
    )
    return {
        "aturan_terbit": VersiAturan.objects.filter(status="terbit").latest("berlaku_mulai"),
        "aturan_draf": draf,
        "aturan_butir": draf.aturan_list.get(kejadian="lulus"),
        "aturan_tingkat": draf.tingkat_list.earliest("pk"),
        "penangguhan": penangguhan,
        "lencana": Lencana.objects.earliest("pk"),
    }

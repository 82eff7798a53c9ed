"""An award with nominations in each state; the account `pegawai` has its charter, another one was withdrawn."""

from typing import Any

from django.utils import timezone

from diklat.models import PenandaTangan
from insentif.services import nominasi as services
from insentif.services import piagam as charters
from pegawai.models import Pegawai, Pengguna
from tests.diklat.pabrik import make_penanda_tangan
from tests.factories import make_pengguna
from tests.insentif.pabrik_penghargaan import make_nominasi, make_penghargaan, revoke


def find_rows(akun: dict[str, Pengguna]) -> dict[str, Any]:
    saya, atasan, by = akun["pegawai"], akun["atasan"], akun["pengelola"]
    year, other = timezone.localdate().year, make_pengguna("pengelola")
    award = make_penghargaan("Pembelajar Teladan Tingkat Daerah", tahun=year, jumlah=4)
    make_penghargaan("Mentor Teladan Tingkat Daerah", tahun=year, status="draf")
    taken = {saya.pegawai_id, atasan.pegawai_id}
    people = list(Pegawai.objects.active().filter(penangguhan_poin_list=None).exclude(pk__in=taken).order_by("pk")[:4])
    rows = [make_nominasi(award, person, diusulkan_oleh=atasan) for person in people]
    mine = make_nominasi(award, saya.pegawai, diusulkan_oleh=atasan)
    for row in (mine, rows[1]):
        services.decide_nominasi(pk=row.pk, setuju=True, alasan="Memenuhi semua syarat dan tekun berbagi.", by=other)
    official = PenandaTangan.objects.filter(is_aktif=True).first() or make_penanda_tangan()
    made = charters.issue_piagam(penghargaan_id=award.pk, penanda_tangan_id=official.pk, tanggal=timezone.localdate(), by=by)
    piagam = {row.nominasi_id: row for row in made}
    revoke(piagam[rows[1].pk])
    services.decide_nominasi(pk=rows[2].pk, setuju=True, alasan="Memenuhi semua syarat.", by=other)
    services.decide_nominasi(pk=rows[3].pk, setuju=False, alasan="Baru setengah tahun bekerja.", by=other)
    words = {"penghargaan": award, "nominasi": rows[0], "nominasi_dicabut": rows[1], "nominasi_saya": mine}
    return words | {"kode_piagam": piagam[mine.pk].kode, "kode_piagam_dicabut": piagam[rows[1].pk].kode}

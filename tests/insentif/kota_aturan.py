"""The published set, a draft of the next one that was tried, a suspension and a badge."""

from datetime import date

from insentif.models import Lencana, PenangguhanPoin, SimulasiAturan, VersiAturan
from insentif.queries import aturan as queries
from insentif.services import aturan as services
from insentif.services.simulasi import JUMLAH


def make_rows(kota: dict[str, object]) -> dict[str, object]:
    admin = kota["akun_admin"]
    draf = services.create_draf(by=admin)
    isi = {"andai": False, "tahun": 2026, "kelompok": {"PNS": dict.fromkeys(JUMLAH, 0)}, "kejadian": {}, "tingkat": []}
    SimulasiAturan.objects.create(versi=draf, sidik=queries.isi_of(draf).sidik, sejak=date(2026, 1, 1), isi=isi, oleh=admin)
    return {
        "aturan_terbit": VersiAturan.objects.get(nomor=1),
        "aturan_draf": draf,
        "aturan_butir": draf.aturan_list.earliest("pk"),
        "aturan_tingkat": draf.tingkat_list.earliest("pk"),
        "penangguhan": PenangguhanPoin.objects.create(
            pegawai=kota["lain"], mulai=date(2026, 1, 5), selesai=date(2026, 2, 5), alasan="Keputusan 800/1/2026"
        ),
        "lencana": Lencana.objects.earliest("pk"),
    }

from evaluasi.models import AturanPasca
from tests.diklat.pabrik import make_angkatan, make_pendaftaran
from tests.evaluasi.pabrik import make_penugasan


def make_rows(kota: dict[str, object]) -> dict[str, object]:
    """Forms about the graduate `bawahan`, owed by his head and by his colleague `diri`, and a rule of that programme."""
    angkatan = make_angkatan(status="ditutup")
    lulusan = make_pendaftaran(angkatan, kota["bawahan"], "lulus")
    return {
        "lulusan": lulusan,
        "isian_atasan": make_penugasan(lulusan, kota["kepala"]),
        "isian_rekan": make_penugasan(lulusan, kota["diri"], "rekan"),
        "aturan_pasca": AturanPasca.objects.create(program=angkatan.program),
        "aturan_umum": AturanPasca.objects.get(program=None),
    }

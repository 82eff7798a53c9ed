from django.utils import timezone

from evaluasi.models import PartisipasiSurvei
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_pendaftaran, make_program, make_sesi
from tests.evaluasi.pabrik import make_survei


def make_rows(kota: dict[str, object]) -> dict[str, object]:
    """A batch that `diri` attended, its open survey, one that `diri` has answered, and an SKM that nobody may answer."""
    found = {"survei_skm": make_survei()}
    for word, jam in (("survei", 1), ("survei_sudah", 3)):
        angkatan = make_angkatan(make_program(), status="selesai")
        sesi = make_sesi(angkatan, timezone.localdate(), jam, lama=1)
        make_kehadiran(sesi, make_pendaftaran(angkatan, kota["diri"], "lulus"))
        found[word] = make_survei(angkatan)
    PartisipasiSurvei.objects.create(survei=found["survei_sudah"], pegawai=kota["diri"])
    return found

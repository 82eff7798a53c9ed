from typing import Any

from evaluasi.models import KomentarSurvei, Survei
from pegawai.models import Pengguna


def find_rows(akun: dict[str, Pengguna]) -> dict[str, Any]:
    """The newest batch with words and results, one whose form is open, the newest SKM."""
    words = KomentarSurvei.objects.filter(blok__survei__angkatan__isnull=False).order_by("-blok__dirilis", "pk")
    komentar = words.select_related("blok__survei__angkatan")[0]
    angkatan = komentar.blok.survei.angkatan
    return {
        "komentar": komentar,
        "angkatan_hasil": angkatan,
        "program_hasil": angkatan.program_id,
        "angkatan_umpan_buka": Survei.objects.filter(status="terbuka", angkatan__isnull=False).earliest("pk").angkatan,
        "skm": Survei.objects.filter(jenis="skm", status="dirilis").latest("tutup"),
    }

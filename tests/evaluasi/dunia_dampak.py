from typing import Any

from diklat.models import Pendaftaran, ProgramKompetensi
from pegawai.models import Pengguna


def find_rows(akun: dict[str, Pengguna]) -> dict[str, Any]:
    """The programme with most graduates among those that raise a competency."""
    raises = set(ProgramKompetensi.objects.values_list("program", flat=True))
    passed = list(Pendaftaran.objects.filter(status="lulus", program__in=raises).values_list("program", flat=True))
    return {"program_dampak": max(sorted(set(passed)), key=passed.count)}

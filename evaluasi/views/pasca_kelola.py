"""The training office's view of post-training evaluation: who was asked, who answers, per office. Never what was answered."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from diklat.queries.pendaftaran_kota import unit_pilihan
from evaluasi.models import PenugasanEvaluasi
from evaluasi.permissions import READERS, WRITERS
from evaluasi.queries.pasca import kelola as queries
from evaluasi.queries.pasca.kelola import Saringan
from evaluasi.workbooks import pasca as workbooks
from lib import paging, waktu
from lib.masukan import read_id
from lib.unduhan import attachment
from pegawai import tasks
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.services import pekerjaan
from pegawai.unduhan import make_notes

BAWAAN = "-tenggat"


@require_safe
@require_peran(*READERS)
def pasca_kelola(request: Permintaan) -> HttpResponse:
    saringan, pilihan = _read(request), _pilihan()
    page = paging.paginate(request, queries.penugasan_list(saringan), sorts=queries.SORTS, default=BAWAAN)
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "pilihan": pilihan,
        "chips": _chips(request, saringan, pilihan),
        "jumlah": queries.jumlah_list(saringan),
        "hari_ini": waktu.today(),
        "boleh_ubah": bool(peran_of(request.user) & set(WRITERS)),
    }
    return render(request, "evaluasi/pasca_kelola.html", context)


@require_POST
@require_peran(*READERS)
def pasca_export(request: Permintaan) -> HttpResponse:
    saringan = _read(request)
    parameter: dict[str, Any] = {
        "saringan": saringan.as_dict(),
        "urut": paging.read_sort(request, queries.SORTS, BAWAAN),
        "keterangan": ", ".join(label for label, _ in _chips(request, saringan, _pilihan())) or "tanpa saringan",
    }
    job = pekerjaan.create_pekerjaan(jenis="ekspor-pasca", judul="Ekspor penilaian pascadiklat", oleh=request.user, parameter=parameter)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


@require_safe
@require_peran(*READERS)
def pasca_unit(request: Permintaan) -> HttpResponse:
    """How many answer, per perangkat daerah, the lowest rate first."""
    saringan, pilihan = _read(request), _pilihan()
    rows = queries.per_unit(saringan)
    lowest = sorted(rows, key=lambda row: (row.persen is None, row.persen, row.nama))
    context = {
        "baris": lowest,
        "total": queries.jumlahkan(rows),
        "saringan": saringan,
        "pilihan": pilihan,
        "chips": _chips(request, saringan, pilihan),
    }
    return render(request, "evaluasi/pasca_unit.html", context)


@require_safe
@require_peran(*READERS)
def pasca_unit_export(request: Permintaan) -> HttpResponse:
    saringan = _read(request)
    rows = queries.per_unit(saringan)
    words = ", ".join(label for label, _ in _chips(request, saringan, _pilihan())) or "tanpa saringan"
    answer = attachment("respons-pascadiklat")
    notes = make_notes(request, "Tingkat respons penilaian pascadiklat", words, len(rows))
    answer.write(workbooks.write_unit([*rows, queries.jumlahkan(rows)], notes=notes))
    return answer


def _read(request: Permintaan) -> Saringan:
    keadaan, peran = request.GET.get("keadaan", ""), request.GET.get("peran", "")
    tahun = read_id(request.GET, "tahun")
    return Saringan(
        q=paging.read_text(request),
        keadaan=keadaan if keadaan in queries.KEADAAN else "",
        peran=peran if peran in PenugasanEvaluasi.Peran.values else "",
        unit_id=read_id(request.GET, "unit"),
        program_id=read_id(request.GET, "program"),
        tahun=tahun if tahun is not None and 2000 <= tahun <= 2100 else None,
    )


def _pilihan() -> dict[str, list[Any]]:
    return {
        "unit": unit_pilihan(),
        "program": queries.program_pilihan(),
        "tahun": queries.tahun_pilihan(),
        "keadaan": list(queries.KEADAAN.items()),
        "peran": list(PenugasanEvaluasi.Peran.choices),
    }


def _chips(request: Permintaan, saringan: Saringan, pilihan: dict[str, list[Any]]) -> list[tuple[str, str]]:
    labels = {
        "q": f"“{saringan.q}”" if saringan.q else "",
        "keadaan": queries.KEADAAN.get(saringan.keadaan, ""),
        "peran": dict(PenugasanEvaluasi.Peran.choices).get(saringan.peran, ""),
        "unit": dict(pilihan["unit"]).get(saringan.unit_id, "Unit lain") if saringan.unit_id is not None else "",
        "program": dict(pilihan["program"]).get(saringan.program_id, "Program lain") if saringan.program_id is not None else "",
        "tahun": f"Dibuka {saringan.tahun}" if saringan.tahun else "",
    }
    return [(str(label), paging.without(request, name)) for name, label in labels.items() if label]

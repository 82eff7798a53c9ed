"""The training office's view of post-training evaluation: who was asked, who answers, per office. Never what was answered."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from evaluasi.forms.saringan import SaringanPascaForm, SaringanPascaUnitForm
from evaluasi.permissions import READERS, WRITERS
from evaluasi.queries.pasca import kelola as queries
from evaluasi.services.pasca import ingatkan
from evaluasi.workbooks import pasca as workbooks
from lib import paging, waktu
from lib.masukan import read_id
from lib.unduhan import attachment
from pegawai import kepastian, tasks
from pegawai.kepastian import Tanya
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.services import pekerjaan
from pegawai.unduhan import make_notes

BAWAAN = "mendesak"


@require_safe
@require_peran(*READERS)
def pasca_kelola(request: Permintaan) -> HttpResponse:
    saringan = SaringanPascaForm(request)
    page = paging.paginate(request, queries.penugasan_list(saringan.nilai), sorts=queries.SORTS, default=BAWAAN, panjang=True)
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "jumlah": queries.jumlah_list(saringan.nilai),
        "hari_ini": waktu.today(),
        "boleh_ubah": bool(peran_of(request.user) & set(WRITERS)),
    }
    return render(request, "evaluasi/pasca_kelola.html", context)


@require_POST
@require_peran(*READERS)
def pasca_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanPascaForm(request)
    parameter: dict[str, Any] = {
        "saringan": saringan.nilai.as_dict(),
        "urut": paging.read_sort(request, queries.SORTS, BAWAAN),
        "keterangan": saringan.describe(),
    }
    job = pekerjaan.create_pekerjaan(jenis="ekspor-pasca", judul="Ekspor penilaian pascadiklat", oleh=request.user, parameter=parameter)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


@require_POST
@require_peran(*WRITERS)
def pasca_remind(request: Permintaan) -> HttpResponse:
    """Whoever is late among the filtered rows, or on the one whose button it was (`permintaan`); whom and how many is shown first."""
    rows, back = queries.penugasan_list(SaringanPascaForm(request).nilai), f"{reverse('evaluasi:pasca-kelola')}?{request.GET.urlencode()}"
    satu = read_id(request.POST, "permintaan")
    rows, siapa = (rows, "penilai yang lewat tenggat") if satu is None else (rows.filter(pk=satu), "penilai ini")
    tanya = Tanya(f"Ingatkan {siapa}?", "Ingatkan", "Tidak sekarang", back)
    said = lambda done: f"{done.jumlah} penilai diingatkan lewat surel." if done.jumlah else ""  # noqa: E731
    act = lambda: ingatkan.remind_terlambat(penugasan=rows, by=request.user)  # noqa: E731
    return kepastian.press(request, act, tanya, said, dampak=lambda done: done.dampak)


@require_safe
@require_peran(*READERS)
def pasca_unit(request: Permintaan) -> HttpResponse:
    """How many answer, per perangkat daerah, the lowest rate first."""
    saringan = SaringanPascaUnitForm(request)
    rows = queries.per_unit(saringan.nilai)
    lowest = sorted(rows, key=lambda row: (row.persen is None, row.persen, row.nama))
    context = {
        "baris": lowest,
        "total": queries.jumlahkan(rows),
        "saringan": saringan,
    }
    return render(request, "evaluasi/pasca_unit.html", context)


@require_safe
@require_peran(*READERS)
def pasca_unit_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanPascaUnitForm(request)
    rows = queries.per_unit(saringan.nilai)
    answer = attachment("respons-pascadiklat")
    notes = make_notes(request, "Tingkat respons penilaian pascadiklat", saringan.describe(), len(rows))
    answer.write(workbooks.write_unit([*rows, queries.jumlahkan(rows)], notes=notes))
    return answer

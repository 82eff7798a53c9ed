"""Who is asked about one graduate: his supervisor and the training office may change colleagues and subordinates."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from diklat.models import Pendaftaran
from evaluasi.forms.pasca import RekanForm
from evaluasi.models import PenugasanEvaluasi
from evaluasi.permissions import WRITERS
from evaluasi.queries.pasca import penilai as queries
from evaluasi.services.pasca import penilai as services
from lib.masukan import read_id
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of

Peran = PenugasanEvaluasi.Peran


@require_http_methods(["GET", "HEAD", "POST"])
def pasca_rekan(request: Permintaan, pk: int) -> HttpResponse:
    """`ganti` names the open form that goes to somebody else; `tambah` the role for which one more is asked."""
    is_kantor = bool(peran_of(request.user) & set(WRITERS))
    peserta = get_object_or_404(queries.peserta_terlihat(request.user, is_kantor=is_kantor), pk=pk)
    rows = queries.penilai_list(peserta)
    ganti = next((row for row in rows if row.pk == read_id(request.GET, "ganti")), None)
    peran = ganti.peran if ganti else request.GET.get("tambah", "")
    form = None
    if peran in services.DIPILIH:
        data = request.POST if request.method == "POST" else None
        form = RekanForm(data, user=request.user, pada=pk, peran=peran, is_ganti=ganti is not None)
        if form.is_valid() and _apply(request, form, peserta, peran, ganti):
            return redirect("evaluasi:pasca-rekan", pk)
    ada = form is not None and queries.calon_list(peserta, peran).exists()
    context = {"peserta": peserta, "rows": rows, "ganti": ganti, "form": form, "peran": Peran(peran).label.lower() if form else ""}
    return render(request, "evaluasi/pasca_rekan.html", {**context, "is_kantor": is_kantor, "dipilih": services.DIPILIH, "ada": ada})


def _apply(request: Permintaan, form: RekanForm, peserta: Pendaftaran, peran: str, ganti: PenugasanEvaluasi | None) -> bool:
    penilai = form.cleaned_data["pengganti"]
    try:
        if ganti is not None:
            alasan = form.cleaned_data["alasan"]
            services.replace_penilai(penugasan_id=ganti.pk, pengganti_id=penilai.pk, alasan=alasan, by=request.user)
        else:
            services.add_penilai(pendaftaran_id=peserta.pk, peran=peran, penilai_id=penilai.pk, by=request.user)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, f"{penilai.nama} diminta menilai {peserta.pegawai.nama}, dan diberi tahu lewat surel.")
    return True

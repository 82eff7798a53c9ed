"""Surveys for the office: which there are, opening, moving, closing and cancelling them. No page shows an answer."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluasi.forms import survei as forms
from evaluasi.forms.saringan import SaringanSurveiForm
from evaluasi.models import Survei
from evaluasi.permissions import READERS, WRITERS
from evaluasi.queries.survei import daftar as queries
from evaluasi.services import survei as services
from evaluasi.workbooks import survei as workbook
from lib import paging, waktu
from lib.format import format_angka, format_tanggal
from lib.forms import add_refusal
from lib.masukan import attempt, read_id, url_or_empty
from lib.unduhan import attachment
from pegawai import kepastian
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.unduhan import make_notes

URUT = "-tutup"


@require_safe
@require_peran(*READERS)
def survei_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanSurveiForm(request)
    page = paging.paginate(request, queries.survei_list(saringan.nilai), sorts=queries.SORTS, default=URUT)
    respons = queries.find_respons(page.rows)
    context = {
        "page": page,
        "urut": page.urut,
        "baris": [(row, respons.get(row.pk)) for row in page.rows],
        "saringan": saringan,
        "hari_ini": waktu.today(),
        "boleh_ubah": may_write(request),
    }
    return render(request, "evaluasi/survei_list.html", context)


@require_safe
@require_peran(*READERS)
def survei_export(request: Permintaan) -> HttpResponse:
    """The rows that the list shows, all pages of them."""
    saringan = SaringanSurveiForm(request)
    rows = list(paging.order_by(queries.survei_list(saringan.nilai), queries.SORTS, paging.read_sort(request, queries.SORTS, URUT)))
    answer = attachment("survei")
    notes = make_notes(request, "Survei", saringan.describe(), len(rows))
    workbook.write_survei(answer, rows, queries.find_respons(rows), notes=notes)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def survei_create(request: Permintaan) -> HttpResponse:
    initial = {"jenis": request.GET.get("jenis", ""), "angkatan": read_id(request.GET, "angkatan")}
    form = forms.SurveiForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        isi = {key: value for key, value in form.cleaned_data.items() if key != "jenis"}
        act = lambda: services.create_survei(**isi, by=request.user)  # noqa: E731
        done = lambda made: f"{made.nama} tersimpan."  # noqa: E731
        if answer := kepastian.submit(request, form, act, _ask_to_open(isi["buka"]), done, menyusul=services.sketch_undangan):
            return answer
    return render(request, "evaluasi/survei_form.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def survei_update(request: Permintaan, pk: int) -> HttpResponse:
    survei = get_object_or_404(Survei, pk=pk)
    form = forms.WaktuForm(request.POST if request.method == "POST" else None, initial={"buka": survei.buka, "tutup": survei.tutup})
    if form.is_valid():
        try:
            services.update_survei(survei_id=pk, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, "Waktu survei tersimpan.")
            return redirect(survei)
    return render(request, "evaluasi/survei_form.html", {"form": form, "survei": survei})


@require_safe
@require_peran(*READERS)
def survei_detail(request: Permintaan, pk: int) -> HttpResponse:
    survei = get_object_or_404(Survei.objects.select_related("angkatan__program", "versi__instrumen", "dibuat_oleh"), pk=pk)
    is_open, today = survei.status == Survei.Status.TERBUKA, waktu.today()
    writer = may_write(request)
    respons = queries.find_respons([survei]).get(pk)
    context: dict[str, Any] = {
        "survei": survei,
        "respons": respons,
        "akibat": _warn(queries.estimate(survei, respons), is_open=is_open) if writer else None,
        "hari_ini": today,
        "hasil_url": _hasil_url(survei),
        "boleh_ubah": writer and is_open,
        "boleh_tutup": writer and is_open and survei.buka <= today,
        "boleh_batal": writer and survei.status not in (Survei.Status.DIRILIS, Survei.Status.BATAL),
    }
    return render(request, "evaluasi/survei_detail.html", context)


@require_POST
@require_peran(*WRITERS)
def survei_close(request: Permintaan, pk: int) -> HttpResponse:
    survei = get_object_or_404(Survei, pk=pk)
    done = "Survei ditutup. Hasilnya terbit bila ada lima jawaban atau lebih."
    attempt(request, lambda: services.close_and_release(survei_id=pk, by=request.user), done)
    return redirect(survei)


@require_POST
@require_peran(*WRITERS)
def survei_cancel(request: Permintaan, pk: int) -> HttpResponse:
    survei = get_object_or_404(Survei, pk=pk)
    alasan = request.POST.get("alasan", "")
    done = "Survei dibatalkan. Jawaban yang sudah masuk dihapus tanpa dibaca."
    attempt(request, lambda: services.cancel_survei(survei_id=pk, alasan=alasan, by=request.user), done)
    return redirect(survei)


def _ask_to_open(buka: date) -> kepastian.Tanya:
    return kepastian.Tanya(
        judul="Buka survei ini?",
        tombol="Buka survei",
        tetap="Jangan dibuka",
        teks=f"Undangan mengisi dikirim {format_tanggal(buka)}. Sebelum ada jawaban, survei dapat dibatalkan tanpa kehilangan apa pun.",
        kembali=reverse("evaluasi:survei-list"),
        isian=True,
        sesudah=Survei.get_absolute_url,
    )


def may_write(request: Permintaan) -> bool:
    return bool(peran_of(request.user) & set(WRITERS))


def _warn(found: queries.Perkiraan, *, is_open: bool) -> dict[str, str]:
    """What closing and cancelling end for good, in figures."""
    orang, sudah, belum = (format_angka(count) for count in (found.diundang, found.sudah, found.belum))
    lepas = f" Kira-kira {belum} dari {orang} orang belum menjawab dan tidak dapat menjawab lagi." if is_open else ""
    tutup = f"Kira-kira {sudah} dari {orang} orang sudah menjawab; hasilnya terbit bila ada lima jawaban atau lebih.{lepas}"
    batal = f"Kira-kira {sudah} jawaban yang sudah masuk dihapus tanpa dibaca dan tidak dapat dikembalikan.{lepas}"
    bulat = "Angka dibulatkan ke sepuluh persen."
    return {"tutup": f"{tutup} Survei yang sudah ditutup tidak dapat dibuka kembali. {bulat}", "batal": f"{batal} {bulat}"}


def _hasil_url(survei: Survei) -> str:
    if survei.status != Survei.Status.DIRILIS:
        return ""
    if survei.angkatan_id is not None:
        return url_or_empty("evaluasi:hasil-angkatan", survei.angkatan_id)
    return url_or_empty("evaluasi:skm-detail", survei.pk)

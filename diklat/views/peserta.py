"""The participants tab of a batch: the list, what is done with ticked rows, adding somebody, the workbook."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.forms import peserta as forms
from diklat.forms.saringan import SaringanPesertaForm
from diklat.models import Angkatan
from diklat.permissions import READERS, WRITERS
from diklat.queries import peserta as queries
from diklat.queries import usul as usul_queries
from diklat.queries.ruang_kerja import get_kepala
from diklat.services import massal, pesan
from diklat.workbooks import peserta as workbooks
from lib import paging, waktu
from lib.format import format_waktu
from lib.masukan import read_ids
from lib.unduhan import send_file
from pegawai import kepastian
from pegawai.kepastian import Tanya, press_massal
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.queries.akibat import dampak_ditolak
from pegawai.queries.orang import TEMPELAN_MAX
from pegawai.services.massal import Ringkas

AKSI = {"keluarkan": "Keluarkan", "pindahkan": "Pindahkan", "pesan": "Kirim pesan kepada"}


@require_safe
@require_peran(*READERS)
def peserta_list(request: Permintaan, pk: int) -> HttpResponse:
    kepala = get_kepala(request.user, pk, "peserta")
    angkatan = kepala.angkatan
    saringan = SaringanPesertaForm(request, angkatan)
    people = queries.peserta_list(angkatan, saringan.nilai).only(*queries.SHOWN)
    page = paging.paginate(request, people, sorts=queries.SORTS, default="nama")
    kompetensi, baris = queries.describe(angkatan, page.rows, kepala.sesi_list)
    context = {
        "kepala": kepala,
        "page": page,
        "urut": page.urut,
        "baris": baris,
        "kompetensi": kompetensi,
        "celah": next((row.celah for row in baris if row.celah), None),
        "saringan": saringan,
    }
    return render(request, "diklat/peserta_list.html", context)


@require_POST
@require_peran(*WRITERS)
def peserta_bulk(request: Permintaan, pk: int) -> HttpResponse:
    """The first press asks (who, what it means, a reason), the second one (`lanjut`) does it."""
    kepala = get_kepala(request.user, pk, "peserta")
    aksi, ids = request.POST.get("aksi", ""), read_ids(request.POST, "pilih")
    if aksi not in AKSI:
        raise Http404
    rows = list(queries.ticked(kepala.angkatan, ids, keluar=aksi != "pesan"))
    if not rows:
        messages.error(request, "Yang dicentang sudah hadir, dinilai, atau keluar." if ids else "Centang sedikitnya satu peserta dahulu.")
        return redirect("diklat:peserta-list", pk)
    form = _bulk_form(request, kepala.angkatan, aksi)
    if "lanjut" in request.POST and form.is_valid() and (answer := _act(request, form, pk, aksi, [row.pk for row in rows])):
        return answer
    return render(
        request,
        "diklat/peserta_bulk.html",
        {"kepala": kepala, "form": form, "aksi": aksi, "baris": rows, "tertinggal": len(ids) - len(rows)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def peserta_create(request: Permintaan, pk: int) -> HttpResponse:
    """Search the city or paste NIPs, see who may take part, register those who are ticked; the search stays."""
    kepala = get_kepala(request.user, pk, "peserta")
    if request.method == "POST":
        return _enroll(request, kepala.angkatan)
    text = paging.read_text(request, most=TEMPELAN_MAX)
    people, missing = queries.find_calon(text)
    calon = usul_queries.describe_people(kepala.angkatan, people, jalur="pengelola")
    context = {"kepala": kepala, "q": text, "calon": calon, "asing": missing, "perlu_alasan": any(row.perlu_alasan for row in calon)}
    return render(request, "diklat/peserta_create.html", context)


@require_POST
@require_peran(*READERS)
def peserta_export(request: Permintaan, pk: int) -> HttpResponse:
    """The rows that the list shows, all pages of them."""
    angkatan = get_object_or_404(Angkatan.objects.visible_to(request.user).select_related("program"), pk=pk)
    saringan = SaringanPesertaForm(request, angkatan)
    urut = paging.read_sort(request, queries.SORTS, "nama")
    rows = paging.order_by(queries.peserta_list(angkatan, saringan.nilai).select_related("golongan"), queries.SORTS, urut)
    kompetensi, baris = queries.describe(angkatan, list(rows))
    notes = [("Isi", f"Peserta {angkatan.nama}"), ("Saringan", saringan.describe()), ("Level dan standar", kompetensi or "tidak ada")]
    notes += [("Jumlah baris", str(len(baris))), ("Data per", format_waktu(waktu.now())), ("Dibuat oleh", request.user.nama)]
    content = BytesIO()
    workbooks.write_peserta(content, baris, notes=notes)
    return send_file(content.getvalue(), f"peserta-{angkatan.program.kode.lower()}-{angkatan.nomor}-{angkatan.tahun}.xlsx")


def _bulk_form(request: Permintaan, angkatan: Angkatan, aksi: str) -> django_forms.Form:
    data = request.POST if "lanjut" in request.POST else None
    if aksi == "pindahkan":
        return forms.PindahForm(data, pilihan=queries.angkatan_tujuan(angkatan))
    return forms.PesanForm(data) if aksi == "pesan" else forms.KeluarkanForm(data)


def _act(request: Permintaan, form: django_forms.Form, pk: int, aksi: str, ids: list[int]) -> HttpResponse | None:
    data: dict[str, Any] = form.cleaned_data
    common: dict[str, Any] = {"angkatan_id": pk, "pendaftaran_ids": ids, "by": request.user}
    acts: dict[str, Callable[[], Ringkas]] = {
        "keluarkan": lambda: massal.cancel_peserta(**common, alasan=data["alasan"]),
        "pindahkan": lambda: massal.move_all(
            **common, tujuan_id=data["tujuan"].pk, alasan=data["alasan"], alasan_pengecualian=data["alasan_pengecualian"]
        ),
        "pesan": lambda: Ringkas(pesan.send_pesan(**common, judul=data["judul"], isi=data["isi"])),
    }
    said = {"keluarkan": "dikeluarkan; kursinya diberikan kepada daftar tunggu", "pesan": "akan menerima pesan ini lewat surel"}
    done = said.get(aksi) or f"dipindahkan ke {data['tujuan'].sebutan}"
    tanya = Tanya(f"{AKSI[aksi]} {len(ids)} peserta?", AKSI[aksi], "Batal", reverse("diklat:peserta-list", args=[pk]), isian=True)
    return kepastian.submit(
        request,
        form,
        acts[aksi],
        tanya,
        lambda found: kepastian.tell(request, found, f"{found.jumlah} peserta {done}."),
        dampak=lambda found: dampak_ditolak(found.ditolak),
    )


def _enroll(request: Permintaan, angkatan: Angkatan) -> HttpResponse:
    ids, back = read_ids(request.POST, "pilih"), paging.only(request, "q")
    if not ids:
        messages.error(request, "Centang sedikitnya satu pegawai dahulu.")
        return redirect(back)
    alasan = request.POST.get("alasan_pengecualian", "").strip()[: forms.ALASAN_CHARS]
    act = lambda: massal.enroll_all(  # noqa: E731
        angkatan_id=angkatan.pk, pegawai_ids=ids, jalur="pengelola", by=request.user, alasan_pengecualian=alasan
    )
    return press_massal(request, act, f"Daftarkan {len(ids)} pegawai?", "Daftarkan", back, "{} pegawai didaftarkan.")

"""One page before whatever mails many or closes for good: whom, what, and what breaks; one button that does it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lib.forms import add_refusal
from pegawai import tasks
from pegawai.kuki_draf import PEMILIK
from pegawai.queries.akibat import Dampak, dampak_ditolak
from pegawai.services.akibat import Akibat, act_if_shown
from pegawai.services.massal import Ringkas
from pegawai.services.notifikasi.ramalan import Ramalan

SIDIK: Final = "sidik"
UBAH: Final = "ubah"
PILIH: Final = "pilih"
PILIH_MAX: Final = 500
Act = Callable[[], Any]
Tanyakan = Callable[[Any], Iterable[Dampak]]
Menyusul = Callable[[Any], Iterable[Ramalan]]
Selesai = str | Callable[[Any], str | None]  # what is said when it is done, from the result of the act
MILIK_SENDIRI: Final = {"csrfmiddlewaretoken", PEMILIK, SIDIK, UBAH}


@dataclass(frozen=True, slots=True)
class Tanya:
    """The question with its object; the button's verb; what stays as it is when it is not pressed, and the page that leads to.

    `teks`: whether and how it can be taken back. `isian`: the question came from a form, which the reader may open again.
    `sesudah`: where it leads once it is done, when not to `kembali`; a function finds it in the result of the act.
    """

    judul: str
    tombol: str
    tetap: str
    kembali: str
    teks: str = ""
    bahaya: bool = False
    isian: bool = False
    sesudah: str | Callable[[Any], str] = ""


def wants_change(request: HttpRequest) -> bool:
    """The reader went back from the page to the form: it shows what was typed and does nothing."""
    return UBAH in request.POST


def ask(
    request: HttpRequest,
    act: Act,
    tanya: Tanya,
    *,
    dampak: Tanyakan | None = None,
    menyusul: Menyusul | None = None,
) -> Akibat | HttpResponse:
    """What was done, or the page that shows what would be. Raises whatever the act refuses with."""
    sent = request.POST.get(SIDIK, "")
    found = act_if_shown(act, sidik=sent, dampak=dampak, menyusul=menyusul)
    if found.jadi:
        return found
    fields = [(name, value) for name, values in request.POST.lists() if name not in MILIK_SENDIRI for value in values]
    back = _with_picks(request, tanya.kembali)
    context = {"tanya": tanya, "kembali": back, "akibat": found, "isian": fields, "berubah": bool(sent)}
    return render(request, "pegawai/kepastian.html", context)


def press(request: HttpRequest, act: Act, tanya: Tanya, done: Selesai, *, dampak: Tanyakan | None = None) -> HttpResponse:
    """For buttons without a form of their own: the page, or it was done (or refused), said so, and the way back."""
    try:
        found = ask(request, act, tanya, dampak=dampak)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(_with_picks(request, tanya.kembali))
    return found if isinstance(found, HttpResponse) else _leave(request, found, tanya, done)


def submit(
    request: HttpRequest,
    form: BaseForm,
    act: Act,
    tanya: Tanya,
    done: Selesai,
    *,
    dampak: Tanyakan | None = None,
    menyusul: Menyusul | None = None,
) -> HttpResponse | None:
    """For a valid form: the page, or it was done and the way back; None when the form is to be shown, with what the act refused."""
    if wants_change(request):
        return None
    try:
        found = ask(request, act, tanya, dampak=dampak, menyusul=menyusul)
    except ValidationError as refusal:
        add_refusal(form, refusal)
        return None
    return found if isinstance(found, HttpResponse) else _leave(request, found, tanya, done)


def submit_job(
    request: HttpRequest, form: BaseForm, act: Act, tanya: Tanya, *, sketch: Callable[[Any], tuple[list[Dampak], list[Ramalan]]]
) -> HttpResponse | None:
    """As `submit`, of an act that creates a job: `sketch` tells what the job will do and whom it will mail; it is woken once it stands."""
    if wants_change(request):
        return None
    try:
        found = ask(request, act, tanya, dampak=lambda job: sketch(job)[0], menyusul=lambda job: sketch(job)[1])
    except ValidationError as refusal:
        form.add_error(refusal.code if getattr(refusal, "code", None) in form.fields else None, refusal)
        return None
    if isinstance(found, HttpResponse):
        return found
    tasks.run_pekerjaan.delay_on_commit(found.hasil.pk)
    return redirect(found.hasil)


def press_massal(
    request: HttpRequest, act: Callable[[], Ringkas], judul: str, tombol: str, kembali: str, done: str, **rest: Any
) -> HttpResponse:
    """An act for many rows: shown first with whom it mails and whom the rules keep out. `done` holds the place of the number."""
    tanya = Tanya(judul, tombol, "Batal", kembali, **rest)
    say = lambda found: tell(request, found, done.format(found.jumlah))  # noqa: E731
    return press(request, act, tanya, say, dampak=lambda found: dampak_ditolak(found.ditolak))


def tell(request: HttpRequest, found: Ringkas, success: str) -> None:
    """What was done, and whom the rules kept out and why."""
    if found.jumlah:
        messages.success(request, success)
    for name, why in found.ditolak:
        messages.error(request, f"{name}: {why}")


def _with_picks(request: HttpRequest, url: str) -> str:
    """Back to a list with what was ticked there (static/js/pilih.js)."""
    picked = [key for key in request.POST.getlist(PILIH)[:PILIH_MAX] if key.isdecimal()]
    return f"{url}{'&' if '?' in url else '?'}{urlencode({PILIH: picked}, doseq=True)}" if picked else url


def _leave(request: HttpRequest, found: Akibat, tanya: Tanya, done: Selesai) -> HttpResponse:
    said = done if isinstance(done, str) else done(found.hasil)
    if said:
        messages.success(request, said)
    after = tanya.sesudah(found.hasil) if callable(tanya.sesudah) else tanya.sesudah
    return redirect(after or tanya.kembali)

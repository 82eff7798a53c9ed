"""The floor page: what any logged-in list of this server costs before it does anything of its own.

Session, account and roles for the menu, one count, fifty rows in the order of an index, base template.
"""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pegawai.models import Pegawai

ROWS = 50


@require_safe
def floor(request: HttpRequest) -> HttpResponse:
    people = Pegawai.objects.select_related("golongan", "kedudukan").order_by("nip")
    return render(request, "bench/floor.html", {"page": Paginator(people, ROWS).get_page(request.GET.get("halaman"))})

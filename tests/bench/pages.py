"""Child module: pages of the site, server time only, each beside its limit."""

from collections.abc import Callable

from django.db import connection
from django.urls import reverse

from diklat.models import Pendaftaran
from pegawai.models import Pegawai
from tests.bench import bare, jp
from tests.bench.city import username_of
from tests.bench.measure import Site, alternate, counted, seconds, sign_in

WARM_UP = 5
_site: list[Site] = []


def enter(username: str) -> str:
    """Sign in; the cookie is good for the real server too."""
    cookie = sign_in(username)
    _site[:] = [Site(cookie)]
    return cookie


def enter_as(peran: str) -> str:
    return enter(username_of(peran))


def address_of(name: str) -> str:
    return {
        "daftar-pegawai": lambda: reverse("pegawai:pegawai-list") + "?q=ari&jenis_asn=PNS&ukuran=50",
        "orang": lambda: reverse("pegawai:pegawai-detail", args=[somebody()]),
        "orang-pendaftaran": lambda: Pendaftaran.objects.filter(status="terdaftar").earliest("pk").get_absolute_url(),
        "profil": lambda: reverse("kompetensi:profil", args=[somebody()]),
        "peta-kota": lambda: reverse("kompetensi:peta"),
        "peta-saring": lambda: reverse("kompetensi:peta") + f"?jabatan=fungsional&golongan=pns-3&per={bare.past_day()}",
        "jp-kota": lambda: reverse("diklat:jp-laporan"),
    }[name]()


def somebody() -> int:
    """In the middle of the city, in office, without a unit of his own."""
    people = Pegawai.objects.active().filter(penempatan_list__selesai=None, penempatan_list__memimpin=False)
    return people.order_by("pk")[people.count() // 2].pk


def floor() -> bytes:
    return _site[0].get(reverse("floor"))


def limit_of(name: str) -> Callable[[], object]:
    statement = {"peta-kota": bare.TODAY_SQL, "peta-saring": bare.PAST_SQL, "jp-kota": jp.JP_SQL}.get(name)
    if statement is None:
        return floor

    def both() -> None:
        floor()
        with connection.cursor() as cursor:
            cursor.execute(statement, bare.parameters())
            cursor.fetchall()

    return both


def describe(name: str) -> dict[str, float]:
    url = address_of(name)
    return describe_look(lambda: _site[0].get(url))


def describe_look(look: Callable[[], bytes]) -> dict[str, float]:
    """Statements and size of a page that was opened before."""
    for _ in range(WARM_UP):
        body = look()
    with counted() as queries:
        look()
    return {"queries": len(queries), "kib": len(body) / 1024}


def measure(name: str, pairs: int) -> tuple[float, float]:
    url, limit = address_of(name), limit_of(name)
    for _ in range(2):
        limit()
    return alternate(lambda: _site[0].get(url), limit, pairs)


def time_page(name: str, calls: int) -> float:
    url = address_of(name)
    _site[0].get(url)
    return sorted(seconds(lambda: _site[0].get(url)) for _ in range(calls))[calls // 2] * 1000


def list_mix() -> list[str]:
    """What four people look at: mostly lists and persons, every fifth page a profile or a map."""
    people = list(Pegawai.objects.active().order_by("nip").values_list("pk", flat=True)[100:1100:50])
    daftar = reverse("pegawai:pegawai-list")
    words = ("sari", "budi", "wulan", "dinas", "puskesmas")
    mix: list[str] = []
    for number, pk in enumerate(people):
        mix += [daftar, f"{daftar}?q={words[number % 5]}", reverse("pegawai:pegawai-detail", args=[pk])]
        mix += [f"{daftar}?halaman={number + 1}", reverse("kompetensi:profil", args=[pk]), reverse("pegawai:pegawai-detail", args=[pk + 1])]
        mix += [reverse("beranda"), f"{daftar}?jenis_asn=PPPK"]
        mix += [reverse("kompetensi:peta"), f"{reverse('kompetensi:peta')}?unit={number + 1}"][number % 2 :]
    return mix

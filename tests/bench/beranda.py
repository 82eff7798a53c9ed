"""Child module: the home page of a supervisor with some 200 people, and of the training office, each beside the floor page."""

from datetime import timedelta

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from diklat.models import Angkatan, Pendaftaran
from evaluasi.models import PenugasanEvaluasi, VersiInstrumen
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja
from tests.bench import pages
from tests.bench.city import username_of, vacuum
from tests.bench.measure import Site, alternate, sign_in

PEOPLE, WAITING = 200, 25
_sites: dict[str, Site] = {}


def fill() -> None:
    """Applications and forms that wait for the supervisor; both accounts sign in."""
    head = head_of_about(PEOPLE)
    staff = list(Pegawai.objects.visible_to(Pengguna.objects.get(pegawai=head)).exclude(pk=head.pk)[:WAITING])
    wait(head, staff)
    vacuum()
    _sites["atasan"] = Site(sign_in(Pengguna.objects.get(pegawai=head).username))
    _sites["pengelola"] = Site(sign_in(username_of("pengelola")))


def head_of_about(people: int) -> Pegawai:
    """Who heads the unit whose people, with those below it, come nearest to the number; he gets an account."""
    today = timezone.localdate()
    own = dict(Penempatan.objects.definitive().on(today).order_by().values_list("unit").annotate(Count("pk")))
    led = Penempatan.objects.on(today).filter(memimpin=True).select_related("pegawai")

    def size(post: Penempatan) -> int:
        return sum(own.get(pk, 0) for pk in UnitKerja.objects.subtree_of([post.unit_id]).values_list("pk", flat=True))

    post = min(led, key=lambda post: abs(size(post) - people))
    Pengguna.objects.get_or_create(pegawai=post.pegawai, defaults={"username": post.pegawai.nip, "nama": post.pegawai.nama})
    return post.pegawai


def wait(head: Pegawai, staff: list[Pegawai]) -> None:
    unit = Penempatan.objects.on(timezone.localdate()).filter(pegawai=head, memimpin=True)[0].unit_id
    today = timezone.localdate()
    batch = Angkatan.objects.open_on(today).order_by("-pk")[0]
    rows = [
        Pendaftaran(angkatan=batch, pegawai=row, unit_pemutus_id=unit, batas_putusan=today + timedelta(days=3), urutan=9000 + number)
        for number, row in enumerate(staff)
    ]
    Pendaftaran.objects.bulk_create(rows, ignore_conflicts=True)
    asked = PenugasanEvaluasi.objects.filter(peran="atasan").values("pendaftaran")
    done = Pendaftaran.objects.filter(status="lulus").exclude(pk__in=asked).order_by("pk")[:WAITING]
    versi = VersiInstrumen.objects.filter(instrumen__jenis="pasca_atasan").earliest("pk")
    PenugasanEvaluasi.objects.bulk_create(
        PenugasanEvaluasi(pendaftaran=row, peran="atasan", penilai=head, versi=versi, dibuka=today, tenggat=today + timedelta(days=9))
        for row in done
    )


def describe(who: str) -> dict[str, float]:
    return pages.describe_look(lambda: look(who))


def measure(who: str, pairs: int) -> tuple[float, float]:
    pages._site[:] = [_sites[who]]
    pages.floor()
    return alternate(lambda: look(who), pages.floor, pairs)


def look(who: str) -> bytes:
    return _sites[who].get(reverse("beranda"))

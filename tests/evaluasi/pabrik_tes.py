"""Attempts that are over, with their answers."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils import timezone

from diklat.models import Pendaftaran
from evaluasi.models import Butir, JawabanUjian, PengerjaanUjian, Ujian
from tests.evaluasi.pabrik import make_pengerjaan


def hand_in(ujian: Ujian, pendaftaran: Pendaftaran, nilai: int) -> PengerjaanUjian:
    """The next attempt of this person, sent with this score."""
    number = ujian.pengerjaan_list.filter(pendaftaran=pendaftaran).count() + 1
    done = {"status": PengerjaanUjian.Status.DIKIRIM, "selesai": timezone.now(), "nilai": Decimal(nilai)}
    return make_pengerjaan(ujian, pendaftaran, percobaan=number, **done)


def answer(pengerjaan: PengerjaanUjian, pilihan: Mapping[Butir, int]) -> None:
    JawabanUjian.objects.bulk_create(JawabanUjian(pengerjaan=pengerjaan, butir=butir, pilihan=number) for butir, number in pilihan.items())

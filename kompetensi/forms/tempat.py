"""The filter of a report on a place in the unit tree, on a day."""

from datetime import date
from typing import Any, ClassVar

from django.http import Http404, HttpRequest

from kompetensi.queries.peta import Akar, Tempat, find_tempat, scope_of
from lib.saringan import KunciField, SaringanForm
from pegawai.permintaan import Permintaan


class SaringanTempatForm(SaringanForm):
    """`hari` is the day, which the form reads; `tempat` lies in the reader's scope `akar`: a unit outside it does not exist for the reader.

    The unit is where the page stands, not a filter: it has no chip.
    """

    request: Permintaan
    akar: Akar
    tempat: Tempat
    lebar: ClassVar[tuple[str, ...]] = ("unit",)

    unit = KunciField("Unit", (), chip="")

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.akar = scope_of(self.request.user)
        tempat = find_tempat(self.value("unit"), self.akar, self.hari)
        if tempat is None:
            raise Http404
        self.tempat = tempat
        self._offer_units(tempat)
        self.settle("unit", tempat.unit.pk if tempat.unit else None)

    @property
    def hari(self) -> date:
        raise NotImplementedError

    @property
    def nilai(self) -> Any:
        return self.make_nilai(per=self.hari, akar=self.akar)

    def _offer_units(self, tempat: Tempat) -> None:
        everything = "Semua perangkat daerah" if tempat.is_kota else "Semua unit yang saya pimpin"
        below = [(tempat.unit.pk, tempat.unit.sebutan)] if tempat.unit and len(tempat.jalur) > 1 else []
        units = [*((unit.pk, unit.nama) for unit in tempat.puncak), *below]
        self.offer("unit", units, everything if tempat.is_kota or len(tempat.puncak) > 1 else None)

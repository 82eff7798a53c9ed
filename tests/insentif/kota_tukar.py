"""A thing to redeem points for, and wishes of two people."""

from django.utils import timezone

from insentif.services import tukar as services
from tests.insentif.pabrik_tukar import give_poin, make_imbalan


def make_rows(kota: dict[str, object]) -> dict[str, object]:
    """The test posts no price, so that nothing is redeemed by it."""
    imbalan, other, year = make_imbalan(), make_imbalan("Piagam internal"), timezone.localdate().year
    found: dict[str, object] = {"imbalan": imbalan}
    for word in ("diri", "lain"):
        give_poin(kota[word], year, 2 * other.poin)
        found[f"penukaran_{word}"] = services.create_penukaran(imbalan_id=other.pk, poin=other.poin, by=kota[word].akun)
    return found

"""Who of those waiting gets which free seat: the one place where the order of the queue and the allotments of units meet."""

from collections.abc import Iterable, Mapping, Sequence


def share_kursi(
    antrean: Iterable[tuple[int, int | None]], *, kosong: int, sisa: Mapping[int, int], cakupan: Mapping[int, Sequence[int]]
) -> dict[int, int | None]:
    """Application -> the allotment it uses (None: a general seat), for those who get a seat.

    `antrean` is (application, unit) in order; `kosong` counts free seats, kept ones included; `sisa` counts those that each
    allotment still keeps; `cakupan` names the allotments that a unit may use, the nearest first.
    """
    kept = dict(sisa)
    given: dict[int, int | None] = {}
    for pk, unit_id in antrean:
        if kosong <= 0:
            break
        jatah = next((found for found in cakupan.get(unit_id or 0, ()) if kept.get(found, 0) > 0), None)
        if jatah is not None:
            kept[jatah] -= 1
        elif kosong <= sum(kept.values()):
            continue
        given[pk] = jatah
        kosong -= 1
    return given

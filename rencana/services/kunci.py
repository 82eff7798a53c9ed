"""The lock of a budget: between the rows of a batch and those of people (docs/keputusan/0046), keys ascending."""

from collections.abc import Iterable

from rencana.models import PaguAnggaran


def lock_pagu(pagu_ids: Iterable[int]) -> dict[int, PaguAnggaran]:
    """Held until the transaction ends, each as it is under the lock; call it once with all."""
    rows = PaguAnggaran.objects.select_for_update(of=("self",)).select_related("rekening", "unit").filter(pk__in=sorted(set(pagu_ids)))
    return {row.pk: row for row in rows.order_by("pk")}

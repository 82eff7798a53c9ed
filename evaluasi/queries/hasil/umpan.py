"""What a teacher sees: the own aggregate, batch by batch, and the words written about him."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from diklat.models import Narasumber
from evaluasi.models import BlokSurvei, KomentarSurvei
from evaluasi.queries.survei import Angka, blok_list
from evaluasi.queries.survei.irisan import Irisan, figure_sets
from pegawai.models import Pengguna


@dataclass(frozen=True, slots=True)
class BarisBlok:
    blok: BlokSurvei
    angka: Angka


@dataclass(frozen=True, slots=True)
class UmpanSaya:
    """`total` over all batches, `butir` item by item, `blok` newest first. Nothing about anybody else."""

    total: Angka | None
    butir: Sequence[Angka]
    blok: Sequence[BarisBlok]
    komentar: Sequence[KomentarSurvei]


def narasumber_of(user: Pengguna) -> Narasumber | None:
    """The teacher this account belongs to, by the account itself or by its employee."""
    own = Q(pengguna=user)
    if user.pegawai_id is not None:
        own |= Q(pegawai=user.pegawai_id)
    return Narasumber.objects.filter(own).order_by("pk").first()


def umpan_of(narasumber: Narasumber) -> UmpanSaya:
    """Three queries."""
    blok = list(blok_list(narasumber_id=narasumber.pk).select_related("survei__angkatan__program", "program"))
    ids = [row.pk for row in blok]
    cut = figure_sets(
        {
            "total": Irisan(ids, (), narasumber_id=narasumber.pk),
            "butir": Irisan(ids, ("butir",), narasumber_id=narasumber.pk),
            "blok": Irisan(ids, ("blok",), narasumber_id=narasumber.pk),
        }
    )
    angka = {row.blok: row for row in cut["blok"]}
    words = KomentarSurvei.objects.filter(blok__in=ids, narasumber=narasumber, is_disembunyikan=False)
    return UmpanSaya(
        total=next(iter(cut["total"]), None),
        butir=cut["butir"],
        blok=[BarisBlok(row, angka[row.pk]) for row in blok if row.pk in angka],
        komentar=list(words.order_by("pk")),
    )

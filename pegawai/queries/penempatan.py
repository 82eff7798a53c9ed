from datetime import date

from django.db.models import Case, IntegerField, Value, When
from django.db.models.expressions import RawSQL

from pegawai.models import Pegawai, Penempatan

# How far above the person's own unit each unit lies: 0 is the unit itself.
ABOVE_SQL = """
    WITH jalur AS MATERIALIZED (
        SELECT unit_id, jarak FROM jalur_pada(
            ARRAY(SELECT unit_id FROM penempatan_pada(%s) WHERE pegawai_id = %s AND status = 'definitif'), %s)
    ) SELECT jarak FROM jalur WHERE jalur.unit_id = pegawai_penempatan.unit_id
"""


def atasan_of(pegawai: Pegawai, per: date) -> Penempatan | None:
    """The posting of the person's supervisor on the day: the head of the unit, for a head the one above; None at the top.

    A definitive head comes before a Plh, a Plh before a Plt; a unit without any head passes the question up.
    """
    rank = Case(When(status="definitif", then=0), When(status="plh", then=1), default=Value(2), output_field=IntegerField())
    heads = Penempatan.objects.heads().on(per).exclude(pegawai=pegawai).select_related("pegawai", "jabatan", "unit")
    jarak = RawSQL(ABOVE_SQL, [per, pegawai.pk, per], output_field=IntegerField())  # noqa: S611 -- constant SQL, parameters bound
    return heads.annotate(jarak=jarak).filter(jarak__isnull=False).order_by("jarak", rank, "-mulai", "pk").first()

from django.db.models import IntegerField, Subquery


class Hitung(Subquery):
    """How many rows, as a column."""

    template = "(SELECT count(*) FROM (%(subquery)s) _hitung)"
    output_field = IntegerField()

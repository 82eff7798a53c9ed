from django import template
from django.db import models

from pegawai.queries.acuan import Kolom

register = template.Library()


@register.filter
def isi_kolom(row: models.Model, kolom: Kolom) -> str:
    return kolom.teks(row)

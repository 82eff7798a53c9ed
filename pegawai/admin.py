"""Reference tables of SIASN, for rare maintenance."""

from django.contrib import admin

from lib.situs_admin import RujukanAdmin, situs
from pegawai.models import Golongan, TingkatPendidikan


@admin.register(Golongan, site=situs)
class GolonganAdmin(RujukanAdmin):
    list_display = ("kode", "pangkat", "skema", "siasn_id", "urutan")
    list_filter = ("skema",)
    tetap = ("siasn_id", "skema")


@admin.register(TingkatPendidikan, site=situs)
class TingkatPendidikanAdmin(RujukanAdmin):
    list_display = ("siasn_id", "nama", "urutan")
    tetap = ("siasn_id",)

"""Reference tables of SIASN, for rare maintenance."""

from django.contrib import admin

from lib.situs_admin import RujukanAdmin, situs
from pegawai.models import Golongan, KedudukanHukum, TingkatPendidikan


@admin.register(Golongan, site=situs)
class GolonganAdmin(RujukanAdmin):
    list_display = ("kode", "pangkat", "skema", "siasn_id", "urutan")
    list_filter = ("skema",)


@admin.register(KedudukanHukum, site=situs)
class KedudukanHukumAdmin(RujukanAdmin):
    list_display = ("siasn_id", "nama", "is_aktif")


@admin.register(TingkatPendidikan, site=situs)
class TingkatPendidikanAdmin(RujukanAdmin):
    list_display = ("siasn_id", "nama", "urutan")

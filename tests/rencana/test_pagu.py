"""What may be spent in a year, and the documents that change it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from lib import waktu
from rencana.models import PaguAnggaran, Rekening, RevisiPagu, SubKegiatan
from rencana.services import pagu as services
from rencana.services.pagu import Dokumen
from tests.factories import make_pengguna, make_unit
from tests.rencana.pabrik import make_komitmen, make_pagu
from tests.rencana.test_buku import law
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


def dokumen(nomor="DPPA 1", days=0):
    return Dokumen(nomor, waktu.today() - timedelta(days=days))


def revise(pagu, jumlah, *, by=None, doc=None):
    return services.revise_pagu(pagu_id=pagu.pk, jumlah=jumlah, dokumen=doc or dokumen(), by=by or make_pengguna("pengelola"))


def new_pagu(**kwargs):
    post = {"sub_kegiatan": SubKegiatan.objects.earliest("pk"), "rekening": Rekening.objects.earliest("pk")}
    return PaguAnggaran(tahun=waktu.today().year, **{**post, **kwargs})


def test_a_pagu_begins_with_its_original_amount():
    by = make_pengguna("pengelola")
    pagu = services.create_pagu(pagu=new_pagu(), jumlah=500, dokumen=dokumen("DPA 1"), by=by)
    assert (pagu.nilai, list(pagu.revisi_list.values_list("nomor", "jenis", "jumlah"))) == (500, [(1, "murni", 500)])
    with pytest.raises(ValidationError):
        services.create_pagu(pagu=new_pagu(), jumlah=5, dokumen=dokumen(), by=by)
    services.create_pagu(pagu=new_pagu(unit=make_unit()), jumlah=5, dokumen=dokumen(), by=by)


def test_never_below_what_is_committed_and_spent():
    pagu = make_pagu(1000)
    make_komitmen(pagu, 600, realisasi=200)
    assert code_of(lambda: revise(pagu, 599)) == "di_bawah_terpakai"
    assert revise(pagu, 600).nilai == 600
    assert law(
        lambda: RevisiPagu.objects.create(pagu=pagu, nomor=3, jenis="perubahan", tanggal=waktu.today(), dokumen="x", jumlah=599)
    ) == ("paguanggaran_tidak_terlampaui")


def test_a_shift_moves_money_between_two_of_one_year():
    by, source, target = make_pengguna("pengelola"), make_pagu(1000), make_pagu(10)

    def shift(jumlah, ke=target):
        return services.shift_pagu(dari_id=source.pk, ke_id=ke.pk, jumlah=jumlah, dokumen=dokumen(), by=by)

    make_komitmen(source, 900)
    assert code_of(lambda: shift(101)) == "di_bawah_terpakai"
    assert code_of(lambda: shift(0)) == "jumlah"
    assert code_of(lambda: shift(1, source)) == "pagu_sama"
    assert code_of(lambda: shift(1, make_pagu(tahun=waktu.today().year + 1))) == "tahun_lain"
    shift(100)
    amounts = {row.pk: row.nilai for row in PaguAnggaran.objects.filter(pk__in=(source.pk, target.pk))}
    assert amounts == {source.pk: 900, target.pk: 110}


def test_documents_stand_in_the_order_of_their_days():
    pagu = make_pagu(1000)
    revise(pagu, 900, doc=dokumen(days=3))
    assert code_of(lambda: revise(pagu, 800, doc=dokumen(days=4))) == "tanggal_mundur"
    assert code_of(lambda: revise(pagu, 800, doc=dokumen(days=-1))) == "tanggal_depan"
    assert code_of(lambda: revise(pagu, 800, doc=dokumen(" "))) == "dokumen"
    assert code_of(lambda: revise(pagu, -1)) == "jumlah"
    assert code_of(lambda: revise(pagu, 1, by=make_pengguna("pimpinan"))) == "bukan_wewenang"
    day = waktu.today()
    laws = [
        law(lambda: RevisiPagu.objects.create(pagu=pagu, nomor=4, jenis="perubahan", tanggal=day, dokumen="x", jumlah=1)),
        law(lambda: RevisiPagu.objects.create(pagu=pagu, nomor=3, jenis="murni", tanggal=day, dokumen="x", jumlah=1)),
        law(lambda: RevisiPagu.objects.filter(pagu=pagu).update(jumlah=1)),
        law(lambda: PaguAnggaran.objects.filter(pk=pagu.pk).update(tahun=2030)),
    ]
    assert laws == ["revisipagu_berurutan", "revisipagu_pertama_murni", "pemicu", "pemicu"]

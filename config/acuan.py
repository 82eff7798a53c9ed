"""The reference table whose one tick reaches people and their trainings."""

from collections.abc import Iterator

from config.queries.akibat import akibat_kedudukan
from lib.format import format_angka
from pegawai.acuan import Acuan, register
from pegawai.forms.acuan import AcuanForm, KedudukanHukumForm, SaringanKedudukanForm
from pegawai.peran import Peran
from pegawai.queries.akibat import Dampak


def dampak_kedudukan(form: AcuanForm) -> Iterator[Dampak]:
    """What the tick does to those of the standing, in figures."""
    if not form.instance.pk or "is_aktif" not in form.changed_data:
        return
    found = akibat_kedudukan(form.instance.pk)
    people, accounts, seats = (format_angka(number) for number in (found.pegawai, found.akun, found.pendaftaran))
    if not found.pegawai:
        return
    if form.cleaned_data["is_aktif"]:
        yield Dampak(f"{people} pegawai berkedudukan ini menjadi aktif lagi, dan {accounts} akun dapat masuk")
        return
    yield Dampak(f"{people} pegawai berkedudukan ini menjadi tidak aktif: {accounts} akun langsung keluar dan tidak dapat masuk")
    if found.pendaftaran:
        text = f"{seats} pendaftaran diklat yang belum dimulai ditarik dalam satu jam; kursinya diberikan kepada yang menunggu"
        yield Dampak(text)


register(
    Acuan(
        kode="kedudukan-hukum",
        kelompok="Kepegawaian",
        arti="Kedudukan hukum menurut SIASN; dari sinilah seseorang dihitung sebagai pegawai aktif.",
        form=KedudukanHukumForm,
        saringan=SaringanKedudukanForm,
        kolom=("nama", "siasn_id", "is_aktif"),
        pengubah=frozenset({Peran.ADMIN}),
        urut="siasn_id",
        dampak=dampak_kedudukan,
    )
)

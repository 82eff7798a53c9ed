from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from lib import waktu
from pegawai.models import KedudukanHukum, Pegawai, Pengguna, RiwayatGolongan
from pegawai.models.referensi import standing_on
from pegawai.peran import Peran
from pegawai.permissions import only_peran, refuse_own
from pegawai.services import kunci
from pegawai.services.ganti_surel import check_surel
from pegawai.services.kedudukan import change_kedudukan

FIELDS: Final = (
    "nip",
    "nama",
    "gelar_depan",
    "gelar_belakang",
    "jenis_kelamin",
    "tempat_lahir",
    "tanggal_lahir",
    "jenis_asn",
    "golongan",
    "tmt_golongan",
    "tmt_cpns",
    "tingkat_pendidikan",
    "pendidikan",
    "tahun_lulus",
    "email",
    "telepon",
)
KONTAK: Final = ("email", "telepon")
"""What a person may correct in his own row, when his role lets him in at all."""


@only_peran(Peran.KEPEGAWAIAN)
@transaction.atomic
def save_pegawai(
    *, pegawai: Pegawai, by: Pengguna, kedudukan: KedudukanHukum | None = None, sejak: date | None = None, dasar: str = ""
) -> Pegawai:
    """Store a new or changed employee (`by` stands in the change log through the request's context).

    The account follows the NIP, the rank history the rank. `kedudukan` holds from `sejak` (today) on, which may lie ahead or back;
    who becomes inactive leaves his postings on that day. Refuses: `akun_bentrok` when another account has the new NIP as its name;
    `dianonimkan`; `sendiri` for anything but one's own contact; `akun_istimewa`, `surel_dipakai` for the mail address.
    """
    before = kunci.read_pegawai(pegawai.pk) if pegawai.pk else None
    if before is not None and before.is_dianonimkan:
        raise ValidationError("Identitasnya sudah dihapus. Siapa yang kembali bekerja dicatat sebagai pegawai baru.", code="dianonimkan")
    sejak = sejak or waktu.today()
    changes = before is not None and kedudukan is not None and standing_on(pegawai.pk, sejak) != kedudukan
    if changes or before is None or any(getattr(before, f) != getattr(pegawai, f) for f in FIELDS if f not in KONTAK):
        refuse_own(by, pegawai.pk)
    if before is None:
        if kedudukan is not None:
            pegawai.kedudukan = kedudukan
        pegawai.save()
    else:
        if before.email != pegawai.email:
            check_surel(pegawai=pegawai, surel=pegawai.email, by=by)
        pegawai.save(update_fields=FIELDS)
        if before.nip != pegawai.nip:
            _rename_akun(pegawai)
    _note_golongan(pegawai)
    if changes and kedudukan is not None:
        change_kedudukan({pegawai.pk: kedudukan.pk}, mulai=sejak, dasar=dasar)
    return pegawai


def _rename_akun(pegawai: Pegawai) -> None:
    if Pengguna.objects.filter(username=pegawai.nip).exclude(pegawai=pegawai).exists():
        raise ValidationError({"nip": ValidationError("Akun lain sudah memakai NIP ini sebagai nama akun.", code="akun_bentrok")})
    Pengguna.objects.filter(pegawai=pegawai).update(username=pegawai.nip)


def _note_golongan(pegawai: Pegawai) -> None:
    """Reports of a past day read this history, so a rank without its date is not noted."""
    if pegawai.golongan_id is None or pegawai.tmt_golongan is None:
        return
    noted = RiwayatGolongan.objects.filter(pegawai=pegawai, tmt=pegawai.tmt_golongan)
    if not noted.exists():
        RiwayatGolongan.objects.create(pegawai=pegawai, tmt=pegawai.tmt_golongan, golongan_id=pegawai.golongan_id)
    else:
        noted.exclude(golongan_id=pegawai.golongan_id).update(golongan_id=pegawai.golongan_id)

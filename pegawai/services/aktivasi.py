"""Invite a unit to its accounts: links by mail, codes on paper. The codes are known to the letters alone; here stands their SHA-256."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from hashlib import sha256
from typing import Final
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.template.loader import render_to_string

from lib import kode, waktu
from lib.format import format_angka
from lib.rahasia import get_fernet
from pegawai.cetak.aktivasi import Surat, render_surat
from pegawai.models import Aktivasi, CatatanAkun, KodeAktivasi, Pekerjaan, Pengguna, SuratAkun, UnitKerja
from pegawai.permissions import SENDIRI, refuse_own
from pegawai.queries.akibat import Dampak
from pegawai.queries.aktivasi import SURAT_MAX, Diundang, Undangan, find_undangan, may_invite
from pegawai.queries.instansi import get_instansi
from pegawai.services import kunci, pekerjaan
from pegawai.services.kemajuan import Progress
from pegawai.services.notifikasi.ramalan import Orang, Ramalan

GUNA: Final = "tangkas.aktivasi"
FOLDER: Final = "aktivasi"
YATIM: Final = timedelta(hours=1)
PERSEN: Final = 100
Tindakan, Status = CatatanAkun.Tindakan, KodeAktivasi.Status
TOLAK_KODE: Final = (
    "Kode ini tidak dikenal, sudah dipakai, atau lewat masa berlakunya. Periksa hurufnya, atau mintalah surat baru kepada petugas."
)


def create_undangan(*, unit: UnitKerja, by: Pengguna) -> Pekerjaan:
    """The job that invites whom the rules allow now. Refuses: `peran`, `unit`, `sendiri`, `kosong`, `terlalu_banyak`."""
    _check_peran(by)
    if not unit.is_aktif:
        raise ValidationError("Unit ini tidak dipakai lagi. Pilih unit lain.", code="unit")
    found = find_undangan(unit, by)
    people = found.semua
    if not people:
        if {alasan for _, alasan in found.dilewati} == {SENDIRI}:
            refuse_own(by, by)
        raise ValidationError(f"Tidak ada yang perlu diundang di {unit}: {_tell_none(found)}.", code="kosong")
    if len(people) > SURAT_MAX:
        text = (
            f"{format_angka(len(people))} pegawai terlalu banyak; paling banyak {format_angka(SURAT_MAX)} sekali. Pilih unit di bawahnya."
        )
        raise ValidationError(text, code="terlalu_banyak")
    ids = sorted(one.pegawai_id for one in people)
    return pekerjaan.create_pekerjaan(
        jenis="aktivasi-akun", judul=f"Aktivasi akun {unit}"[:160], oleh=by, parameter={"unit": unit.pk, "pegawai": ids}
    )


def _check_peran(by: Pengguna) -> None:
    if not may_invite(by):
        raise ValidationError("Hanya petugas kepegawaian dan admin yang dapat mengundang ke akun.", code="peran")


def _tell_none(found: Undangan) -> str:
    used = f"{format_angka(found.sudah)} pegawai sudah memakai akunnya"
    return f"{used}, {format_angka(len(found.dilewati))} dilewati ({found.dilewati[0][1]})" if found.dilewati else used


def sketch_undangan(job: Pekerjaan) -> tuple[list[Dampak], list[Ramalan]]:
    """Who is in the unit, who gets what, who is left out; the words of the mail."""
    unit = UnitKerja.objects.get(pk=job.parameter["unit"])
    found = find_undangan(unit, job.oleh)
    total = len(found.semua) + len(found.dilewati) + found.sudah
    baru = sum(one.akun_id is None for one in found.semua)
    counts = (
        (found.sudah, "sudah memakai akunnya"),
        (baru, "belum punya akun (dibuatkan)"),
        (len(found.semua) - baru, "punya akun tetapi belum pernah masuk"),
    )
    parts = ", ".join(f"{format_angka(count)} {words}" for count, words in counts if count)
    told = [
        Dampak(f"{format_angka(total)} pegawai di {unit} dan unit di bawahnya: {parts}", gawat=False),
        Dampak(_tell_surat(len(found.surat)), tuple(f"{one.nama}, {one.unit}" for one in found.surat), gawat=False),
    ]
    if found.dilewati:
        lines = tuple(f"{nama}: {alasan}" for nama, alasan in found.dilewati)
        told.append(Dampak(f"{format_angka(len(lines))} pegawai dilewati", lines))
    return told, [_foretell(found.surel)] if found.surel else []


def _tell_surat(jumlah: int) -> str:
    if not jumlah:
        return "Tidak ada surat yang dicetak: semua yang diundang punya surel"
    return f"{format_angka(jumlah)} surat berkode dicetak bagi yang tidak punya surel; kodenya berlaku {_days()} hari"


def _foretell(people: Sequence[Diundang]) -> Ramalan:
    sample = Pengguna(nama=people[0].nama, username=people[0].nip)
    context = {"pengguna": sample, "aktivasi": True, "tautan": f"{settings.BASE_URL}/…", "situs": settings.BASE_URL, "hari": _days()}
    words = render_to_string("pegawai/surat/tautan.txt", context | {"instansi": get_instansi()})
    subject = " ".join(render_to_string("pegawai/surat/tautan_judul.txt", context).split())
    to = tuple(Orang(str(one.pegawai_id), f"{one.nama} <{one.email}>") for one in people)
    return Ramalan("tautan", "Tautan kata sandi", subject, words, to, ())


def _days() -> int:
    return int(settings.SANDI_SEMENTARA_SECONDS // 86400)


@pekerjaan.handler("aktivasi-akun")
def run_undangan(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    _check_peran(job.oleh)
    unit, ids = UnitKerja.objects.get(pk=job.parameter["unit"]), set(job.parameter["pegawai"])
    kunci.lock_pegawai(ids)
    found = find_undangan(unit, job.oleh, ids)
    if not found.semua:
        raise ValidationError(f"Tidak ada lagi yang perlu diundang: {_tell_none(found)}.", code="kosong")
    progress.step(10, PERSEN, "Menyiapkan akun")
    accounts = _make_accounts(found, job.oleh)
    made = Aktivasi.objects.create(
        unit=unit,
        oleh=job.oleh,
        berlaku_sampai=waktu.now() + timedelta(seconds=settings.SANDI_SEMENTARA_SECONDS),
        jumlah_akun=sum(one.akun_id is None for one in found.semua),
        jumlah_surel=len(found.surel),
        jumlah_kode=len(found.surat),
        dilewati=found.dilewati,
        pekerjaan=job,
    )
    progress.step(30, PERSEN, "Mengantrekan tautan")
    _queue_links([accounts[one.pegawai_id] for one in found.surel], job.oleh)
    codes = _make_codes(made, [accounts[one.pegawai_id] for one in found.surat], job.oleh)
    progress.step(50, PERSEN, f"Mencetak {format_angka(len(found.semua))} surat")
    letters = [Surat(one.nama, one.nip, one.unit, one.email, codes.get(accounts[one.pegawai_id].pk, "")) for one in found.semua]
    sealed = get_fernet(GUNA).encrypt(render_surat(letters, made.berlaku_sampai))
    progress.step(90, PERSEN, "Menyimpan surat")
    made.berkas.save(f"{uuid4().hex}.bin", ContentFile(sealed), save=False)
    made.save(update_fields=["berkas"])
    text = f"{format_angka(made.jumlah_surel)} tautan dikirim, {format_angka(made.jumlah_kode)} surat berkode dibuat."
    return pekerjaan.Hasil(pesan=text, lanjut=made.get_absolute_url())


def _make_accounts(found: Undangan, by: Pengguna) -> dict[int, Pengguna]:
    """The account of everybody invited, by employee; those that were missing are made as `akun.create_akun_pegawai` makes one."""
    missing = [one for one in found.semua if one.akun_id is None]
    fresh = [Pengguna(username=one.nip, nama=one.nama, email=one.email.lower(), pegawai_id=one.pegawai_id) for one in missing]
    for account in fresh:
        account.set_unusable_password()
    Pengguna.objects.bulk_create(fresh)
    _note(fresh, Tindakan.DIBUAT, by)
    ids = [one.pegawai_id for one in found.semua]
    return {row.pegawai_id: row for row in Pengguna.objects.filter(pegawai__in=ids)}


def _queue_links(accounts: Sequence[Pengguna], by: Pengguna) -> None:
    SuratAkun.objects.bulk_create([SuratAkun(pengguna=account) for account in accounts])
    _note(accounts, Tindakan.TAUTAN, by)


def _make_codes(made: Aktivasi, accounts: Sequence[Pengguna], by: Pengguna) -> dict[int, str]:
    """A code for each account, for the letters only; one of an earlier letter is worthless from now on."""
    KodeAktivasi.objects.filter(pengguna__in=accounts, status=Status.TERBUKA).update(status=Status.DIGANTI, berakhir=waktu.now())
    codes = {account.pk: kode.make_kode() for account in accounts}
    KodeAktivasi.objects.bulk_create([KodeAktivasi(aktivasi=made, pengguna_id=pk, sidik=_sidik(text)) for pk, text in codes.items()])
    _note(accounts, Tindakan.SURAT, by)
    return codes


def _note(accounts: Sequence[Pengguna], tindakan: str, by: Pengguna) -> None:
    CatatanAkun.objects.bulk_create([CatatanAkun(pengguna=account, tindakan=tindakan, oleh=by) for account in accounts])


def _sidik(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def find_by_kode(*, teks: str) -> Pengguna:
    """Whose account a code opens. It stays good until a password is set (a trigger), so that a lost page does not lose the letter.

    One answer for every code that opens nothing. Refuses: `kode`.
    """
    text = kode.read_kode(teks)
    row = KodeAktivasi.objects.select_related("aktivasi").filter(sidik=_sidik(text), status=Status.TERBUKA).first() if text else None
    open_row = row if row and row.aktivasi.is_berlaku else None
    accounts = Pengguna.objects.with_pegawai().filter(last_login=None)
    akun: Pengguna | None = accounts.filter(pk=open_row.pengguna_id).first() if open_row else None
    if akun is None or not akun.may_receive_mail:
        raise ValidationError(TOLAK_KODE, code="kode")
    return akun


@transaction.atomic
def open_surat(*, aktivasi: Aktivasi, by: Pengguna) -> bytes:
    """The letters, for who made them, while their codes are good; every time is counted. Refuses: `bukan_milik`, `berakhir`."""
    locked = Aktivasi.objects.select_for_update(no_key=True).get(pk=aktivasi.pk)
    if locked.oleh_id != by.pk:
        raise ValidationError("Surat ini hanya diunduh petugas yang membuatnya. Buat surat baru bila perlu.", code="bukan_milik")
    if not locked.is_berlaku or not locked.berkas or not locked.berkas.storage.exists(str(locked.berkas.name)):
        raise ValidationError("Surat ini sudah dihapus: kodenya ditarik atau lewat masa berlakunya.", code="berakhir")
    with locked.berkas.open("rb") as sealed:
        content = get_fernet(GUNA).decrypt(sealed.read())
    locked.unduhan, locked.diunduh = locked.unduhan + 1, waktu.now()
    locked.save(update_fields=["unduhan", "diunduh"])
    return content


@transaction.atomic
def withdraw_aktivasi(*, aktivasi: Aktivasi, by: Pengguna) -> int:
    """No unused code of these letters opens anything from now on; gives how many there were. Refuses: `peran`, `berakhir`."""
    _check_peran(by)
    locked = Aktivasi.objects.select_for_update(no_key=True).get(pk=aktivasi.pk)
    if not locked.is_berlaku:
        raise ValidationError("Kode surat ini sudah ditarik atau lewat masa berlakunya.", code="berakhir")
    locked.ditarik, locked.ditarik_oleh = waktu.now(), by
    _drop_berkas(locked)
    locked.save(update_fields=["ditarik", "ditarik_oleh", "berkas"])
    return KodeAktivasi.objects.filter(aktivasi=locked, status=Status.TERBUKA).count()


def _drop_berkas(row: Aktivasi) -> None:
    if row.berkas:
        transaction.on_commit(partial(row.berkas.storage.delete, str(row.berkas.name)))
    row.berkas = ""


def purge_surat() -> int:
    """Every night: files whose codes ended, and files that no batch knows (of a job that died). Gives how many went."""
    Aktivasi.objects.exclude(berkas="").filter(berlaku_sampai__lte=waktu.now()).update(berkas="")
    storage = Aktivasi._meta.get_field("berkas").storage
    try:
        names = [f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]]
    except FileNotFoundError:
        return 0
    known = set(Aktivasi.objects.exclude(berkas="").values_list("berkas", flat=True))
    gone = [name for name in names if name not in known and storage.get_modified_time(name) < waktu.now() - YATIM]
    for name in gone:
        storage.delete(name)
    return len(gone)

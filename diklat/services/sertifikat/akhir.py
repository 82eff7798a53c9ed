"""How a certificate ends: withdrawn, or replaced by one that fits the record; each by two people. Its file and its row stay."""

from collections.abc import Mapping
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Sertifikat
from diklat.permissions import WRITERS
from diklat.services import hasil, terbitan
from diklat.services.sertifikat import terbit
from diklat.services.sertifikat.berkas import open_rak
from diklat.services.sertifikat.isi import KOREKSI, person_now, seal_facts
from diklat.services.sertifikat.nomor import take_nomor
from diklat.services.tanda_tangan import get_penanda
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import only_peran, refuse_own
from pegawai.queries.akibat import Dampak
from pegawai.services import notifikasi

Status = Sertifikat.Status
ALASAN_MAX: Final = Sertifikat._meta.get_field("alasan").max_length or 300
DITARIK: Final = "Hasil diklatnya menjadi tidak lulus. JP, bukti kompetensi, dan poin dari diklat itu ikut ditarik."
TETAP: Final = "Hasil diklat, JP, dan poin Anda tidak berubah."
KELAS: Final = {
    "data": "Kesalahan data",
    "kelulusan": "Kelulusan dibatalkan",
    "pelanggaran": "Pelanggaran",
    "permintaan": "Permintaan pemilik",
}
"""The kind of reason; the public page shows it alone, the explanation is for those inside."""


@only_peran(*WRITERS)
@transaction.atomic
def propose_cabut(*, pk: int, kelas: str, alasan: str, by: Pengguna) -> Sertifikat:
    """The first of two people asks to withdraw; whoever may confirm it gets a mail.

    Refuses: sendiri, alasan, kelas, bukan_berlaku, sudah_diusulkan.
    """
    return _propose(_lock_unasked(pk, by), "sertifikat_usul_cabut", join_alasan(kelas, alasan), None, by)


@only_peran(*WRITERS)
@transaction.atomic
def propose_ganti(*, pk: int, alasan: str, penanda_tangan_id: int, by: Pengguna) -> Sertifikat:
    """The first of two people asks for a certificate that fits the record of the person; it is made when the second confirms.

    Refuses: sendiri, alasan, bukan_berlaku, sudah_diusulkan, koreksi_kosong, penanda_tangan.
    """
    row = _lock_unasked(pk, by)
    check_beda(row)
    official = terbit.get_penanda_tangan(penanda_tangan_id)
    return _propose(row, "sertifikat_usul_ganti", _reason(alasan), official.pk, by)


@only_peran(*WRITERS)
@transaction.atomic
def revoke_sertifikat(*, pk: int, dilihat: str, by: Pengguna) -> Sertifikat:
    """The second person confirms; `dilihat` is the mark of the proposal that he looked at. With the pass itself annulled, the record
    loses it too.

    Refuses: sendiri, bukan_berlaku, belum_diusulkan, orang_sama, berubah, bukan_wewenang.
    """
    row = _lock_asked(pk, by, ganti=False)
    terbitan.check_dilihat(row, dilihat, *_shown({}))
    row.status, row.berakhir_pada, row.diakhiri_oleh = Status.DICABUT, waktu.now(), by
    row.alasan = row.usul_alasan
    row.save(update_fields=["status", "berakhir_pada", "diakhiri_oleh", "alasan"])
    if batal := is_batal_lulus(row.alasan):
        hasil.annul_lulus(pendaftaran_id=row.pendaftaran_id, alasan=row.alasan, by=by)
    data = {"akibat": DITARIK if batal else TETAP}
    notifikasi.add(aturan="sertifikat_dicabut", objek=f"sertifikat:{row.pk}", pegawai_ids=[row.pendaftaran.pegawai_id], data=data)
    return row


def dampak_cabut(row: Sertifikat) -> list[Dampak]:
    """What falls with a certificate that was withdrawn."""
    batal = is_batal_lulus(row.alasan)
    seen = Dampak(f"Siapa pun yang memeriksa sertifikat {row.nomor} membaca bahwa ia dicabut", (f"Pemilik: {row.isi['nama']}",))
    return [seen, Dampak(DITARIK if batal else TETAP.replace(" Anda", ""), gawat=batal)]


@only_peran(*WRITERS)
def replace_sertifikat(*, pk: int, dilihat: str, by: Pengguna) -> Sertifikat:
    """The second person confirms: a certificate with a number of its own, dated today; the old one says by which it was replaced.

    `dilihat` is the mark of the proposal and the words that he looked at.
    Refuses: sendiri, bukan_berlaku, belum_diusulkan, orang_sama, koreksi_kosong, berubah, penanda_tangan, pola, sedang_terbit.
    """
    today, now = waktu.today(), waktu.now()
    with open_rak(str(today.year)) as rak, transaction.atomic():
        old = _lock_asked(pk, by, ganti=True)
        words = check_beda(old)
        terbitan.check_dilihat(old, dilihat, *_shown(words))
        penanda = get_penanda()
        official = terbit.get_penanda_tangan(old.usul_penanda_tangan_id or 0)
        facts = {**old.isi, **words} | seal_facts(penanda_tangan=official, penanda=penanda, tanggal=today)
        old.status, old.berakhir_pada, old.diakhiri_oleh, old.alasan = Status.DIGANTI, now, by, old.usul_alasan
        urut, nomor = take_nomor(tahun=today.year, jumlah=1, sabar=False)[0]
        new = terbit.make_row(old.pendaftaran_id, facts | {"nomor": nomor}, tahun=today.year, urut=urut, penanda_tangan=official, by=by)
        # The old one first, pointing to a row still to come (foreign keys are checked at commit): at no time are two of them valid.
        new.pk = old.pengganti_id = terbit.next_pk()
        old.save(update_fields=["status", "berakhir_pada", "diakhiri_oleh", "alasan", "pengganti"])
        terbit.store(new, rak, penanda)
        new.save(force_insert=True)
        terbit.announce([new], {old.pendaftaran_id: old.pendaftaran.pegawai_id})
    return new


@only_peran(*WRITERS)
@transaction.atomic
def keep_sertifikat(*, pk: int, by: Pengguna) -> Sertifikat:
    """Drop the proposal: its maker or anybody else who may confirm. Refuses: sendiri, bukan_berlaku, belum_diusulkan."""
    row = _lock(pk, by)
    row.usul_penanda_tangan = None
    terbitan.drop(row, "usul_penanda_tangan")
    return row


def check_beda(row: Sertifikat) -> dict[str, str]:
    """The words of the person by the record. Refuses: koreksi_kosong, when they are those that are printed."""
    words = person_now(row.pendaftaran_id)
    if all(words[key] == row.isi.get(key, "") for key in KOREKSI):
        text = "Isinya sama dengan data pegawai. Mintalah kepegawaian memperbaiki data pegawainya dahulu, lalu usulkan penggantian."
        raise ValidationError(text, code="koreksi_kosong")
    return words


def sidik_usul(row: Sertifikat, words: Mapping[str, str]) -> str:
    """Of the proposal and, where it is a replacement, the words that its second person is shown."""
    return terbitan.sidik_usul(row, *_shown(words))


def _shown(words: Mapping[str, str]) -> list[str]:
    return [words.get(key, "") for key in KOREKSI]


def join_alasan(kelas: str, alasan: str) -> str:
    if kelas not in KELAS:
        raise ValidationError("Pilih jenis alasan dari daftar.", code="kelas")
    return _reason(f"{KELAS[kelas]}: {_reason(alasan)}")


def public_alasan(alasan: str) -> str:
    """What strangers may read of a reason."""
    kelas = alasan.split(":", 1)[0]
    return kelas if kelas in KELAS.values() else "Alasan lain"


def is_batal_lulus(alasan: str) -> bool:
    """The reason says that the pass itself was wrong."""
    return public_alasan(alasan) == KELAS["kelulusan"]


def _propose(row: Sertifikat, aturan: str, alasan: str, penanda_tangan_id: int | None, by: Pengguna) -> Sertifikat:
    row.usul_penanda_tangan_id = penanda_tangan_id
    terbitan.propose(row, alasan, by, "usul_penanda_tangan")
    terbitan.tell_second(row, aturan=aturan, pemilik_id=row.pendaftaran.pegawai_id, by=by)
    return row


def _lock(pk: int, by: Pengguna) -> Sertifikat:
    row = Sertifikat.objects.select_for_update(of=("self",), no_key=True).select_related("pendaftaran").get(pk=pk)
    refuse_own(by, row.pendaftaran.pegawai_id)
    if row.status != Status.TERBIT:
        raise ValidationError(f"Sertifikat ini tidak lagi berlaku: {row.get_status_display().lower()}.", code="bukan_berlaku")
    return row


def _lock_unasked(pk: int, by: Pengguna) -> Sertifikat:
    row = _lock(pk, by)
    terbitan.check_unasked(row)
    return row


def _lock_asked(pk: int, by: Pengguna, *, ganti: bool) -> Sertifikat:
    row = _lock(pk, by)
    if row.is_usul_ganti != ganti:
        raise ValidationError("Belum ada usul seperti itu untuk sertifikat ini.", code="belum_diusulkan")
    terbitan.check_asked(row, by)
    return row


def _reason(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError("Tulis alasannya.", code="alasan")
    return text[:ALASAN_MAX]

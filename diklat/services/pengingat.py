"""What is due by the calendar: each scan puts rows into the outbox. Safe to repeat, at any time, by two at once; after an outage it puts in
what was missed and is still of use, nothing else. The keys of the outbox do the counting.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db.models import Q

from diklat.models import Narasumber, Pendaftaran, Sesi
from diklat.models.pendaftaran import IKUT, Status
from diklat.queries.sesi import belum_dicatat
from diklat.queries.siklus import DIKETAHUI_PESERTA
from diklat.services.surel.persetujuan import AT_OFFICE, heads_today
from kompetensi.queries import penilaian
from lib import waktu
from lib.sql import execute
from pegawai.models import AturanPengingat, Pegawai, Pengguna
from pegawai.peran import Peran
from pegawai.services import notifikasi

JAM_RINGKASAN: Final = time(7)
JAM_PENGINGAT: Final = time(7)
BULAN_JP: Final = (9, 11)
PALING_LAMA: Final = timedelta(days=7)
NAIK: Final = timedelta(days=2)
Penerima = tuple[int | None, int | None]  # an employee, or an account

# one mail per participant of a batch that begins within the days, but not to who got the seat later than that; of use until the last mail
SESI_H7: Final = notifikasi.insert_select(
    """
    FROM diklat_angkatan a
    JOIN LATERAL (SELECT min(s.mulai) AS mulai FROM diklat_sesi s WHERE s.angkatan_id = a.id AND NOT s.is_batal) awal ON TRUE
    JOIN diklat_pendaftaran p ON p.angkatan_id = a.id AND p.status = ANY(%(ikut)s)
    WHERE a.status = ANY(%(hidup)s) AND awal.mulai > %(until_not)s AND awal.mulai < %(until)s
      AND NOT EXISTS (SELECT FROM diklat_transisi t WHERE t.pendaftaran_id = p.id AND t.ke = 'terdaftar'
                      AND t.waktu > awal.mulai - make_interval(days => %(days)s))
    """,
    aturan="'sesi_h7'",
    pegawai="p.pegawai_id",
    objek="'angkatan:' || a.id",
    ke="a.versi_jadwal",
    berguna_sampai="awal.mulai - make_interval(days => %(last)s)",
)
# one mail per participant and day of sessions
SESI_H1: Final = notifikasi.insert_select(
    """
    FROM (SELECT a.id, a.versi_jadwal AS versi, (s.mulai AT TIME ZONE %(zona)s)::date AS tanggal, min(s.mulai) AS mulai
          FROM diklat_sesi s JOIN diklat_angkatan a ON a.id = s.angkatan_id AND a.status = ANY(%(hidup)s)
          WHERE NOT s.is_batal AND s.mulai > %(kini)s - interval '1 day' AND s.mulai < %(until)s
          GROUP BY 1, 2, 3) hari
    JOIN diklat_pendaftaran p ON p.angkatan_id = hari.id AND p.status = ANY(%(ikut)s)
    WHERE hari.mulai > %(until_not)s
    """,
    aturan="'sesi_h1'",
    pegawai="p.pegawai_id",
    objek="'angkatan:' || hari.id || ':' || hari.tanggal",
    ke="hari.versi",
    berguna_sampai="hari.mulai",
)
# employees in service whose JP of the year are below the floor of their kind of ASN
JP_KURANG: Final = notifikasi.insert_select(
    """
    FROM pegawai_pegawai p
    JOIN diklat_targetjp t ON t.jenis_asn = p.jenis_asn AND t.paling_sedikit > 0
         AND berlaku(t.berlaku_mulai, t.berlaku_sampai, %(today)s)
    LEFT JOIN (SELECT pegawai_id, sum(jp) AS jumlah FROM diklat_catatanjp WHERE tahun = %(tahun)s GROUP BY pegawai_id) j
         ON j.pegawai_id = p.id
    WHERE coalesce(j.jumlah, 0) < t.paling_sedikit
      AND p.id NOT IN (SELECT pegawai_id FROM tidak_aktif(%(today)s))
    """,
    aturan="'jp_kurang'",
    pegawai="p.id",
    objek="%(objek)s",
    data="jsonb_build_object('target', t.paling_sedikit)",
    berguna_sampai="%(until)s",
)


def scan_semua() -> dict[str, int]:
    """All scans; the number of new mails of each kind. A kind that is switched off is not scanned."""
    on = set(AturanPengingat.objects.filter(is_aktif=True).values_list("kode", flat=True))
    scans = {
        "sesi_h7": scan_sesi_h7,
        "sesi_h1": scan_sesi_h1,
        "tawaran_lewat_1": scan_tawaran,
        "persetujuan": scan_persetujuan,
        "jp_kurang": scan_jp,
        "hasil_kedaluwarsa": scan_kedaluwarsa,
        "kehadiran_belum": scan_kehadiran,
    }
    return {kode: scan() for kode, scan in scans.items() if kode in on}


def scan_sesi_h7() -> int:
    """From 07.00 of the day that lies so many days before the first one, until the mail of the last day takes over."""
    days, last = AturanPengingat.objects.hari_of("sesi_h7"), AturanPengingat.objects.hari_of("sesi_h1")
    if days <= last:
        return 0
    return _insert(SESI_H7, until=_end_of_window(days), until_not=_end_of_window(last), days=days, last=last)


def scan_sesi_h1() -> int:
    """From 07.00 of the day before a day of sessions, until its first session begins."""
    return _insert(SESI_H1, until=_end_of_window(AturanPengingat.objects.hari_of("sesi_h1")), until_not=waktu.now())


def _end_of_window(days: int) -> datetime:
    """The first moment that is still too far away: the end of the day `days` from today, and before 07.00 of the day before it."""
    now = waktu.local(waktu.now())
    first = now.date() if now.time() >= JAM_PENGINGAT else now.date() - timedelta(days=1)
    return waktu.moment(first + timedelta(days=days + 1))


def _insert(sql: str, **parameters: Any) -> int:
    common: dict[str, Any] = {"kini": waktu.now(), "zona": waktu.zone_name()}
    lists = {"hidup": [str(status) for status in DIKETAHUI_PESERTA], "ikut": [str(status) for status in IKUT]}
    return execute(sql, {**common, **lists, **parameters})


def scan_tawaran() -> int:
    """Offers that end within a day and were not made just now (a short offer says its end itself)."""
    now = waktu.now()
    rows = Pendaftaran.objects.filter(status=Status.DITAWARI, tawaran_sampai__gt=now, tawaran_sampai__lt=now + timedelta(hours=24))
    return notifikasi.add_each(
        [
            notifikasi.Baris("tawaran_lewat_1", f"pendaftaran:{pk}:{end:%Y%m%d%H%M}", pegawai_id=person, berguna_sampai=end)
            for pk, person, end, hours in rows.values_list("pk", "pegawai", "tawaran_sampai", "angkatan__jam_tawaran")
            if end is not None and hours > 24
        ]
    )


def scan_persetujuan() -> int:
    """From 07.00 on, one mail a day to each head for whom something waits, and to the training office for what waits there."""
    now = waktu.local(waktu.now())
    if now.time() < JAM_RINGKASAN:
        return 0
    common = {"aturan": "persetujuan", "objek": f"tanggal:{now.date()}", "berguna_sampai": waktu.moment(now.date() + timedelta(days=1))}
    heads = list(_deciders())
    office = managers() if Pendaftaran.objects.filter(AT_OFFICE).exists() else []
    return notifikasi.add(**common, pegawai_ids=heads) + notifikasi.add(**common, pengguna_ids=office)  # type: ignore[arg-type]


def _deciders() -> Iterable[int]:
    """Heads of today with an application of somebody else to decide."""
    waiting: dict[int, set[int]] = {}
    rows = Pendaftaran.objects.filter(Q(status=Status.DIAJUKAN, unit_pemutus__isnull=False)).order_by()
    for unit, person in rows.values_list("unit_pemutus", "pegawai"):
        waiting.setdefault(unit or 0, set()).add(person)
    for head, units in heads_today().items():
        if any(waiting.get(unit, set()) - {head} for unit in units):
            yield head


def managers() -> list[int]:
    return list(Pengguna.objects.with_peran(Peran.PENGELOLA).filter(is_active=True).order_by().values_list("pk", flat=True))


def scan_jp() -> int:
    """In September and November, once each."""
    today = waktu.today()
    if today.month not in BULAN_JP:
        return 0
    until = waktu.moment(date(today.year + (today.month == 12), today.month % 12 + 1, 1))
    return _insert(JP_KURANG, objek=f"jp:{today.year}:{today.month}", today=today, tahun=today.year, until=until)


def scan_kedaluwarsa() -> int:
    """Once a month each, from seven on: whose results end within the days of the rule."""
    now = waktu.local(waktu.now())
    if now.time() < JAM_PENGINGAT:
        return 0
    today = now.date()
    until = today + timedelta(days=AturanPengingat.objects.hari_of("hasil_kedaluwarsa"))
    active = Pegawai.objects.active(today).order_by().values("pk")
    people = penilaian.ending(today, until).filter(pegawai__in=active).order_by().values_list("pegawai", flat=True).distinct()
    return notifikasi.add(
        aturan="hasil_kedaluwarsa", objek=f"bulan:{today:%Y-%m}", pegawai_ids=list(people), data={"sampai": until.isoformat()}
    )


def scan_kehadiran() -> int:
    """From seven on, one mail a day at most, named after the day on which a session newly came due: its teacher so many days after it, who
    keeps the batch two days later, or at once where no teacher can note it."""
    now = waktu.local(waktu.now())
    if now.time() < JAM_PENGINGAT:
        return 0
    today, after, office = now.date(), timedelta(days=AturanPengingat.objects.hari_of("kehadiran_belum")), managers()
    due: dict[Penerima, list[tuple[date, int]]] = {}
    for sesi in belum_dicatat(Sesi.objects.select_related("angkatan", "narasumber")).order_by("mulai", "pk"):
        day = waktu.day(sesi.selesai) + after
        teacher = _teacher(sesi.narasumber)
        keepers = [sesi.angkatan.penanggung_jawab_id] if sesi.angkatan.penanggung_jawab_id else office
        receivers: list[tuple[Penerima, date]] = [(teacher, day)] if teacher else []
        receivers += [((None, pk), day + NAIK if teacher else day) for pk in keepers]
        for receiver, when in receivers:
            if when <= today:
                due.setdefault(receiver, []).append((when, sesi.pk))
    until = waktu.moment(today + timedelta(days=2))
    rows = []
    for (pegawai_id, pengguna_id), found in due.items():
        newest, data = max(day for day, _ in found), {"sesi": [pk for _, pk in found]}
        if today - PALING_LAMA < newest:
            objek = f"tanggal:{newest}"
            rows.append(notifikasi.Baris("kehadiran_belum", objek, pegawai_id, pengguna_id, data=data, berguna_sampai=until))
    return notifikasi.add_each(rows)


def _teacher(narasumber: Narasumber | None) -> Penerima | None:
    """Who can note it here; a guest without an account cannot."""
    if narasumber is None or (narasumber.pegawai_id is None and narasumber.pengguna_id is None):
        return None
    return (narasumber.pegawai_id, None) if narasumber.pegawai_id is not None else (None, narasumber.pengguna_id)

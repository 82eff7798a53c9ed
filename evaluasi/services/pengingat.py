"""What of evaluation is due by the calendar: each scan puts rows into the outbox. Safe to repeat, at any time, by two at once.

The mails about forms of months later are digests. Each is named after the day on which something new happened to its receiver (a form
was opened, its deadline came near or passed, so many days have gone by since): a scan names the latest such day, so that somebody gets one
mail a day at most, and after an outage one mail instead of one for each day missed. Nothing older than a week is told.
"""

from datetime import date, time, timedelta
from typing import Any, Final

from diklat.services.pengingat import managers
from evaluasi.models import PenugasanEvaluasi, Survei
from evaluasi.queries.pasca.atasan import find_atasan
from evaluasi.queries.survei import diundang
from evaluasi.queries.ujian import MENGERJAKAN
from evaluasi.services.terlambat import hari_naik
from lib import waktu
from lib.sql import execute
from pegawai.models import AturanPengingat
from pegawai.services import notifikasi

JAM: Final = time(7)
PALING_LAMA: Final = timedelta(days=7)

UJI: Final = notifikasi.insert_select(
    """
    FROM evaluasi_ujian u
    JOIN diklat_angkatan a ON a.id = u.angkatan_id AND a.status <> 'batal'
    JOIN diklat_pendaftaran d ON d.angkatan_id = a.id AND d.status = ANY(%(ikut)s)
    WHERE u.mulai <= %(kini)s AND u.selesai > %(kini)s
      AND NOT EXISTS (SELECT FROM evaluasi_pengerjaanujian p WHERE p.ujian_id = u.id AND p.pendaftaran_id = d.id)
    """,
    aturan="'uji_dibuka'",
    pegawai="d.pegawai_id",
    objek="'ujian:' || u.id",
    berguna_sampai="u.selesai",
)


def scan_semua() -> dict[str, int]:
    """All scans; the number of new mails of each kind. A kind that is switched off is not scanned; nothing before seven but tests."""
    on = set(AturanPengingat.objects.filter(is_aktif=True).values_list("kode", flat=True))
    scans = {"uji_dibuka": scan_uji}
    if waktu.local(waktu.now()).time() >= JAM:
        scans |= {"survei_dibuka": scan_survei, "pasca_diminta": scan_diminta, "pasca_terlambat": scan_terlambat}
    return {kode: scan() for kode, scan in scans.items() if kode in on}


def scan_uji() -> int:
    return execute(UJI, {"kini": waktu.now(), "ikut": [str(status) for status in MENGERJAKAN]})


def scan_survei() -> int:
    """When it opens, and once more some days before it closes; always to all who may answer (see the words)."""
    today, before = waktu.today(), AturanPengingat.objects.hari_of("survei_dibuka")
    rows = Survei.objects.filter(status=Survei.Status.TERBUKA, buka__lte=today, tutup__gte=today)
    found = 0
    for survei in rows.order_by("pk"):
        people = sorted(set(diundang(survei).order_by().values_list("pegawai", flat=True)))
        near = before and survei.tutup - timedelta(days=before) <= today and survei.buka + timedelta(days=before) <= today
        common: dict[str, Any] = {"objek": f"survei:{survei.pk}", "berguna_sampai": waktu.moment(survei.tutup + timedelta(days=1))}
        for ke in (1, 2) if near else (1,):
            found += notifikasi.add(aturan="survei_dibuka", pegawai_ids=people, ke=ke, **common)
    return found


def scan_diminta() -> int:
    """Forms newly asked for, and those whose deadline comes near."""
    today, before = waktu.today(), timedelta(days=AturanPengingat.objects.hari_of("pasca_diminta"))
    newest: dict[int, date] = {}
    rows = PenugasanEvaluasi.objects.terbuka().filter(tenggat__gte=today).order_by()
    for penilai, opened, due in rows.values_list("penilai", "dibuka", "tenggat"):
        near = due - before
        _note(newest, penilai, near if before and opened < near <= today else opened, today)
    return _add("pasca_diminta", newest, pengguna=False)


def scan_terlambat() -> int:
    """The rater the day after the deadline, his supervisor some days later, the training office after twice as many."""
    today, step = waktu.today(), timedelta(days=hari_naik())
    late = list(PenugasanEvaluasi.objects.terbuka().filter(tenggat__lt=today).order_by().values_list("penilai", "tenggat"))
    above = find_atasan({penilai for penilai, due in late if today - due > step}, today)
    people: dict[int, date] = {}
    office: dict[int, date] = {}
    for penilai, due in late:
        _note(people, penilai, due + timedelta(days=1), today)
        if penilai in above:
            _note(people, above[penilai], due + step + timedelta(days=1), today)
        _note(office, 0, due + 2 * step + timedelta(days=1), today)
    count = _add("pasca_terlambat", people, pengguna=False)
    return count + _add("pasca_terlambat", dict.fromkeys(managers(), office[0]) if office else {}, pengguna=True)


def _note(newest: dict[int, date], receiver: int, day: date, today: date) -> None:
    if today - PALING_LAMA < day <= today:
        newest[receiver] = max(day, newest.get(receiver, day))


def _add(aturan: str, newest: dict[int, date], *, pengguna: bool) -> int:
    until = waktu.moment(waktu.today() + timedelta(days=2))
    if pengguna:
        rows = [notifikasi.Baris(aturan, f"tanggal:{day}", pengguna_id=pk, berguna_sampai=until) for pk, day in newest.items()]
    else:
        rows = [notifikasi.Baris(aturan, f"tanggal:{day}", pegawai_id=pk, berguna_sampai=until) for pk, day in newest.items()]
    return notifikasi.add_each(rows)

"""The mails about points with their first words: redemption, awards and their charters, objections. The office edits them afterwards."""

JENIS = (
    {
        "kode": "penukaran_diputuskan",
        "nama": "Penukaran poin diputuskan",
        "judul": "Penukaran poin $putusan: $imbalan",
        "isi": "Permintaan Anda menukar $poin poin dengan $imbalan $putusan.\n\n$keterangan\n\n$tautan",
        "penanda": "imbalan, poin, putusan, keterangan",
        "urutan": 310,
    },
    {
        "kode": "penghargaan_diterima",
        "nama": "Penghargaan diterima",
        "judul": "Anda menerima penghargaan $penghargaan",
        "isi": "Anda terpilih menerima penghargaan $penghargaan.\n\n$keterangan\n\nPiagamnya diterbitkan kemudian; Anda diberi tahu lewat "
        "surel.\n\n$tautan",
        "penanda": "penghargaan, keterangan",
        "urutan": 320,
    },
    {
        "kode": "nominasi_diputus",
        "nama": "Nominasi diputus",
        "judul": "Nominasi $calon: $putusan",
        "isi": "Nominasi Anda untuk $calon pada penghargaan $penghargaan sudah diputus: $putusan.\n\nAlasan: $alasan\n\n$tautan",
        "penanda": "calon, penghargaan, putusan, alasan",
        "urutan": 330,
    },
    {
        "kode": "piagam_terbit",
        "nama": "Piagam penghargaan terbit",
        "judul": "Piagam $penghargaan sudah terbit",
        "isi": "Piagam penghargaan $penghargaan atas nama Anda terbit dengan nomor $nomor. Unduh di halaman ini:\n\n$tautan",
        "penanda": "penghargaan, nomor",
        "urutan": 340,
    },
    {
        "kode": "piagam_dicabut",
        "nama": "Piagam penghargaan dicabut",
        "judul": "Piagam $penghargaan dicabut",
        "isi": "Piagam penghargaan $penghargaan atas nama Anda, nomor $nomor, dicabut.\n\nAlasan: $alasan\n\nHubungi pengelola diklat bila "
        "Anda berkeberatan.\n\n$tautan",
        "penanda": "penghargaan, nomor, alasan",
        "urutan": 350,
    },
    {
        "kode": "keberatan_dijawab",
        "nama": "Keberatan poin dijawab",
        "judul": "Keberatan poin Anda: $putusan",
        "isi": "Keberatan Anda:\n\n$keberatan\n\nPutusan: $putusan\n$jawaban\n\n$tautan",
        "penanda": "keberatan, putusan, jawaban",
        "urutan": 320,
    },
    {
        "kode": "piagam_usul_cabut",
        "nama": "Pencabutan piagam menunggu pengesahan",
        "judul": "Sahkan atau batalkan: pencabutan piagam $nomor",
        "isi": (
            "$pengusul mengusulkan pencabutan piagam ini:\n\n$nomor, $penerima\n$penghargaan\nAlasan: $alasan\n\nPiagam tetap berlaku sampai "
            "pengelola lain mengesahkannya. Periksa alasannya, lalu sahkan pencabutan atau urungkan usul ini.\n\n$tautan"
        ),
        "penanda": "nomor, penerima, penghargaan, pengusul, alasan",
        "urutan": 345,
    },
)


def fill(apps):
    model = apps.get_model("pegawai", "AturanPengingat")
    model.objects.bulk_create(model(kelompok="Poin", **row) for row in JENIS)

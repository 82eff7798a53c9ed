from django.apps import AppConfig

from diklat import penahan


class RencanaConfig(AppConfig):
    name = "rencana"
    verbose_name = "Rencana"

    def ready(self) -> None:
        """What the apps below ask for without knowing this one."""
        from rencana.queries import dana as queries  # noqa: PLC0415 -- only now models can be read
        from rencana.services import dana, surel  # noqa: F401, PLC0415 -- the kinds of mail register themselves

        penahan.register_penahan(queries.find_terikat)
        penahan.register_akibat("buka", dana.commit_buka)
        penahan.register_akibat("kuota", dana.follow_kuota)
        penahan.register_akibat("batal", dana.release_batal)

"""What the import contracts cannot tell by themselves."""

from pathlib import Path

APPS = ("config", "insentif", "evaluasi", "diklat", "kompetensi", "pegawai", "lib")


def test_every_folder_with_python_is_a_package_that_the_contracts_see() -> None:
    folders = {path.parent for app in APPS for path in Path(app).rglob("*.py")}
    assert not {str(folder) for folder in folders if not (folder / "__init__.py").exists()}

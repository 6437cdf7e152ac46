"""Imports go one way: the contracts in pyproject.toml hold."""

from pathlib import Path

from importlinter.cli import lint_imports


def test_the_contracts_hold(capsys: object, tmp_path: Path) -> None:
    del capsys
    pyproject = Path(__file__).parent.parent / "pyproject.toml"
    assert lint_imports(config_filename=str(pyproject), cache_dir=str(tmp_path)) == 0

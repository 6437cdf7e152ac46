"""Imports go one way: the contracts in pyproject.toml hold."""

from pathlib import Path

from importlinter.cli import lint_imports


def test_the_contracts_hold(tmp_path: Path) -> None:
    pyproject = Path(__file__).parent.parent / "pyproject.toml"
    assert lint_imports(config_filename=str(pyproject), cache_dir=str(tmp_path), no_logo=True) == 0

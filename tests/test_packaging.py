"""The wheel, in a clean environment: everything is in it, and its console script is the way in."""

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.prompts.values import VALUES

ROOT = Path(__file__).parent.parent
PACKAGES = ("agent", "prompts", "schemas")
RENDER = """
import json, sys
import agent, prompts.loader
values = json.load(sys.stdin)
rendered = [p.path for p in prompts.loader.available() if p.render(**values[p.task]).messages]
print(json.dumps({"agent": agent.__file__, "rendered": rendered}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("factbrief-*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment's bin folder: the wheel alone, and the libraries of this environment."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    libraries = folder / "lib" / version / "site-packages" / "libraries.pth"
    libraries.write_text(sysconfig.get_path("purelib"))
    python = folder / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    subprocess.run([*install, "--no-index", "--no-deps", str(wheel)], check=True)
    return python.parent


def test_the_wheel_holds_every_file_of_its_packages(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    files = (file for package in PACKAGES for file in (ROOT / package).rglob("*"))
    wanted = {
        str(file.relative_to(ROOT))
        for file in files
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert not wanted - held
    assert {name.split("/")[0] for name in held} - set(PACKAGES) == {"factbrief-0.1.0.dist-info"}
    assert any(name.endswith("licenses/LICENSE") for name in held)


def test_every_template_renders_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    told = subprocess.run(
        [environment / "python", "-c", RENDER],
        input=json.dumps(VALUES),
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    found = json.loads(told.stdout)
    assert found["agent"].startswith(str(environment.parent))
    templates = (ROOT / "prompts").glob("*/*.jinja")
    assert sorted(found["rendered"]) == sorted(
        str(file.relative_to(ROOT / "prompts")) for file in templates
    )


def test_the_console_script_is_the_way_in(environment: Path, tmp_path: Path) -> None:
    told = subprocess.run(
        [environment / "factbrief", "--help"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert "brief" in told.stdout
    assert told.stderr == ""

"""Files are replaced whole; what is no file is written to and stays what it is."""

import os
from pathlib import Path

import pytest

from agent.deliver.file import write
from agent.errors import ConfigError


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    for text in ("old", "new"):
        write(tmp_path / "a.md", text)
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a.md", "new")]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    write(tmp_path / "link.md", "new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "link").symlink_to(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, "one ")
    write(tmp_path / "link", "two")
    assert os.read(reading, 100) == b"one two"
    os.close(reading)
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["", ".", "folder", "gone/a.md", "circle"])
def test_what_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(ConfigError, match="-o"):
        write(Path(name), "text")

import io
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from agent.ingest import read_articles
from schemas.article import Article, Dropped

STORY = (
    "The harbour board of Vell closed the north quay on Monday after a crane was found to lean.\n\n"
    "Engineers will look at the foundations before the ferries come back, the board said.\n"
)


async def read(*sources: Path | str) -> list[Article | Dropped]:
    return [read async for read in read_articles([str(source) for source in sources])]


def reasons(reads: Sequence[Article | Dropped]) -> list[str]:
    return [item.reason for item in reads if isinstance(item, Dropped)]


async def test_articles_come_in_the_order_given(tmp_path: Path) -> None:
    for name in "abcdefghijkl":
        (tmp_path / f"{name}.txt").write_text(f"{STORY}Quay {name} stays open, it added.")
    reads = await read(*(tmp_path / f"{name}.txt" for name in "lkjihgfedcba"))
    assert [Path(item.source).stem for item in reads] == list("lkjihgfedcba")


async def test_a_folder_gives_its_usable_files_sorted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text(f"{STORY}Two tugs stand by.")
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("Not for the reader.")
    reads = await read(tmp_path)
    assert [item.source for item in reads] == [
        str(tmp_path / "a.txt"),
        str(tmp_path / "b" / "two.txt"),
    ]


async def test_the_same_text_is_read_once_and_its_first_place_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    first, second = await read(tmp_path / "a.txt", tmp_path / "b.txt")
    assert isinstance(first, Article)
    assert isinstance(second, Dropped)
    assert str(tmp_path / "a.txt") in second.reason


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t \n", "is empty"),
        ("paper.txt", b"%PDF-1.7 ...", "PDF"),
        ("noise.txt", bytes(range(256)) * 20, "binary"),
        ("thing.docx", b"PK\x03\x04", ".txt"),
        ("menu.txt", b"Home | News | Sport\nSubscribe now\n", "no article"),
        (
            "german.txt",
            b"Die Hafenbehoerde von Vell hat am Montag den Nordkai gesperrt, nachdem ein Kran sich "
            b"geneigt hatte. Ingenieure sollen jetzt das Fundament pruefen, sagte ein Sprecher.",
            "German (de)",
        ),
    ],
)
async def test_a_bad_file_is_dropped_with_one_line_and_the_rest_is_read(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(STORY)
    bad, good = await read(tmp_path / name, tmp_path / "good.txt")
    assert isinstance(bad, Dropped)
    assert said in bad.reason
    assert "\n" not in bad.reason
    assert isinstance(good, Article)


@pytest.mark.parametrize("text", [STORY, f"<html><body><p>{STORY}</p></body></html>"])
async def test_standard_input_is_read_in_whatever_format(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    (article,) = await read("-")
    assert isinstance(article, Article)
    assert (article.source, article.text.split()) == ("-", STORY.split())


async def test_a_missing_file_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    missing, empty = reasons(await read(tmp_path / "gone.txt", tmp_path / "nothing"))
    assert "no such file; check the path" in missing
    assert "folder holds no file" in empty


async def test_an_address_that_is_not_fetched_is_told_as_one() -> None:
    (reason,) = reasons(await read("ftp://news.example/story.txt"))
    assert reason == "ftp:// is not fetched: give an http or https address, or a file"


async def test_a_huge_file_is_refused_by_its_size(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    assert reasons(await read(tmp_path / "huge.txt")) == [
        "is 50 MB; an article may have 10 MB: split it"
    ]


async def test_an_empty_name_is_not_the_whole_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    monkeypatch.chdir(tmp_path)
    for name in ("", " "):
        (reason,) = reasons(await read(name))
        assert "without a name" in reason


@pytest.mark.parametrize("name", ["pipe", "pipe.txt"])
async def test_what_is_no_file_is_refused_and_does_not_hang(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    (tmp_path / "zeros.txt").symlink_to("/dev/zero")
    for reason in reasons(await read(tmp_path / name, tmp_path / "zeros.txt")):
        assert "no regular file" in reason

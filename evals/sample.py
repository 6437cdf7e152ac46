"""`python -m evals.sample FOLDER`: the sample story's articles as files, as a reader has them."""

import sys
from pathlib import Path

from evals.corpus_reader import CORPUS, read_story

STORY = CORPUS / "harbour-talks.yaml"


def write_sample(folder: Path) -> list[Path]:
    """Writes each article of the sample story into `folder`, raw, in its own format.

    Returns the files. Raises InputError where the story is broken and OSError where the disk is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for article in read_story(STORY).articles:
        file = folder / f"{article.id}.{article.format}"
        file.write_text(article.text, encoding="utf-8")
        files.append(file)
    return files


if __name__ == "__main__":
    write_sample(Path(sys.argv[1]))

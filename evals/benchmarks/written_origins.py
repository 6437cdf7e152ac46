"""Origins and audits of short stories that were written for the purpose, from their facts alone.

    python -m evals.benchmarks.written_origins [FILE ...] [--misses]

Without FILE, those of written/origins/. "@ NAME | TITLE" opens a story, "# ID | OUTLET | VOICE |
DAYTHOUR:MINUTE | TITLE" an article; each further line is a paragraph of one sentence and its facts,
"{KEY|KIND|NAMING:SPEAKER > OUTLET CREDITED|CLAIM}", kind and naming by their first letter,
"o:OUTLET" where only an outlet is credited, the claim left out where it is the sentence.
"o KEY: NAME, NAME" are the origins of a fact, "a TYPE | ID | OUTLET | QUOTE" is a finding that an
audit should make; docs/gold.md says what is one. Graded as the corpus is.
"""

import asyncio
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

from evals.benchmarks.reconcile_gold import measure
from evals.scores import Score
from schemas.fact import Kind, Naming
from schemas.gold import GoldStory

_WRITTEN = Path(__file__).parent / "written" / "origins"
_KINDS: dict[str, Kind] = {kind[0]: kind for kind in get_args(Kind)}
_NAMINGS: dict[str, Naming] = {naming[0]: naming for naming in get_args(Naming)}
_METRICS = ("origin_counts", "audit_precision", "audit_recall")


def stories(text: str) -> list[GoldStory]:
    """The stories that `text` holds. Raises ValueError where a line is of none of the forms."""
    found: list[dict[str, Any]] = []
    for line in filter(None, text.splitlines()):
        mark, _, rest = line.partition(" ")
        if mark == "@":
            name, title = (part.strip() for part in rest.split("|"))
            lists: dict[str, Any] = {"articles": [], "origins": {}, "audits": []}
            found.append(lists | {"story": name, "title": title, "split": "dev", "type": "written"})
        elif mark == "#":
            found[-1]["articles"].append(_article(found[-1]["story"], rest))
        elif mark == "o":
            key, _, names = rest.partition(":")
            found[-1]["origins"][key.strip()] = [name.strip() for name in names.split(",")]
        elif mark == "a":
            kind, article, outlet, quote = (part.strip() for part in rest.split("|"))
            place = f"{found[-1]['story']}-{article}"
            found[-1]["audits"].append(
                {"type": kind, "article": place, "outlet": outlet, "quote": quote}
            )
        else:
            _tell(found[-1]["articles"][-1], line)
    return [GoldStory.model_validate(one) for one in found]


def _article(story: str, head: str) -> dict[str, Any]:
    name, outlet, voice, when, title = (part.strip() for part in head.split("|"))
    return {
        "id": f"{story}-{name}",
        "outlet": outlet,
        "voice": voice,
        "published": f"2026-03-{when}:00+00:00",
        "title": title,
        "text": "",
        "facts": [],
    }


def _tell(article: dict[str, Any], line: str) -> None:
    """Adds a sentence, and the facts that stand after it, to `article`."""
    sentence = line.partition("{")[0].strip()
    article["text"] += f"{sentence}\n\n"
    for fact in re.findall(r"\{([^}]*)\}", line):
        key, kind, told_by, claim = (part.strip() for part in f"{fact}|||".split("|")[:4])
        quote = sentence.rstrip(".")
        article["facts"].append(
            {
                "key": key,
                "kind": _KINDS[kind],
                "claim": f"{claim or quote}.",
                "quotes": [quote],
                "attribution": _attribution(told_by),
            }
        )


def _attribution(told_by: str) -> dict[str, str] | None:
    if not told_by:
        return None
    naming, _, names = told_by.partition(":")
    speaker, _, outlet = (part.strip() for part in names.partition(">"))
    if naming == "o":
        speaker, outlet = "", speaker
    return {"naming": _NAMINGS[naming], "speaker": speaker, "outlet": outlet}


async def graded(told: Sequence[GoldStory]) -> list[Score]:
    """The scores of the stories, those for origins and audits."""
    scores = [score for story in told for score in await measure(story)]
    return [one for one in scores if one.metric in _METRICS and one.value is not None]


async def _main(files: Sequence[tuple[str, Sequence[GoldStory]]], *, misses: bool) -> None:
    for name, told in files:
        scores = await graded(told)
        print(name)
        for metric in _METRICS:
            values = [one.value or 0 for one in scores if one.metric == metric]
            print(f"  {metric:16} {sum(values):.0f} of {len(values)}")
        for one in scores if misses else ():
            if not one.value:
                print(f"  {one.metric} in {one.item}: {one.kind} {one.evidence} | {one.reason}")


if __name__ == "__main__":
    given = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    paths = given or sorted(_WRITTEN.glob("*.txt"))
    read = [(path.stem, stories(path.read_text(encoding="utf-8"))) for path in paths]
    asyncio.run(_main(read, misses="--misses" in sys.argv))

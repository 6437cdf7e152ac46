"""`python -m evals.benchmarks.guards`: each guard by itself: how often it fires, how often rightly.

Three measures: faults planted in the corpus's labelled claims (caught?), the labelled claims as
they are (wrongly caught?), and the wordings that the recorded model proposed (rightly turned
down?). No model is asked. Writes out/benchmarks/guards.json, with every case, and prints the table.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, NamedTuple

import typer

from agent.extract.references import References
from agent.guards import GUARDS, Candidate, page_of
from evals.benchmarks.bounds import FOLDER
from evals.benchmarks.guard_answers import Proposal, proposals
from evals.benchmarks.guard_faults import PLANTERS, Case, plant
from evals.corpus_reader import Split, read_corpus
from evals.ingested import ingested
from evals.locate import where
from evals.recordings import recordings, replaying
from schemas.article import Article
from schemas.gold import GoldArticle, GoldFact, GoldStory

_WORDED = frozenset({"changed order"})
"""Left out where a model words its claims itself: only what is cut from a sentence keeps order."""


class Caught(NamedTuple):
    """One planted fault: the guards that objected, of which `meant` are there for it."""

    fault: str
    article: str
    claim: str
    guards: tuple[str, ...]
    meant: tuple[str, ...]


class Alarm(NamedTuple):
    """A labelled claim that a guard objects to."""

    guard: str
    article: str
    claim: str
    reason: str


def main(split: Annotated[Split, typer.Option(help="Which half of the corpus.")] = "all") -> None:
    """Measure the guards on planted faults, labelled claims and recorded answers."""
    stories = read_corpus(split=split)
    read = [pair for story in stories for pair in _read(story)]
    cases = [case for gold, article in read for case in _cases(gold, article)]
    caught = [one for case in cases for one in _caught(case)]
    alarms = [alarm for case in cases for alarm in _alarms(case)]
    proposed, lacking = asyncio.run(_proposed(read))
    print(_guards_table(caught, alarms, len(cases), proposed))
    print(_faults_table(caught))
    print(_kept_out(read))
    print(f"{lacking} of {len(read)} articles have no full recording and are left out of the last.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    record = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "split": split,
        "claims": len(cases),
        "planted": [one._asdict() for one in caught],
        "alarms": [alarm._asdict() for alarm in alarms],
        "proposed": [asdict(one) for one in proposed],
    }
    (FOLDER / "guards.json").write_text(
        json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def _read(story: GoldStory) -> Iterator[tuple[GoldArticle, Article]]:
    for gold in story.articles:
        article = ingested(gold).article
        if article is not None:
            yield gold, article


def _cases(gold: GoldArticle, article: Article) -> Iterator[Case]:
    """The labelled claims of an article beside the sentences that they stand on."""
    people = tuple(person.name for person in References(article).cast.people)
    body = [sentence.number for sentence in article.sentences if sentence.role == "body"]
    stated = {fact.key: where(article, fact.quotes) for fact in gold.facts}
    for number, fact in enumerate(gold.facts):
        cited = sorted(stated[fact.key])
        if not cited:
            continue  # ingest cut it away
        others = [n for n in body if n not in cited]
        yield Case(
            Candidate(
                fact.claim,
                " ".join(article.words_of(n) for n in cited),
                page_of(article),
                _speaker(fact),
            ),
            gold.id,
            number,
            tuple(article.words_of(n) for n in others),
            gold.nothing,
            people,
        )


def _speaker(fact: GoldFact) -> str:
    return fact.attribution.speaker if fact.attribution else ""


def _caught(case: Case) -> Iterator[Caught]:
    for planted in plant(case):
        objecting = tuple(
            name
            for name, guard in GUARDS.items()
            if (name not in _WORDED or name in planted.guards) and guard(planted.candidate)
        )
        yield Caught(
            planted.fault, case.article, planted.candidate.claim, objecting, planted.guards
        )


def _alarms(case: Case) -> Iterator[Alarm]:
    for name, guard in GUARDS.items():
        if name not in _WORDED and (reason := guard(case.candidate)):
            yield Alarm(name, case.article, case.claim, reason)


async def _proposed(read: list[tuple[GoldArticle, Article]]) -> tuple[list[Proposal], int]:
    """What the recorded models proposed, and how many articles lack a recording."""
    background = tuple(gold.text for gold, _ in read)
    found: list[Proposal] = []
    lacking = 0
    for path in recordings():
        async with replaying(path) as player:
            for gold, article in read:
                heard = await proposals(gold, article, player.gateway, background)
                found += heard or []
                lacking += heard is None
    return found, lacking


def _guards_table(
    caught: list[Caught], alarms: list[Alarm], claims: int, proposed: list[Proposal]
) -> str:
    false = Counter(alarm.guard for alarm in alarms)
    fired = Counter(one.guard for one in proposed)
    verdicts = Counter((one.guard, one.verdict) for one in proposed)
    lines = [
        f"\n{claims:,} labelled claims; {len(proposed):,} wordings proposed in recorded answers\n",
        "| guard | planted for it | caught by it | caught by any"
        " | wrongly caught, of the labelled claims | turned down of those proposed"
        " | rightly | wrongly | not decided |",
        "| :-- | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for name in GUARDS:
        meant = [one for one in caught if one.meant[:1] == (name,)]
        own = sum(name in one.guards for one in meant)
        whole = sum(bool(one.guards) for one in meant)
        alarm = "–" if name in _WORDED else _share(false[name], claims)
        judged = " | ".join(str(verdicts[name, v]) for v in ("right", "wrong", "undecided"))
        lines.append(
            f"| {name} | {len(meant)} | {_share(own, len(meant))} | {_share(whole, len(meant))}"
            f" | {alarm} | {fired[name]} | {judged} |"
        )
    passed = " | ".join(str(verdicts["", v]) for v in ("right", "wrong", "undecided"))
    lines.append(f"| none: let through | | | | | {fired['']} | {passed} |")
    return "\n".join(lines)


def _faults_table(caught: list[Caught]) -> str:
    lines = [
        "\n| planted fault | planted | caught by the guard meant | caught by any |",
        "| :-- | --: | --: | --: |",
    ]
    for fault in PLANTERS:
        planted = [one for one in caught if one.fault == fault]
        meant = [one for one in planted if one.meant]
        own = sum(bool(set(one.guards) & set(one.meant)) for one in meant)
        whole = sum(bool(one.guards) for one in planted)
        shares = f"{_share(own, len(meant))} | {_share(whole, len(planted))}"
        lines.append(f"| {fault} | {len(planted)} | {shares} |")
    return "\n".join(lines)


def _kept_out(read: list[tuple[GoldArticle, Article]]) -> str:
    """Menus and the like are mostly kept from the model before any guard is asked."""
    out = total = 0
    for gold, article in read:
        for piece in gold.nothing:
            roles = [article.sentences[n - 1].role for n in where(article, (piece,))]
            total += 1
            out += "body" not in roles
    return f"\nOf {total} labelled lines that hold no fact, ingest keeps {out} from the model."


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


if __name__ == "__main__":
    typer.run(main)

"""Event coreference on ECB+ (Cybulska and Vossen 2014) by the relation code, beside lemmas alone.

    python -m evals.benchmarks.ecb FOLDER

FOLDER holds one `*_corpus.txt` (document, sentence, token, word, chain; tab-separated) and one
`*_Event_gold_mentions.json`. A mention is read as a fact that claims the words around it. Pairs
are those of gold mentions within one topic. Prints pairwise precision, recall and F1 of the pairs
that are decided alike, and of those that are together once decided pairs are joined; of the joined
groups also the F1 of MUC, B³ and CEAF-e and their mean (CoNLL), mentions on their own included.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from agent.reconcile.background import Background
from agent.reconcile.concepts import concepts
from agent.reconcile.glossary import glossary
from agent.reconcile.likeness import likeness
from agent.reconcile.reading import Reading, read
from agent.reconcile.relation import decide
from agent.text.dates import find_dates
from agent.text.quantities import find_quantities
from agent.text.words import content_words
from evals.benchmarks.coreference import Partition, b_cubed, ceaf_e, conll, muc
from schemas.fact import Fact

_AROUND = 12  # words to each side of a mention


class Mention(NamedTuple):
    """One gold mention: its words, those around it as a fact, and the chain it belongs to."""

    document: str
    words: str
    fact: Fact
    chain: str

    @property
    def topic(self) -> str:
        return self.document.partition("_")[0]


Pair = tuple[int, int]
Decided = Callable[[int, int], bool]


def read_mentions(folder: Path) -> list[Mention]:
    """The event mentions of the corpus in `folder`."""
    sentences: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    with next(folder.glob("*_corpus.txt")).open(encoding="utf-8") as lines:
        for line in lines:
            parts = line.split()
            if len(parts) >= 4:
                sentences[parts[0], int(parts[1])][int(parts[2])] = parts[3]
    raw: list[dict[str, Any]] = json.loads(
        next(folder.glob("*_Event_gold_mentions.json")).read_text(encoding="utf-8")
    )
    return [_mention(number, one, sentences) for number, one in enumerate(raw)]


def _mention(
    number: int, raw: dict[str, Any], sentences: dict[tuple[str, int], dict[int, str]]
) -> Mention:
    words = sentences[raw["doc_id"], raw["sent_id"]]
    first, last = min(raw["tokens_number"]), max(raw["tokens_number"])
    around = range(first - _AROUND, last + _AROUND + 1)
    claim = " ".join(words[at] for at in around if at in words)
    fact = Fact(
        id=str(number),
        article=raw["doc_id"],
        claim=claim,
        kind="event",
        quantities=find_quantities(claim),
        dates=find_dates(claim, None),
        evidence=(),
    )
    return Mention(raw["doc_id"], raw["tokens_str"], fact, raw["coref_chain"])


def by_lemma(mentions: list[Mention]) -> Decided:
    """The baseline: two mentions are one event where their stems are the same."""
    stems = [content_words(one.words) or frozenset([one.words.lower()]) for one in mentions]
    return lambda one, other: stems[one] == stems[other]


def by_relation(mentions: list[Mention]) -> Decided:
    """The reconciler: mentions of one concept, unless what is told around them sets them apart."""
    facts = [one.fact for one in mentions]
    names = glossary((), facts)
    readings: list[Reading] = [read(fact, None, names) for fact in facts]
    background = Background(readings)
    said = [concepts(one.words) or frozenset([one.words.lower()]) for one in mentions]

    def decided(one: int, other: int) -> bool:
        if not said[one] & said[other]:
            return False
        if mentions[one].document == mentions[other].document:
            return True
        pair = likeness(readings[one], readings[other], background)
        return pair is not None and not decide(pair).apart

    return decided


def scores(found: set[Pair], gold: set[Pair]) -> str:
    """Precision, recall and F1 of `found`."""
    right = len(found & gold)
    precision, recall = right / max(len(found), 1), right / max(len(gold), 1)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def groups(found: Iterable[Pair], count: int) -> list[int]:
    """The group of each of `count` mentions once the pairs `found` are joined."""
    group = list(range(count))

    def root(place: int) -> int:
        while group[place] != place:
            group[place] = group[group[place]]
            place = group[place]
        return place

    for one, other in found:
        group[root(one)] = root(other)
    return [root(place) for place in range(count)]


def partition_scores(gold: Partition, found: Partition) -> str:
    """The F1 of each measure of groups, and their mean."""
    each = ((metric.__name__, metric(gold, found).f1) for metric in (muc, b_cubed, ceaf_e))
    told = "  ".join(f"{name} {value:.3f}" for name, value in each)
    return f"{told}  CoNLL {conll(gold, found):.3f}"


def _main(folder: Path) -> None:
    mentions = read_mentions(folder)
    topics: dict[str, list[int]] = defaultdict(list)
    for place, mention in enumerate(mentions):
        topics[mention.topic].append(place)
    pairs = [pair for places in topics.values() for pair in combinations(places, 2)]
    gold = {(a, b) for a, b in pairs if mentions[a].chain == mentions[b].chain}
    chains = [(mention.topic, mention.chain) for mention in mentions]
    print(f"{len(mentions)} mentions, {len(pairs)} pairs, {len(gold)} of one event")
    for name, decided in (("lemma", by_lemma(mentions)), ("relation", by_relation(mentions))):
        found = {(a, b) for a, b in pairs if decided(a, b)}
        print(f"{name:9} pairs   {scores(found, gold)}")
        grouped = groups(found, len(mentions))
        together = {(a, b) for a, b in pairs if grouped[a] == grouped[b]}
        print(f"{name:9} joined  {scores(together, gold)}")
        print(f"{name:9} groups  {partition_scores(chains, grouped)}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("python -m evals.benchmarks.ecb FOLDER")
    _main(Path(sys.argv[1]))

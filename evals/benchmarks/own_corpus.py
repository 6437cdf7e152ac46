"""The matcher on the project's own gold, where location has narrowed the choice to one sentence."""

from agent.errors import InputError
from evals.corpus_reader import read_corpus
from evals.ingested import ingested
from evals.locate import where
from evals.matcher import Weights, presence
from schemas.gold import GoldArticle


def own_corpus() -> str:
    """Sentences that hold a labelled fact, and others of the same article, as the matcher has it.

    A fact should be present in the sentence that states it and in no other, apart from those that
    repeat it, which the labels name as well.
    """
    stories = read_corpus()
    background = tuple(article.text for story in stories for article in story.articles)
    stating, others = [], []
    for story in stories:
        for gold in story.articles:
            right, wrong = _verdicts(gold, background)
            stating += right
            others += wrong
    return (
        f"On the project's corpus a labelled claim is found in {_share(stating)} of the "
        f"{len(stating):,} sentences that state it (the rest need a name or a word from the "
        f"sentences around), and wrongly in {_share(others)} of the {len(others):,} other "
        "sentences of its article."
    )


def _verdicts(gold: GoldArticle, background: tuple[str, ...]) -> tuple[list[bool], list[bool]]:
    article = ingested(gold).article
    if article is None:
        raise InputError(gold.id, "cannot be read by the program's own ingest")
    weights = Weights(background, (fact.claim for fact in gold.facts))
    stating: list[bool] = []
    others: list[bool] = []
    for fact in gold.facts:
        places = where(article, fact.quotes)
        for sentence in article.sentences:
            found = presence(fact.claim, article.words_of(sentence.number), weights).present
            (stating if sentence.number in places else others).append(found)
    return stating, others


def _share(found: list[bool]) -> str:
    return f"{sum(found) / len(found):.1%}"

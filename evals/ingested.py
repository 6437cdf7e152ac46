"""A gold article as the program reads it: the raw page through the program's own ingest."""

from agent.errors import InputError
from agent.ingest.article import to_article
from evals.outputs import ArticleOutput
from schemas.gold import GoldArticle


def ingested(gold: GoldArticle) -> ArticleOutput:
    """`gold` read by the program, without facts yet; unreadable articles carry their error."""
    try:
        article = to_article(
            gold.text,
            gold.id,
            gold.format,
            title=gold.title,
            outlet=gold.outlet,
            published=gold.published,
            url=gold.url,
        )
    except InputError as error:
        return ArticleOutput(id=gold.id, article=None, error=str(error))
    return ArticleOutput(id=gold.id, article=article)

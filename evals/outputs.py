"""What a system under test gave for one story, as the graders read it."""

from schemas.article import Article, Dropped
from schemas.base import Form
from schemas.briefing import Briefing
from schemas.call import Usage
from schemas.fact import Fact


class ArticleOutput(Form):
    """What was made of the gold article `id`. `article` is None, and `error` says why, where it
    could not be read at all."""

    id: str
    article: Article | None
    facts: tuple[Fact, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    usage: Usage = Usage()
    error: str = ""


class StoryOutput(Form):
    """What was made of one story.

    `briefing` is None where only extraction was run; `earlier` is the briefing of day 1 where the
    story goes over two days; `usage` is what the story asked beyond its articles.
    """

    story: str
    articles: tuple[ArticleOutput, ...]
    briefing: Briefing | None = None
    earlier: Briefing | None = None
    usage: Usage = Usage()

"""A reader's complaint as a draft for the gold set: a person confirms, mends or drops it. Pure."""

from agent.store.feedback import Feedback
from schemas.briefing import BriefedArticle
from schemas.gold import GoldArticle, GoldAttribution, GoldFact, GoldStory

_SAID = set(GoldAttribution.model_fields)


def draft_name(feedback: Feedback) -> str:
    """The name of the draft's story and, with ".yaml", of its file."""
    number = "".join(sign if sign.isalnum() else "-" for sign in feedback.number)
    return f"feedback-{number.lower()}"


def gold_draft(feedback: Feedback) -> str:
    """A story of the gold corpus, as YAML, that holds the fact as it was shown.

    `draft: true` keeps it out of every measurement until a person has labelled it. What the reader
    says is wrong stands above it as a comment.
    """
    story = GoldStory(
        story=draft_name(feedback),
        title=feedback.fact.claim,
        split="dev",
        type="feedback",
        draft=True,
        articles=tuple(_article(feedback, article) for article in feedback.articles),
    )
    said = "".join(f"#   {line}\n" for line in feedback.words.splitlines())
    head = f"# Said to be wrong on {feedback.given:%Y-%m-%d}:\n{said}# Label it by docs/gold.md.\n"
    # JSON is YAML as it stands, and needs no library that the program does without.
    return head + story.model_dump_json(indent=2) + "\n"


def _article(feedback: Feedback, article: BriefedArticle) -> GoldArticle:
    fact = feedback.fact
    quotes = tuple(span.quote for span in fact.evidence if span.article == article.id)
    said = fact.attribution
    shown = GoldFact(
        key="as-shown",
        claim=fact.claim,
        quotes=quotes,
        kind=fact.kind,
        attribution=said and GoldAttribution.model_validate(said.model_dump(include=_SAID)),
    )
    return GoldArticle(
        id=article.id,
        outlet=article.outlet or article.source,
        voice="broadsheet",
        published=article.published or feedback.given,
        title=article.title,
        url=article.url,
        text=article.text,
        facts=(shown,),
    )

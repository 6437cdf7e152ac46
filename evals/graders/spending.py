"""What the answers cost on the day they were recorded: tokens, dollars, seconds."""

from evals.align import Alignment
from evals.scores import Score
from evals.story_align import StoryAlignment
from schemas.call import Usage


def article_spending(alignment: Alignment) -> list[Score]:
    """Tokens, cost and time of reading one article; nothing where no model was asked."""
    return _amounts("article", alignment.gold.id, alignment.output.usage)


def story_spending(story: StoryAlignment) -> list[Score]:
    """Tokens, cost and time of what a story asks beyond reading its articles."""
    return _amounts("story", story.gold.story, story.output.usage)


def _amounts(level: str, item: str, usage: Usage) -> list[Score]:
    if not usage.calls:
        return []
    amounts = {
        "prompt_tokens": float(usage.prompt_tokens),
        "completion_tokens": float(usage.completion_tokens),
        "cost": usage.cost,
        "seconds": usage.seconds,
    }
    return [
        Score(
            metric=f"{level}_{name}",
            item=item,
            value=amount,
            reason="the price is unknown" if amount is None else "",
        )
        for name, amount in amounts.items()
    ]

from agent.daily.config import Choice, DailyConfig
from agent.daily.wanted import unwanted
from agent.ingest import to_article

ARTICLE = to_article(
    "The harbour board of Vell closed the north quay.\n\nNobody was hurt.\n\nA crane leans.\n\n"
    "Parliament passed the budget on the same day.",
    "a",
    title="Quay closed",
    outlet="Vell Post",
)


def reason(**chosen: Choice) -> str:
    return unwanted(ARTICLE, DailyConfig.model_validate(chosen))


def test_without_a_choice_everything_is_wanted() -> None:
    assert reason() == ""


def test_topics_are_looked_for_at_the_top_in_any_case() -> None:
    assert reason(topics=Choice(include=("HARBOUR", "x"))) == ""
    assert "topic" in reason(topics=Choice(include=("budget",))), "that stands further down"
    assert "topic" in reason(topics=Choice(exclude=("quay",)))


def test_outlets_are_looked_for_in_the_name() -> None:
    assert reason(outlets=Choice(include=("vell",))) == ""
    assert "Vell Post" in reason(outlets=Choice(include=("Dorn",)))
    assert "Vell Post" in reason(outlets=Choice(exclude=("post",)))

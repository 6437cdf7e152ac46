"""The words that every form uses for marks, speakers, dates and lines left out."""

from calendar import month_name
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from schemas.article import Dropped
from schemas.briefing import ChangeType, Conflict, ConflictType, OriginLink
from schemas.call import Usage
from schemas.fact import Attribution, Kind

KINDS: dict[Kind, str] = {
    "event": "Event",
    "plan": "Plan",
    "statement": "Statement",
    "figure": "Figure",
    "background": "Background",
}
CONFLICTS: dict[ConflictType, str] = {
    "number": "Different numbers",
    "date": "Different dates",
    "status": "Different status",
    "identity": "Different names",
    "denial": "Claim and denial",
    "attribution": "Credited differently",
    "wording": "Quoted differently",
}
_UPDATES: dict[ConflictType, str] = {
    "number": "Updated figure",
    "date": "Updated date",
    "status": "Updated status",
    "identity": "Updated name",
}
CHANGES: dict[ChangeType, str] = {
    "new": "New",
    "updated": "Updated",
    "confirmed": "Confirmed further",
    "contradicted": "Contradicted",
    "withdrawn": "Withdrawn",
    "unchanged": "Unchanged",
}
_SHOWN_REASONS = 4
_SHOWN_NAMES = 5


def counted(count: int, noun: str) -> str:
    """ "1 article", "5 articles"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def sentence_case(words: str) -> str:
    """`words` as they open a line."""
    return words[:1].upper() + words[1:]


def spread(article_count: int, origin_count: int) -> str:
    """How widely a thing is told: "5 articles, 1 origin"; "1 article" says it all alone."""
    if article_count <= 1 or not origin_count:
        return counted(article_count, "article")
    return f"{counted(article_count, 'article')}, {counted(origin_count, 'origin')}"


def told_by(labels: Sequence[str], origins: Sequence[str]) -> str:
    """Who tells it and from whom: "Harbour Courier", "The Beacon, from Harbour Courier",
    "4 articles, 2 origins: NNA, Kestrel Post". `origins` are names, as `labels` are.
    """
    named = ", ".join(origins[:_SHOWN_NAMES])
    if len(origins) > _SHOWN_NAMES:
        named += f" and {len(origins) - _SHOWN_NAMES} more"
    if len(labels) == 1:
        return f"{labels[0]}, from {named}" if origins and labels[0] not in origins else labels[0]
    return f"{spread(len(labels), len(origins))}: {named}" if origins else ", ".join(labels)


def said_by(attribution: Attribution | None, claim: str, origins: Sequence[str] = ()) -> str:
    """Who is said to say so: "said by Ines Vaz, first reported by the Courier".

    "" in the article's own voice. A speaker or outlet whom the claim names is not named again, nor
    an outlet that is the only one of `origins`, the names shown beside it.
    """
    if attribution is None:
        return ""
    speaker, outlet = attribution.speaker, attribution.outlet
    parts = []
    if speaker and not _names(claim, speaker):
        hidden = " (not named)" if attribution.naming == "anonymous" else ""
        parts.append(f"said by {speaker}{hidden}")
    from_it_alone = len(origins) == 1 and _names(origins[0], outlet)
    if outlet and outlet != speaker and not from_it_alone and not _names(claim, outlet):
        parts.append(f"first reported by {outlet}")
    return ", ".join(parts)


def _names(text: str, name: str) -> bool:
    return name.casefold() in text.casefold()


def kind_of(conflict: Conflict) -> str:
    """What kind of disagreement it is, or that the later side updates the earlier one."""
    if conflict.standing == "update":
        return _UPDATES.get(conflict.type, "Updated")
    return CONFLICTS[conflict.type]


def decided_by(conflict: Conflict) -> str:
    """What decided that the sources differ; "" where that repeats what the sides say."""
    repeats = all(side.claim in conflict.reason for side in conflict.sides)
    return "" if repeats else conflict.reason


def got_it(link: OriginLink, origin: str, via: str = "") -> str:
    """How an article came by what it tells: "credits the Courier", "credits the Beacon, which has
    it from the Courier". `origin` and `via`, what stands between, are names.
    """
    if link.how == "own_reporting":
        return "own reporting"
    source = f"{via}, which has it from {origin}" if via else origin
    return f"credits {source}" if link.how == "credit" else f"repeats passages of {source}"


def left_out(dropped: Sequence[Dropped]) -> str:
    """ "12 lines left out, 1 claim refused"; "" for nothing."""
    refused = sum(item.what == "claim" for item in dropped)
    lines = len(dropped) - refused
    parts = [f"{counted(lines, 'line')} left out"] if lines else []
    parts += [f"{counted(refused, 'claim')} refused"] if refused else []
    return ", ".join(parts)


def left_out_why(dropped: Sequence[Dropped]) -> str:
    """ "12 lines left out, 1 claim refused (menu 5, caption 3, other reasons 4)"; "" for nothing.

    A claim is refused for words of its own, so that claims have no reasons to count.
    """
    reasons = Counter(item.reason for item in dropped if item.what != "claim")
    most = reasons.most_common(_SHOWN_REASONS)
    parts = [f"{reason} {count}" for reason, count in most]
    if rest := reasons.total() - sum(count for _, count in most):
        parts.append(f"other reasons {rest}")
    why = f" ({', '.join(parts)})" if parts else ""
    return f"{left_out(dropped)}{why}"


def took(usage: Usage) -> str:
    """What the reading took: "31 calls, 17,100 tokens, 402 s"."""
    if not usage.calls:
        why = ": every answer was kept" if usage.cached_calls else " was needed"
        return f"no call to the model{why}"
    tokens = usage.prompt_tokens + usage.completion_tokens
    cost = f", ${usage.cost:.2f}" if usage.cost else ""
    return f"{counted(usage.calls, 'call')}, {tokens:,} tokens{cost}, {usage.seconds:.0f} s"


def day(moment: date) -> str:
    """ "1 July 2025"."""
    return f"{moment.day} {month_name[moment.month]} {moment.year}"


def day_and_hour(moment: datetime) -> str:
    """ "1 July 2025, 14:30", where the zone is known with it: "14:30 UTC", "14:30 UTC+2".

    Pages that give a date alone are read as midnight in no zone: no hour is shown for that.
    """
    if moment.tzinfo is None and not (moment.hour or moment.minute):
        return day(moment)
    return f"{day(moment)}, {moment:%H:%M}{_zone(moment)}"


def _zone(moment: datetime) -> str:
    offset = moment.utcoffset()
    if offset is None:
        return ""
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    sign = "-" if offset < timedelta() else "+"
    away = f"{sign}{hours}{f':{minutes:02}' if minutes else ''}" if offset else ""
    return f" UTC{away}"


def when_told(told: str, reported: datetime | None) -> str:
    """Who tells one side of a conflict, and since when."""
    return f"{told} · {day_and_hour(reported)}" if reported else told


def date_value(value: str) -> str:
    """A resolved date for a reader: "2025-07-01" gives "1 July 2025", "2025-Q3" "Q3 2025",
    "2025-W26" "the week of 23 June 2025".

    `value` is a DateMention's; what does not look like one comes back as it is.
    """
    head, _, hour = value.partition("T")
    parts = head.split("-")
    if len(parts) == 2 and parts[1][:1] == "W" and parts[1][1:].isdigit():
        return _week(value, int(parts[0]), int(parts[1][1:]))
    if len(parts) == 2 and parts[1][:1] == "Q":
        return f"{parts[1]} {parts[0]}"
    if len(parts) < 2 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return value
    month = f"{month_name[int(parts[1])]} {parts[0]}"
    whole = f"{int(parts[2])} {month}" if len(parts) > 2 else month
    return f"{whole}, {hour}" if hour else whole


def _week(value: str, year: int, week: int) -> str:
    """By its Monday, which a reader can find in a calendar."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return value
    return f"the week of {monday.day} {month_name[monday.month]} {monday.year}"

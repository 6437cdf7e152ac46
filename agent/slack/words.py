"""What the app says in its own words, as Slack text. Pure."""

from datetime import datetime

from agent.render.slack import Message
from agent.render.slack_text import mrkdwn, section
from agent.render.words import counted
from agent.slack.command import Pages, Topic

HELP = """*What you can ask*
`/brief https://… https://…`  one briefing of these pages
`/brief rail strike`  what the newest stories say on it
`/brief`  the newest edition
`/brief status`  what is under way, and what is left of today's budgets
`/brief subscribe daily 07:30 Europe/London`  the edition in this channel, every day
`/brief unsubscribe`  end that
On any message with a link: ⋯ → *Brief this link*.
Under a briefing: its words, where sources differ, the sources, a fresh reading, and a way to say \
that a fact is wrong."""

NO_EDITION = (
    "There is no edition yet: they are made by the daily run. "
    "Pages of your own choice can be briefed with /brief https://…"
)
NO_LINK = "There is no web address in this message."
GONE = "This briefing is no longer kept; ask for it again."
THANKS = "Thank you. It is kept with the fact and its words, for the people who check the program."
UNEXPECTED = "Something went wrong here, and it is in our log. Please ask again."
ALREADY = "That is asked for already."
NOWHERE = "This app may not be used here. Ask those who run it to add this {place}."
UNSUBSCRIBED = "This channel gets the edition no longer."
NOT_SUBSCRIBED = "This channel has no subscription."
ELSEWHERE = (
    "I am no member of that channel, so the briefing is in our direct messages. "
    "Invite me there (`/invite`) to have the next one in the channel."
)


def note(text: str) -> Message:
    """A message of one text of ours."""
    return Message(text=text, blocks=[section(text)])


def accepted(command: object, ahead: int) -> str:
    """Said at once to whoever asks."""
    match command:
        case Pages(addresses):
            doing = f"Reading {counted(len(addresses), 'page')}."
        case Topic(topic):
            doing = f"Looking for “{mrkdwn(topic, 200)}”."
        case _:
            doing = "Fetching the edition."
    queue = f" {counted(ahead, 'request')} in this channel before it." if ahead else ""
    return f"{doing} The briefing will stand here in the channel.{queue}"


def asked_for(kind: str, subject: tuple[str, ...]) -> str:
    """What a request is for, in a list."""
    return {
        "pages": counted(len(subject), "page"),
        "topic": f"“{mrkdwn(' '.join(subject), 200)}”",
    }.get(kind, "The edition")


def started(kind: str, subject: tuple[str, ...], user: str) -> str:
    """The waiting message's first line."""
    if kind == "pages":
        doing = f"Reading {counted(len(subject), 'page')}"
    elif kind == "topic":
        doing = f"Looking for “{mrkdwn(' '.join(subject), 200)}”"
    else:
        doing = "Fetching the edition"
    return f":hourglass_flowing_sand: {doing} for <@{user}> …"


def progress(stage: str, read: int, total: int, facts: int, lost: int) -> str:
    """How far the reading is."""
    done = {
        "reading": f"Fetching {counted(total, 'page')}",
        "extracting": f"Read {read} of {counted(total, 'page')}, {counted(facts, 'fact')} so far",
        "reconciling": f"Comparing {counted(facts, 'fact')}",
        "composing": "Writing the headline and the summary",
    }.get(stage, stage)
    left_out = f"; {counted(lost, 'page')} cannot be used" if lost else ""
    return f":hourglass_flowing_sand: {done}{left_out} …"


def failed(fault: str) -> str:
    """The waiting message's last line where there is no briefing."""
    return f":warning: No briefing: {mrkdwn(fault, 1_000)}"


def refused(reason: str) -> str:
    """An order that cannot be followed."""
    return f"{mrkdwn(reason, 500)}\n`/brief help` shows what can be asked."


def over_budget(whose: str, most: int) -> str:
    """A budget is used up."""
    return (
        f"{whose} had {counted(most, 'briefing')} in the last 24 hours, which is the limit here. "
        "It opens again as those grow a day old; topics and the edition are free of it."
    )


def subscribed(at: str, zone: str, due: datetime) -> str:
    """A subscription is made."""
    return (
        f"The edition will come to this channel daily at {at} ({zone}), "
        f"first at {due:%Y-%m-%d %H:%M} UTC."
    )


def status(waiting: list[str], user_left: int, channel_left: int, edition: str) -> str:
    """What is under way and what is left."""
    lines = [
        f"*Under way here:* {counted(len(waiting), 'request')}",
        *(f"• {line}" for line in waiting[:10]),
        f"*Left today:* {user_left} for you, {channel_left} for this channel",
        f"*Newest edition:* {edition or 'none yet'}",
    ]
    return "\n".join(lines)


def nothing_on(topic: str) -> str:
    """No story speaks of it."""
    return (
        f"No story in the store says anything on “{topic}”. "
        "Pages of your own choice can be briefed with /brief https://…"
    )

"""A worker as a process of its own that can be killed: everything is real but the pages' fetching.

python -m tests.slack.worker_program FOLDER SLACK_API MODEL_URL [DATABASE]; it prints "up" when it
works. The store is PostgreSQL's where a database is named, else it lies in the folder.
"""

import asyncio
import sys
from pathlib import Path

from pydantic import SecretStr

from agent.settings import Settings
from agent.slack.config import SlackSettings
from agent.slack.working import answering
from agent.store.store import Store
from tests.slack.newsroom import BOT_TOKEN, from_files


async def main(home: Path, slack_api: str, model_url: str, database: str = "") -> None:
    slack = SlackSettings(bot_token=SecretStr(BOT_TOKEN), api_url=slack_api)
    settings = Settings(base_url=model_url, api_key=SecretStr("k"), model="scripted", home=home)
    where = database or home
    async with Store.open(where) as store:
        make = from_files(settings, store, home)
        async with answering(slack, store, where, make, at_once=4):
            print("up", flush=True)
            await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), *sys.argv[2:]))

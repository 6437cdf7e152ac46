"""Work that goes by a name: however many ask for it at a time, it stands on the queue once."""

from dataclasses import dataclass
from typing import Literal

from dbos import EnqueueOptions, WorkflowHandleAsync, WorkflowStatus
from dbos import error as engine_errors

from agent.store.faults import explained
from agent.work.queue import WORKFLOW, Queue, queue_of
from agent.work.worker import VERSION

_BY = "by"


@dataclass(frozen=True)
class Standing:
    """How far a piece of work is. `worker` has it, or has asked for it as long as nobody has it;
    `new` tells whether it was just put there."""

    number: str
    state: Literal["waiting", "under way", "ended"]
    worker: str
    new: bool = False


async def ask_for(
    queue: Queue, task: str, subject: str, *, name: str, line: str, by: str
) -> Standing:
    """Has `task` done with `subject` by whatever worker comes first, `by` or another; what stands
    in one `line` is done one after the other.

    What waits or is under way by this `name` is not asked for again, only what has ended. Raises
    ConfigError where the database will not have it.
    """
    with explained(queue.where):
        tries = await _tries(queue, name)
        last = max(tries, default=0)
        if last and tries[last].app_version in (None, VERSION):
            found = _standing(tries[last])
            if found.state != "ended":
                return found
        number = _number(name, last + 1)
        options: EnqueueOptions = {
            "workflow_name": WORKFLOW,
            "queue_name": queue_of(task),
            "workflow_id": number,
            "workflow_id_reuse_policy": "reject",
            # What another version has begun waits for that: it does not block this one's line.
            "queue_partition_key": f"{line}@{VERSION}",
            "attributes": {_BY: by},
        }
        try:
            await queue.client.enqueue_async(options, task, subject)
        except engine_errors.DBOSWorkflowIDInUseError:
            return await standing(queue, number)  # somebody else was quicker
        return Standing(number, "waiting", by, new=True)


async def standing(queue: Queue, number: str) -> Standing:
    """How the work with this number stands now."""
    with explained(queue.where):
        handle = await _handle(queue, number)
        return _standing(await handle.get_status())


async def outcome(queue: Queue, number: str) -> str:
    """What the work with this number returned, once it has ended; raises what it raised."""
    handle = await _handle(queue, number)
    return await handle.get_result()


async def _handle(queue: Queue, number: str) -> WorkflowHandleAsync[str]:
    return await queue.client.retrieve_workflow_async(number)


def _standing(status: WorkflowStatus) -> Standing:
    match status.status:
        case "PENDING":
            return Standing(status.workflow_id, "under way", status.executor_id or "")
        case "ENQUEUED" | "DELAYED":
            return Standing(status.workflow_id, "waiting", (status.attributes or {}).get(_BY, ""))
        case _:
            return Standing(status.workflow_id, "ended", "")


async def _tries(queue: Queue, name: str) -> dict[int, WorkflowStatus]:
    """How often the work was asked for, each time by its number."""
    found = await queue.client.list_workflows_async(
        workflow_id_prefix=_number(name), load_input=False, load_output=False
    )
    numbers = {one.workflow_id.rpartition("/")[2]: one for one in found}
    return {
        int(number): one
        for number, one in numbers.items()
        if number.isdecimal() and one.workflow_id == _number(name, number)
    }


def _number(name: str, number: int | str = "") -> str:
    return f"{name}/{number}"

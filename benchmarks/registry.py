"""Every task by its name."""

from benchmarks import (
    attribution,
    coded,
    event_location,
    events,
    geoparsing,
    linkage,
    muc4,
    re3d,
    timex,
)
from benchmarks.task import Task

TASKS: dict[str, Task] = {
    module.TASK.name: module.TASK
    for module in (muc4, event_location, geoparsing, linkage, re3d, events, timex, attribution, coded)
}

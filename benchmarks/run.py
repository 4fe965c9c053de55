"""Runs a task over a file of records and measures what it takes."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.parts import extractor
from benchmarks.score.records import Record
from benchmarks.task import Task, given_fields
from dateline.model import Settings
from dateline.pipeline import load_engine
from dateline.workers import workers

Tick = Callable[[], None]
MODEL_ALONE = "model"  # no engine: where a task can show what the network alone would give


@dataclass(frozen=True, slots=True)
class Run:
    """The predictions, and the seconds that they took."""

    predictions: list[Record]
    documents: int
    cpu_s: float  # of all documents, the engine's start not counted
    wall_s: float


def run_task(task: Task, records: list[Record], settings: Settings, tick: Tick) -> Run:
    """The predictions for all records, in their order; `tick` is called as each document is done."""
    if settings.engine != MODEL_ALONE:
        load_engine(settings.engine)
    extractor()
    seen = [given_fields(record, task) for record in records]
    began = time.perf_counter()
    with workers(partial(_timed, task.work, settings), settings.jobs) as work_all:
        timed = list(_ticking(work_all(seen), tick))
    predictions, gathering = _measure(lambda: task.gather([made for made, _ in timed]))
    cpu = sum(seconds for _, seconds in timed) + gathering
    return Run(predictions, len(records), cpu, time.perf_counter() - began)


def _timed(work: Callable[[Record, Settings], Any], settings: Settings, record: Record) -> tuple[Any, float]:
    return _measure(lambda: work(record, settings))


def _measure(make: Callable[[], Any]) -> tuple[Any, float]:
    """What is made, and the seconds of CPU that it took."""
    began = time.process_time()
    made = make()
    return made, time.process_time() - began


def _ticking(made: Iterator[Any], tick: Tick) -> Iterator[Any]:
    for item in made:
        tick()
        yield item

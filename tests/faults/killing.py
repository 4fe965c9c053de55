"""Processes that work on the books and are killed: what they said was done, and what must hold whenever they die."""

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from dateline.model import Anchor, Judgement, Settings, Span
from dateline.pipeline import corroborate_store, ingest, load_engine, withdraw
from dateline.rules.linking import load_linking
from dateline.store import Store, open_store

Say = Callable[[str], None]
Work = Callable[[str, Path, Say], None]
RULES = Settings(engine="rules")
PLACES = ("Gusau", "Kano", "Zaria", "Maiduguri", "Kaduna", "Sokoto")
_FORK = get_context("fork")  # a child begins with everything loaded: what is tested is the work, not the start
_LONGEST = 120  # seconds that a child may take, on however slow a machine


@cache
def warmed() -> None:
    """Load what the children share."""
    load_engine("rules")
    load_linking()


def reports(folder: Path, count: int) -> Path:
    """A folder of so many short reports, each with a name that stands nowhere else."""
    folder.mkdir()
    for n in range(count):
        place, day = PLACES[n % len(PLACES)], 10 + n // 3
        text = f"{place.upper()}, {day} May 2024 - Gunmen killed {n + 2} herders near {place} on Monday.\n"
        (folder / f"{n:03}.txt").write_text(f"{text}The trader {secret(n)} was killed too, a witness said.\n")
    return folder


def secret(number: int) -> str:
    """A name that is in one report only."""
    return f"Qorvex{'abcdefghijklmnopqrstuvwxyz'[number]} Adzuro"


@dataclass(frozen=True, slots=True)
class When:
    """When a process is killed: after one of so many lines, and then so many seconds later at most."""

    lines: int
    seconds: float = 0.02


@dataclass(frozen=True, slots=True)
class Ended:
    """What a process had said when it ended, and whether it was killed before it could end by itself."""

    said: tuple[str, ...]
    was_killed: bool


def killed(work: Work, url: str, folder: Path, chance: random.Random, when: When) -> Ended:
    """Let a process work, and kill it at a random moment: after a random one of so many lines, and a little later."""
    warmed()
    reading, writing = os.pipe()
    child = _FORK.Process(target=_run, args=(work, url, folder, writing))
    child.start()
    os.close(writing)
    wanted, heard, end = chance.randrange(when.lines), b"", time.monotonic() + _LONGEST
    os.set_blocking(reading, False)
    while heard.count(b"\n") < wanted and child.is_alive() and time.monotonic() < end:
        heard += _heard(reading)
        time.sleep(0.0005)
    time.sleep(chance.uniform(0, when.seconds))
    child.kill()
    child.join(_LONGEST)
    os.set_blocking(reading, True)
    while part := os.read(reading, 65536):
        heard += part
    os.close(reading)
    whole = heard[: heard.rfind(b"\n") + 1].decode()
    assert child.exitcode in (0, -signal.SIGKILL), f"the process ended with {child.exitcode}: {whole}"
    return Ended(tuple(whole.splitlines()), child.exitcode != 0)


def _heard(pipe: int) -> bytes:
    try:
        return os.read(pipe, 65536)
    except BlockingIOError:
        return b""


def _run(work: Work, url: str, folder: Path, pipe: int) -> None:
    """What the child does: its work, and a line for each thing that it reports as done."""

    def say(line: str) -> None:
        os.write(pipe, f"{line}\n".encode())

    work(url, folder, say)


# ---- the work
def ingesting(url: str, folder: Path, say: Say) -> None:
    """Take the reports in, and work the events out."""
    with open_store(url) as store:
        store.recover()
        for result in ingest([str(folder)], store, RULES):
            for stored in result.records:
                say(f"kept {stored.document.id}")
        say(f"events {corroborate_store(store).total}")


def withdrawing(url: str, folder: Path, say: Say) -> None:
    """Withdraw every report that is there, one after the other."""
    with open_store(url) as store:
        store.recover()
        for document in store.documents():
            withdraw(store, document.id, "an order of a court")
            say(f"withdrawn {document.id}")
            store.erase()
            say(f"erased {document.id}")


def opening(url: str, folder: Path, say: Say) -> None:
    """Open the books, which brings them up to date."""
    open_store(url).close()
    say("opened")


def judging(url: str, folder: Path, say: Say) -> None:
    """Put judgements on record, each with its entry in the log."""
    with open_store(url) as store:
        for _ in range(30):
            number = store.decisions.next_number()
            made = Judgement(0, "unsure", "Omar Dikko", "2024-05-14T12:00:00Z", "", (_pair(number),))
            say(f"judged {store.decide(made).number}")


def _pair(number: int) -> tuple[Anchor, ...]:
    return tuple(Anchor(f"sha256:{name}", Span(number, number + 6, "killed")) for name in ("a", "b"))


# ---- what holds always
def assert_whole(store: Store) -> None:
    """Nothing is half-done: the chain fits, all that is there is in the log as it is, and events hold what is there."""
    assert [finding.message for finding in (*store.audit.faults(), *store.audit.record_faults())] == []
    documents = {document.id for document in store.documents()}
    mentions = {mention.id for reading in store.readings() for mention in reading.event_mentions}
    assert {reading.document.id for reading in store.readings()} == documents
    for event in store.events():
        assert documents.issuperset(event.documents)
        assert mentions.issuperset(event.mentions)
    if not store.is_behind():
        assert {mention for event in store.events() for mention in event.mentions} == mentions

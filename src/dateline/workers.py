"""One process or several, or threads that wait for a server: how the work of a run is shared, in order, and how it stops."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import islice
from multiprocessing.pool import AsyncResult, ThreadPool
from typing import TypeVar

from dateline.model import DatelineError

Item = TypeVar("Item")
Made = TypeVar("Made")

_BATCH = 8  # items in flight for each process
_AHEAD = 4  # items begun for each thread: while one is slow, the others go on


@contextmanager
def workers(work: Callable[[Item], Made], jobs: int) -> Iterator[Callable[[Iterable[Item]], Iterator[Made]]]:
    """What does the work on each item, in order and as it is asked for: in this process, or shared by `jobs` of them.

    Raises `DatelineError` where a process dies, as it does when memory runs out.

    >>> with workers(str.upper, 1) as shout:
    ...     list(shout(["homs", "hama"]))
    ['HOMS', 'HAMA']
    """
    if jobs <= 1:
        yield partial(map, work)
        return
    # an interrupt reaches every process of a terminal; the workers leave it to this one
    pool = ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
    try:
        yield lambda items: _in_batches(items, jobs * _BATCH, partial(pool.map, work))
    except BrokenProcessPool as error:
        raise DatelineError("A worker process was killed, perhaps for want of memory; try --jobs 1.") from error
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def threads(work: Callable[[Item], Made], jobs: int) -> Iterator[Callable[[Iterable[Item]], Iterator[Made]]]:
    """What does the work on each item, in order and as it is asked for, `jobs` of them at once in threads of this process.

    It is for work that waits for somebody else. Who leaves early leaves at once: nothing waits for a thread to end.

    >>> with threads(str.upper, 2) as shout:
    ...     list(shout(["homs", "hama"]))
    ['HOMS', 'HAMA']
    """
    if jobs <= 1:
        yield partial(map, work)
        return
    with ThreadPool(jobs) as pool:  # its threads are daemons: an interrupt does not wait for a server
        yield lambda items: _in_window(items, jobs * _AHEAD, lambda item: pool.apply_async(work, (item,)))


def _in_window(items: Iterable[Item], size: int, begin: Callable[[Item], "AsyncResult[Made]"]) -> Iterator[Made]:
    """The results in order, with at most `size` items begun and not yet handed on."""
    begun: deque[AsyncResult[Made]] = deque()
    for item in items:
        begun.append(begin(item))
        if len(begun) >= size:
            yield begun.popleft().get()
    while begun:
        yield begun.popleft().get()


def _in_batches(items: Iterable[Item], size: int, work: Callable[[Iterable[Item]], Iterable[Made]]) -> Iterator[Made]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield from work(batch)

"""Which record is meant where somebody writes its id, or only how that begins: one rule for every command."""

from collections.abc import Iterable

from dateline.model.errors import UsageError

LEAST = 4  # signs of an id that may stand for it, after its kind


def by_prefix(name: str, known: Iterable[str], what: str, see: str) -> str:
    """The one id that is the name or begins with it; the kind in front (`sha256:`) may be left out.

    `what` says what is looked for, `see` which command prints the ids. Raises `UsageError` where there is none, or more
    than one.

    >>> by_prefix("9f86d0", ["sha256:9f86d081", "sha256:9fa1e300"], "document", "dateline events")
    'sha256:9f86d081'
    """
    ids = set(known)
    if name in ids:
        return name
    if len(name.rpartition(":")[2]) < LEAST:
        raise UsageError(f"There is no {what} {name!r}; write {LEAST} signs of its id or more, from: {see}")
    found = sorted(one for one in ids if name in (one[: len(name)], one.partition(":")[2][: len(name)]))
    if not found:
        raise UsageError(f"There is no {what} {name!r}; see: {see}")
    if len(found) > 1:
        raise UsageError(f"Several ids begin with {name!r} ({', '.join(found[:3])} …); write more of it.")
    return found[0]

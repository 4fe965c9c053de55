"""What people's judgements make of the mentions: which are one happening, and which are not, whatever the linker says.

The judgements are taken from the last to the first: each holds as far as the later ones leave it room. Of those that a
judgement calls one happening, those stay together that no later judgement tells apart: whoever is apart from the same
others belongs together.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

Names = tuple[str, ...]


class Bonds:
    """Groups of mentions that are one happening, and pairs of groups that are not; grows one judgement at a time."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._apart: dict[str, dict[str, set[int]]] = defaultdict(dict)  # root: other root: judgements that say so
        self._joined: dict[str, set[int]] = defaultdict(set)  # root: judgements that joined its members

    def root(self, name: str) -> str:
        """The name that stands for everything that is one happening with this one."""
        while (parent := self._parent.get(name, name)) != name:
            self._parent[name] = name = self._parent.get(parent, parent)
        return name

    @property
    def is_empty(self) -> bool:
        """Whether nobody judged any two mentions."""
        return not self._parent and not self._apart

    def apart_from(self, root: str) -> frozenset[str]:
        """The roots of what can never be in one event with this one."""
        return frozenset(self._apart.get(root, ()))

    def join(self, names: Iterable[str], by: int = 0) -> frozenset[int]:
        """Make the names one happening as far as nothing tells them apart; returns the judgements that do."""
        known = tuple(dict.fromkeys(names))
        roots = {self.root(name) for name in known}
        kinds: dict[frozenset[str], list[str]] = defaultdict(list)
        for name in known:
            kinds[self.apart_from(self.root(name)) & roots].append(name)
        against = {
            number
            for root in roots
            for other, numbers in self._apart.get(root, {}).items()
            if other in roots
            for number in numbers
        }
        for alike in kinds.values():
            for name in alike[1:]:
                self._unite(alike[0], name, by)
        return frozenset(against)

    def part(self, groups: Sequence[Names], by: int) -> frozenset[int]:
        """Tell each group from the others as far as they are not one happening; returns the judgements that say so."""
        against: set[int] = set()
        rooted = [sorted({self.root(name) for name in group}) for group in groups]
        for i, mine in enumerate(rooted):
            for theirs in rooted[i + 1 :]:
                for one in mine:
                    for other in theirs:
                        if one == other:
                            against |= self._joined[one]
                        else:
                            self._apart[one].setdefault(other, set()).add(by)
                            self._apart[other].setdefault(one, set()).add(by)
        return frozenset(against)

    def _unite(self, one: str, other: str, by: int) -> None:
        kept, gone = sorted((self.root(one), self.root(other)))
        self._joined[kept].add(by)
        if kept == gone:
            return
        self._parent[gone] = kept
        self._joined[kept] |= self._joined.pop(gone, set())
        for third, numbers in self._apart.pop(gone, {}).items():
            del self._apart[third][gone]
            self._apart[kept].setdefault(third, set()).update(numbers)
            self._apart[third].setdefault(kept, set()).update(numbers)

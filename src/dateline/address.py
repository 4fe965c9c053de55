"""A database's address as it may be shown: without its password."""

import re

_USER_INFO = re.compile(r"(?<=:/)(/?)([^/?#]*)@")
_IN_QUERY = re.compile(r"(?i)([?&](?:ssl)?password=)[^&]*")


class Address(str):
    """An address that can be written into a line for everybody: in formatted text it has no password.

    >>> f"{Address('postgresql://desk:secret@/war')}", Address("postgresql://desk:secret@/war") + ""
    ('postgresql://desk:***@/war', 'postgresql://desk:secret@/war')
    """

    __slots__ = ()

    def __format__(self, specification: str) -> str:
        return format(shown(self + ""), specification)


def shown(address: str) -> str:
    """The address with its passwords blotted out, for every line that is printed.

    >>> shown("postgresql+psycopg://desk:p@ss:word@db.example/war"), shown("postgresql:///war?password=x&user=desk")
    ('postgresql+psycopg://desk:***@db.example/war', 'postgresql:///war?password=***&user=desk')
    >>> shown("sqlite:///day.db"), shown("postgresql://desk@/war")
    ('sqlite:///day.db', 'postgresql://desk@/war')
    """
    return _IN_QUERY.sub(r"\1***", _USER_INFO.sub(_blotted, address))


def _blotted(found: re.Match[str]) -> str:
    slash, (name, colon, _) = found[1], found[2].partition(":")
    return f"{slash}{name}:***@" if colon else f"{slash}{name}@"

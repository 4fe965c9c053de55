"""Which gazetteer is opened: the user's own where there is one, else the one that came with Dateline."""

import os
from pathlib import Path

SHIPPED = Path(__file__).with_name("gazetteer.sqlite")
VARIABLE = "DATELINE_GAZETTEER"


def user_path() -> Path:
    """Where the user's gazetteer is kept: `DATELINE_GAZETTEER`, else `dateline/` in the folder for users' data."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    data = os.environ.get("XDG_DATA_HOME")
    folder = Path(data) if data and Path(data).is_absolute() else Path.home() / ".local" / "share"
    return folder / "dateline" / "gazetteer.sqlite"


def chosen_path() -> Path:
    """The gazetteer to open; one that is named by `DATELINE_GAZETTEER` is opened even if it is missing, to say so."""
    path = user_path()
    return path if os.environ.get(VARIABLE) or path.is_file() else SHIPPED


def way_out(path: Path) -> str:
    """What to do about a gazetteer that cannot be used, as the end of a sentence."""
    if path == SHIPPED:
        return "compile it again with `python -m dateline.rules.places.compile` or install Dateline again"
    remedy = f"unset {VARIABLE}" if os.environ.get(VARIABLE) else "remove it"
    return f"make it again with `dateline gazetteer build`, or {remedy} to use the one that came with Dateline"

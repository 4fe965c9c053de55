"""What can be raised, all of it, drawn once.

    DatelineError            anything that Dateline raises on purpose; the command line prints one line and exits
    ├── UsageError           the call cannot be carried out as asked (exit status 2)
    ├── RulesError           a knowledge file is missing, cut or contradicts itself (exit status 3)
    ├── StoreError           the database cannot be opened, is of another version, or is not one of ours (exit status 4)
    └── UnreadError          an engine cannot read one document now; the pipeline makes a finding of it and goes on

Bad data raises nothing: it becomes a `Finding` and the run goes on.
"""


class DatelineError(Exception):
    """Anything that Dateline raises on purpose: one sentence, ending with the way out."""

    exit_status = 1


class UsageError(DatelineError):
    """The call cannot be carried out as asked."""

    exit_status = 2


class RulesError(DatelineError):
    """A knowledge file is missing, cut, or contradicts itself."""

    exit_status = 3


class StoreError(DatelineError):
    """The database cannot be opened, is of another version, or is not one of ours."""

    exit_status = 4


class UnreadError(DatelineError):
    """An engine cannot read one document now, as when its server is away; a later run may."""

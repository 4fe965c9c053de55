"""The trained network, read from its file and run on one thread of the processor."""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import (
    Fail,
    InvalidArgument,
    InvalidGraph,
    InvalidProtobuf,
)

from dateline.model import UsageError
from dateline.votes.heads import FORMAT
from dateline.votes.windows import Window
from dateline.votes.wordpiece import WordPieces

FILE = Path(__file__).parent / "network.onnx"
_BATCH = 8  # windows that are read at once; more need more memory and are no faster

_UNREADABLE = (Fail, InvalidArgument, InvalidGraph, InvalidProtobuf)

Array = NDArray[np.float32]


class Network:
    """The network with its vocabulary."""

    def __init__(self, path: Path = FILE) -> None:
        """Read the file. Raises `UsageError` where it is absent, cut, tampered with or of another version."""
        self._session = _session(path)
        told = self._session.get_modelmeta().custom_metadata_map
        if told.get("format") != FORMAT or not {"id", "vocabulary"} <= told.keys():
            raise UsageError(
                f"The model {path} is of another version of Dateline: reinstall it, or use --engine rules."
            )
        self.id = told["id"]
        self.pieces = WordPieces(json.loads(told["vocabulary"]))

    def read(self, windows: Sequence[Window]) -> tuple[Array, Array, Array]:
        """The outputs for every piece of all windows: of the heads, and of both sides of the relations; rows x outputs."""
        batches = [self._batch(group) for group in _grouped(windows)]
        if not batches:
            empty = np.zeros((0, 0), np.float32)
            return empty, empty, empty
        heads, left, right = (np.concatenate(part) for part in zip(*batches, strict=True))
        return heads, left, right

    def _batch(self, windows: Sequence[Window]) -> tuple[Array, Array, Array]:
        ids = np.full((len(windows), max(map(len, windows)) + 2), self.pieces.pad, np.int64)
        for row, window in enumerate(windows):
            ids[row, : len(window) + 2] = (self.pieces.start, *(p.id for p in window), self.pieces.end)
        found = self._session.run(None, {"ids": ids})
        kept = [(row, 1 + len(window)) for row, window in enumerate(windows)]
        heads, left, right = (np.concatenate([out[row, 1:end] for row, end in kept]) for out in found)
        return heads, left, right


@cache
def load_network() -> Network:
    """The network that is installed, or the one that DATELINE_NETWORK names, read once in each process.

    Raises `UsageError` where it cannot be used.
    """
    return Network(Path(os.environ.get("DATELINE_NETWORK", FILE)))


def _grouped(windows: Sequence[Window]) -> Iterator[Sequence[Window]]:
    for at in range(0, len(windows), _BATCH):
        yield windows[at : at + _BATCH]


def _session(path: Path) -> onnxruntime.InferenceSession:
    """The file made ready for one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    data = _checked(path)
    try:
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except _UNREADABLE as error:  # the sum is right, and it is no model all the same
        raise UsageError(
            f"The model {path} is no network that can be run: reinstall Dateline, or use --engine rules."
        ) from error


def _checked(path: Path) -> bytes:
    """The file's bytes, if they are those that were installed: the checksum stands beside the file."""
    try:
        data, wanted = path.read_bytes(), path.with_suffix(".sha256").read_text(encoding="ascii").split()[0]
    except (OSError, IndexError, UnicodeDecodeError) as error:
        raise UsageError(f"The model {path} is not there: reinstall Dateline, or use --engine rules.") from error
    if hashlib.sha256(data).hexdigest() != wanted:
        raise UsageError(
            f"The model {path} is damaged or not the one that was installed: reinstall Dateline, or use --engine rules."
        )
    return data

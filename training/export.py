"""From the trained network to the one file that Dateline reads: ONNX, layers in 8 bits, the embedding table in 16.

Quantising the embedding table to 8 bits costs 2 to 5 points (measured before this design), so that it keeps half precision; the
layers lose nothing measurable. The file carries the vocabulary, the heads and the version in its metadata: there is nothing
beside it that could be of another version.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from dateline.votes.heads import FORMAT
from training.network import Network


def export(network: Network, vocabulary: Sequence[str], told: Mapping[str, str], path: Path) -> None:
    """Write the file; `told` is what the model card says of it (seed, date, data)."""
    plain, small = path.with_suffix(".plain.onnx"), path.with_suffix(".small.onnx")
    network.eval()
    ids = torch.tensor([[101, 2023, 2003, 102], [101, 2023, 102, 0]])
    names = {"ids": {0: "windows", 1: "pieces"}} | {n: {0: "windows", 1: "pieces"} for n in ("heads", "left", "right")}
    torch.onnx.export(
        network, (ids,), str(plain), input_names=["ids"], output_names=["heads", "left", "right"],
        dynamic_axes=names, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(
        str(plain), str(small), op_types_to_quantize=["MatMul", "Gemm"], per_channel=True, weight_type=QuantType.QInt8
    )
    model = onnx.load(str(small))
    _halve(model)
    helper.set_model_props(model, {"format": FORMAT, "vocabulary": json.dumps(list(vocabulary)), **told})
    onnx.save(model, str(path))
    plain.unlink()
    small.unlink()


def _halve(model: onnx.ModelProto) -> None:
    """Keep the largest table in half precision and widen the rows that are looked up."""
    table = max(model.graph.initializer, key=lambda t: len(t.raw_data))
    table.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(table).astype("float16"), table.name))
    for at, node in enumerate(model.graph.node):
        if table.name in node.input:
            wide = node.output[0]
            node.output[0] = wide + ".half"
            model.graph.node.insert(at + 1, helper.make_node("Cast", [wide + ".half"], [wide], to=TensorProto.FLOAT))
            return

"""Make the golden proofs, checkpoints and notes: `python -m tests.golden.evidence.make FOLDER`.

The same bytes come out every time. Each file under `good` must verify for ever, each under `bad`
must be refused for ever: whoever changes one has changed what our signatures and proofs mean.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit.evidence.checkpoint import Checkpoint, recorded_at_line
from audit.evidence.hashing import EMPTY_ROOT, leaf_hash
from audit.evidence.note_keys import Signer
from audit.evidence.proofs import consistency_proof, inclusion_proof
from audit.evidence.right_edge import RightEdge
from audit.evidence.signed_note import sign_note
from audit.evidence.stored_nodes import combine

ORIGIN = "liggare.example/konstruerad/golden"
# The secret of a key that signs these files and nothing else.
SIGNER = Signer(ORIGIN, Ed25519PrivateKey.from_private_bytes(sha256(b"golden").digest()))
WITNESS = Signer("vittne.example", Ed25519PrivateKey.from_private_bytes(sha256(b"vittne").digest()))
LEAVES = [leaf_hash(f"entry {number}".encode()) for number in range(300)]
TIME_LINE = recorded_at_line(datetime(2022, 12, 31, 22, 59, 59, 999999, tzinfo=UTC))

Files = dict[str, bytes]
Proof = dict[str, Any]


def node(level: int, index: int) -> bytes:
    """Give the hash of a full binary subtree of the golden log."""
    return combine(LEAVES[index << level : (index + 1) << level])


def root(size: int) -> bytes:
    """Give the root of the golden log at a size."""
    return RightEdge().extend(LEAVES[:size])[0].root()


def as_json(value: Proof) -> bytes:
    """Write a proof for people and programs: hashes in hex, one line each."""
    return (json.dumps(value, indent=2) + "\n").encode()


def inclusion(index: int, size: int) -> Proof:
    """Make an inclusion proof as it is stored here."""
    return {
        "kind": "inclusion",
        "index": index,
        "size": size,
        "leaf": LEAVES[index].hex(),
        "root": root(size).hex(),
        "proof": [value.hex() for value in inclusion_proof(index, size, node)],
    }


def consistency(old: int, new: int) -> Proof:
    """Make a consistency proof as it is stored here."""
    return {
        "kind": "consistency",
        "old_size": old,
        "new_size": new,
        "old_root": root(old).hex(),
        "new_root": root(new).hex(),
        "proof": [value.hex() for value in consistency_proof(old, new, node)],
    }


def good_files() -> Files:
    """Make everything that must verify."""
    files = {"vkey.txt": f"{SIGNER.verifier.vkey}\n".encode()}
    for index, size in [(0, 1), (2, 3), (6, 7), (0, 8), (255, 256), (256, 257), (100, 300)]:
        files[f"inclusion-{index}-of-{size}.json"] = as_json(inclusion(index, size))
    for old, new in [(0, 5), (1, 2), (3, 7), (4, 8), (7, 7), (256, 300), (255, 257)]:
        files[f"consistency-{old}-to-{new}.json"] = as_json(consistency(old, new))
    for size in (0, 1, 256, 300):
        checkpoint = Checkpoint(ORIGIN, size, root(size), (TIME_LINE,))
        files[f"checkpoint-{size}.txt"] = checkpoint.sign(SIGNER).encode()
    plain = Checkpoint(ORIGIN, 300, root(300))
    files["checkpoint-300-without-time.txt"] = plain.sign(SIGNER).encode()
    files["checkpoint-300-with-witness.txt"] = sign_note(plain.text, SIGNER, WITNESS).encode()
    return files


def bad_proofs() -> Files:
    """Make proofs that must be refused, each wrong in one way."""
    path = inclusion(100, 300)
    growth = consistency(255, 257)
    values, steps = path["proof"], growth["proof"]
    return {
        "inclusion-wrong-index.json": as_json(path | {"index": 101}),
        "inclusion-wrong-leaf.json": as_json(path | {"leaf": LEAVES[101].hex()}),
        "inclusion-wrong-root.json": as_json(path | {"root": root(299).hex()}),
        "inclusion-beyond-the-tree.json": as_json(path | {"index": 300}),
        "inclusion-too-short.json": as_json(path | {"proof": values[:-1]}),
        "inclusion-too-long.json": as_json(path | {"proof": [*values, values[0]]}),
        "inclusion-reversed.json": as_json(path | {"proof": values[::-1]}),
        "inclusion-node-as-leaf.json": as_json(inclusion_of_a_node()),
        "inclusion-in-empty-log.json": as_json(
            path | {"index": 0, "size": 0, "root": EMPTY_ROOT.hex(), "proof": []}
        ),
        "consistency-too-short.json": as_json(growth | {"proof": steps[:-1]}),
        "consistency-too-long.json": as_json(growth | {"proof": [*steps, steps[0]]}),
        "consistency-roots-swapped.json": as_json(
            growth | {"old_root": growth["new_root"], "new_root": growth["old_root"]}
        ),
        "consistency-backwards.json": as_json(growth | {"old_size": 257, "new_size": 255}),
        "consistency-same-size-other-root.json": as_json(growth | {"old_size": 257, "proof": []}),
        "consistency-without-proof.json": as_json(growth | {"proof": []}),
        "consistency-from-false-empty-root.json": as_json(growth | {"old_size": 0, "proof": []}),
    }


def inclusion_of_a_node() -> Proof:
    """Pass an inner node off as the leaf of a smaller tree, its path being a true one."""
    proof = inclusion(0, 8)
    return proof | {"leaf": node(1, 0).hex(), "proof": proof["proof"][1:]}


def bad_checkpoints() -> Files:
    """Make checkpoints that must be refused: changed after signing, or signed though malformed."""
    true = Checkpoint(ORIGIN, 300, root(300), (TIME_LINE,)).sign(SIGNER)
    base64 = b64encode(root(300)).decode()
    signed = {
        "other-log": f"annan.example\n300\n{base64}\n",
        "leading-zero": f"{ORIGIN}\n0300\n{base64}\n",
        "no-root": f"{ORIGIN}\n300\n",
        "short-root": f"{ORIGIN}\n300\n{base64[:40]}\n",
        "empty-extension": f"{ORIGIN}\n300\n{base64}\n\nrad\n",
        "empty-log-with-root": f"{ORIGIN}\n0\n{base64}\n",
        "malformed-time": f"{ORIGIN}\n300\n{base64}\nrecorded_at 2022-12-31\n",
        "two-times": f"{ORIGIN}\n300\n{base64}\n{TIME_LINE}\n{TIME_LINE}\n",
    }
    changed = {
        "larger": true.replace("\n300\n", "\n301\n"),
        "other-time": true.replace("22:59:59", "21:59:59"),
        "time-removed": true.replace(f"{TIME_LINE}\n", ""),
        "hyphen": true.replace("\N{EM DASH}", "-"),
        "no-last-newline": true[:-1],
        "no-signature": true[: true.index("\N{EM DASH}")],
        "carriage-returns": true.replace("\n", "\r\n"),
        "loose-base64": true.replace("=\n", "\n"),
        "space-after-signature": true[:-1] + " \n",
        "false-second-signature": true + SIGNER.sign("annat\n").line(),
        "unknown-key": sign_note(true[: true.rindex("\n\n") + 1], WITNESS),
    }
    texts = changed | {name: sign_note(text, SIGNER) for name, text in signed.items()}
    return {f"checkpoint-{name}.txt": text.encode() for name, text in texts.items()}


def main(folder: Path) -> None:
    """Write every file into `good` and `bad` below the folder."""
    for verdict, files in [("good", good_files()), ("bad", bad_proofs() | bad_checkpoints())]:
        (folder / verdict).mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / verdict / name).write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

#!/usr/bin/env bash
# Resolve pyproject.toml into lock/: every version exact, every file hashed, no address of any registry.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v uv >/dev/null || { echo "make lock needs uv (pip install uv); make setup does not." >&2; exit 1; }

# The wheel of the container is built with what `make setup` builds with, and no more.
resolve() {
    local out="$1"
    shift
    uv pip compile "$@" --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate --no-header --output-file "$out"
    if grep -nE '://|^ *(-i|-f|--index-url|--extra-index-url|--find-links)' "$out"; then
        echo "$out would name a registry or a folder of this machine; see the lines above." >&2
        exit 1
    fi
}

resolve lock/runtime.txt pyproject.toml "${@}"
resolve lock/develop.txt pyproject.toml --extra demo --extra dev "${@}"
echo hatchling | resolve lock/build.txt - --constraint lock/develop.txt "${@}"

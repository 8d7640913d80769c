#!/usr/bin/env bash
# Print the Python to build .venv with: the one asked for, or the first that is new enough.
set -euo pipefail

is_new_enough() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

for candidate in ${1:-python3 python3.13 python3.12 python3.11 python3.14}; do
    if is_new_enough "$candidate"; then
        echo "$candidate"
        exit 0
    fi
done

echo "Liggare needs Python 3.11 or newer with venv and pip; ${1:-none of the python3 on PATH} will not do." >&2
echo "Install one (Debian: apt-get install python3 python3-venv), or name it: make setup PYTHON=/path/to/python" >&2
exit 1

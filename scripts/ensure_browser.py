"""Make sure that the end-to-end tests find a browser, and say what was done for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tests.support.browser import find_browser

HELP = (
    "No browser could be installed. Install Chromium or Chrome by hand and run again,\n"
    "or name one: TEST_BROWSER=/path/to/chrome make test"
)


def main() -> int:
    """Find a browser, or install one with Debian's packages (as root), or with playwright."""
    if browser := find_browser():
        print(f"Browser for the end-to-end tests: {browser}")
        return 0
    if "TEST_BROWSER" in os.environ:
        print("TEST_BROWSER names no program that can be run.", file=sys.stderr)
        return 1
    for what, commands in ways_to_install():
        print(f"No Chromium on this machine: {what}", flush=True)
        done = all(subprocess.run(command, check=False).returncode == 0 for command in commands)
        if done and (browser := find_browser()):
            print(f"Browser for the end-to-end tests: {browser}")
            return 0
    print(HELP, file=sys.stderr)
    return 1


def ways_to_install() -> list[tuple[str, list[list[str]]]]:
    """List what can be tried here, in order: a sentence, and the commands it stands for."""
    ways = []
    if shutil.which("apt-get") and os.geteuid() == 0:
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium"]
        ways.append(("installing Debian's.", [["apt-get", "update", "--quiet"], install]))
    by_playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    ways.append(("letting playwright fetch one.", [by_playwright]))
    return ways


if __name__ == "__main__":
    sys.exit(main())

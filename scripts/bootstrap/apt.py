"""System packages, where this process may install them: as root on Debian and its kin."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bootstrap.speech import say

APT_GET = Path("/usr/bin/apt-get")


def may_install() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and APT_GET.exists()


def install(*packages: str) -> bool:
    """Install `packages`, saying so; with fresh package lists where those at hand do not suffice."""
    say("system-package", packages=" ".join(packages))
    wanted = ("install", "--yes", "--no-install-recommends", *packages)
    return _apt_get(*wanted) or (_apt_get("update") and _apt_get(*wanted))


def _apt_get(*arguments: str) -> bool:
    command = [str(APT_GET), "--quiet", "--option", "DPkg::Lock::Timeout=120", *arguments]
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run = subprocess.run(
        command, env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return run.returncode == 0

"""What `--pdf` needs of the machine: a library that lays out text."""

from __future__ import annotations

import sys
from ctypes.util import find_library

from bootstrap import apt

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def ensure_pango() -> None:
    """Install it where this process may; elsewhere the program itself says what is missing."""
    if sys.platform == "linux" and find_library("pangoft2-1.0") is None and apt.may_install():
        apt.install(*PACKAGES)

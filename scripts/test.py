# -*- coding: utf-8 -*-
"""The second door: prepares what the tests need, then runs them all; with arguments, pytest alone.

Every Python from 2.7 on can read this file, so that an old one says what is needed.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))  # `python -P` leaves it out
if sys.version_info < (3, 11):
    sys.dont_write_bytecode = True
    from bootstrap.speech import refuse_old_python

    refuse_old_python(sys.version_info[:3])

if __name__ == "__main__":
    try:
        from bootstrap.door import enter

        locks = ["requirements.txt", "requirements-test.txt"]
        locks.extend(["requirements-pdf.txt", "requirements-zensical.txt"])
        enter(__file__, locks)
        from bootstrap.suite import run_suite

        sys.exit(run_suite(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

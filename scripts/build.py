# -*- coding: utf-8 -*-
"""The door of the project: prepares what the program needs, then runs it.

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

        prints = "--pdf" in sys.argv[1:]
        enter(__file__, ["requirements.txt", "requirements-pdf.txt"] if prints else ["requirements.txt"])
        if prints:
            from bootstrap.printing import ensure_pango

            ensure_pango()
        from plansite.cli import main

        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

"""`python -m tools VERB`. Written so that any Python can read it and be told politely."""

import sys

MINIMUM = (3, 11)

if sys.version_info < MINIMUM:
    sys.stderr.write(
        "Quittance demande Python %d.%d ou plus r\u00e9cent\u00a0; celui-ci est Python %d.%d.\n"
        "Installez une version r\u00e9cente (python.org), puis relancez, par exemple\u00a0: "
        "make serve PYTHON=python3.12\n" % (MINIMUM + tuple(sys.version_info[:2]))
    )
    sys.exit(2)

from tools.cli import main  # noqa: E402 - an older Python could not read it

if __name__ == "__main__":
    sys.exit(main())

"""`python -m training check [FILE …]`: what the annotation guide does not allow."""

import sys
from pathlib import Path

from training.check import report

if __name__ == "__main__":
    paths = [Path(name) for name in sys.argv[2:]]
    sys.exit(report(paths))

"""The OASIS matcher over observed-data that are parsed already.

python bench/peers/stix2_matcher.py PATTERNS OBSERVED     one pattern and one observed-data (2.0 form) a line

Prints JSON: how many of the patterns match the data as a whole, and the seconds that this took; the patterns are parsed before.
"""

import json
import sys
import time

from stix2matcher.matcher import MatchListener, Pattern

VERSION = "2.0"


def matches(pattern, data):
    """What `Pattern.match` does, without the list of all bindings of which it returns the first."""
    listener = MatchListener(data, False, VERSION)
    pattern.walk(listener)
    return next(listener.matched(), None) is not None


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [line for line in lines.read().split("\n") if line]


def main():
    _, patterns_file, observed_file = sys.argv
    observed = [json.loads(line) for line in read_lines(observed_file)]
    started = time.perf_counter()
    patterns = [Pattern(text, VERSION) for text in read_lines(patterns_file)]
    compiled = time.perf_counter()
    matched = sum(matches(pattern, observed) for pattern in patterns)
    finished = time.perf_counter()
    print(json.dumps({"matched": matched, "before": compiled - started, "seconds": finished - compiled}))


main()

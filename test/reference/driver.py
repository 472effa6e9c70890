"""Asks the OASIS reference matcher: one JSON line in, one JSON line out, until the input ends.

In:  {"pattern": text, "version": "2.0" or "2.1", "data": list of observed-data (2.0) or of bundles (2.1)}
Out: {"matched": bool}, {"error": exception's name, "message": text}, or {"exhausted": "time" or "memory"}

The first line out says what is being asked: {"python": version, "packages": {name: version}}.
The first argument is the limit for one question in seconds of processor time, so that a busy machine changes no answer.
"""

import importlib.metadata
import json
import platform
import resource
import signal
import sys

from stix2matcher.matcher import MatchListener, Pattern

MEMORY_BYTES = 2 * 1024**3


class OutOfTime(BaseException):
    """Not an Exception, so that no handler inside the matcher takes it for one of its own."""


def raise_out_of_time(_signal, _frame):
    raise OutOfTime


def ask(question):
    pattern = Pattern(question["pattern"], question["version"])
    listener = MatchListener(question["data"], False, question["version"])
    pattern.walk(listener)
    # The bindings are generated on demand: whether there is a first one is the whole question.
    return next(listener.matched(), None) is not None


def answer(question, seconds):
    try:
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
            return {"matched": ask(question)}
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except OutOfTime:
        return {"exhausted": "time"}
    except MemoryError:
        return {"exhausted": "memory"}
    except Exception as error:  # Whatever it raises is an answer: the differential test has to account for it.
        return {"error": type(error).__name__, "message": str(error)}


def packages():
    names = ("stix2-matcher", "stix2-patterns", "antlr4-python3-runtime", "deepmerge", "python-dateutil", "six")
    return {name: importlib.metadata.version(name) for name in names}


def main():
    seconds = float(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    signal.signal(signal.SIGVTALRM, raise_out_of_time)
    print(json.dumps({"python": platform.python_version(), "packages": packages()}), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line), seconds)), flush=True)


main()

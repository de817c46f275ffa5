# SPDX-License-Identifier: MIT
"""What a test found, in the Test Anything Protocol, which meson reads.

    tap = Tap()
    tap.point(found == 3, "three are found", found)
    tap.run(check_order, records)
    sys.exit(tap.end())
"""
import pathlib
import tempfile


class Skip(Exception):
    """Says why a point cannot be looked at here."""


class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def point(self, ok, name, *notes, skipped=None):
        """One point; the notes tell why it is not well."""
        self.count += 1
        self.failed += not ok
        print(f"{'' if ok else 'not '}ok {self.count} - {name}"
              + (f" # SKIP {skipped}" if skipped else ""), flush=True)
        for note in notes if not ok else ():
            for line in str(note)[:2000].splitlines():
                print("#", line)

    def run(self, function, *args, name=None):
        """A point: the function raises nothing. Whatever else goes wrong in
        it, the next one has its turn. It may return why it did nothing."""
        skipped = fault = None
        try:
            skipped = function(*args)
        except Skip as reason:
            skipped = reason
        except Exception as e:
            fault = f"{type(e).__name__}: {e}"
        self.point(fault is None, name or function.__name__, fault,
                   skipped=skipped)

    def run_all(self, functions):
        """Each in a folder of its own."""
        for function in functions:
            with tempfile.TemporaryDirectory(
                    prefix="duikan-", ignore_cleanup_errors=True) as folder:
                self.run(function, pathlib.Path(folder))

    def end(self):
        """The plan, and what the program ends with."""
        print(f"1..{self.count}")
        return 1 if self.failed or self.count == 0 else 0

"""Steps of a check: each is run, timed and remembered, so that one failure does not hide the next."""

import os
import subprocess
import time
from dataclasses import dataclass, field

from scripts import children
from scripts.tell import ROOT, say


@dataclass(frozen=True)
class Step:
    """One finished step: its name, whether it passed, its seconds and the last line that it printed."""

    name: str
    passed: bool
    seconds: float
    last_line: str


@dataclass
class Steps:
    """What was run so far, in order."""

    done: list[Step] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether every step passed."""
        return all(step.passed for step in self.done)

    def run(self, name: str, command: list, **environment: str) -> None:
        """Run a command from the root of the project and pass on what it prints."""
        say(f"\n── {name}")
        start = time.monotonic()
        process = children.start(
            command,
            cwd=ROOT,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        last_line = ""
        try:
            for line in process.stdout:
                print(line, end="", flush=True)
                last_line = line.strip() or last_line
        finally:
            children.stop(process)
        self.done.append(Step(name, process.returncode == 0, time.monotonic() - start, last_line))

    def fail(self, name: str, reason: str) -> None:
        """Remember a step that could not even start."""
        say(f"\n── {name}\n{reason}")
        self.done.append(Step(name, False, 0, reason))

    def table(self) -> str:
        """Return a line for each step: passed or not, its seconds, its name."""
        return "\n".join(
            f"{'ĐẠT ' if step.passed else 'HỎNG'} {step.seconds:6.1f} s  {step.name}" for step in self.done
        )

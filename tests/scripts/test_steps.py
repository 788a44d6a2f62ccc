"""Steps of a check: all are run, each is remembered, a failure is not lost."""

import sys

from scripts.steps import Steps


def python(code: str) -> list[str]:
    """Return the command that runs the code."""
    return [sys.executable, "-c", code]


def test_a_failure_does_not_hide_the_next_step(capfd):
    steps = Steps()
    steps.run("first", python("raise SystemExit(1)"))
    steps.run("second", python("print('a'); print(); print('== 3 passed =='); print()"))
    assert not steps.passed
    assert [step.passed for step in steps.done] == [False, True]
    assert steps.done[1].last_line == "== 3 passed =="
    assert "== 3 passed ==" in capfd.readouterr().out


def test_a_step_that_could_not_start_is_a_failure():
    steps = Steps()
    steps.fail("servers", "no reason")
    assert not steps.passed
    assert "HỎNG" in steps.table()


def test_a_step_sees_its_own_variables():
    steps = Steps()
    steps.run("env", python("import os; raise SystemExit(os.environ['COLOUR'] != 'red')"), COLOUR="red")
    assert steps.passed

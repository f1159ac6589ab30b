"""A run as JUnit XML, which every CI system shows: a suite for a set, a test for a case, a failure for a miss."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from evals.results import Result, by_set, grouped

# XML 1.0 has no way to hold these, not even escaped, and a question may contain any of them.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _clean(text: str) -> str:
    return _NOT_XML.sub("�", text)


def as_junit(results: Sequence[Result]) -> str:
    """The XML as text, with its declaration."""
    failed = sum(not result.passed for result in results)
    root = Element("testsuites", name="evals", tests=str(len(results)), failures=str(failed))
    for name, some in grouped(results, by_set).items():
        failures = str(sum(not result.passed for result in some))
        suite = SubElement(root, "testsuite", name=_clean(name), tests=str(len(some)), failures=failures)
        for result in some:
            test = SubElement(
                suite, "testcase", classname=_clean(f"{name}.{result.case.kind}"), name=_clean(result.case.id)
            )
            if not result.passed:
                why = "; ".join(f"{score.name}: {score.explanation}" for score in result.missed)
                failure = SubElement(test, "failure", type=result.stage or "failed", message=_clean(why))
                failure.text = _clean(f"{result.case.question}\n\n{(result.answer or {}).get('text', '')}")
    indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"

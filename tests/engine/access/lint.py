"""Reads IAM policies by name from standard input, and writes what parliament finds in each: kind, detail and text of the finding."""
import json
import sys

from parliament import analyze_policy_string


def findings(document):
    found = analyze_policy_string(json.dumps(document)).findings
    return [[finding.issue, str(finding.detail), str(finding.location.get("string", ""))] for finding in found]


print(json.dumps({name: findings(document) for name, document in json.load(sys.stdin).items()}))

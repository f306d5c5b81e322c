#!/usr/bin/env python3
"""Writes authorization.json: what AWS's Service Authorization Reference says of the actions that stand in actions/*.ts.

    pip install parliament==1.6.4 && python3 delivery/access/authorization.py

parliament, a linter of IAM policies, carries that reference as data. An action that it does not know stops this script. The same
parliament writes the same file, byte for byte.
"""
import importlib.metadata
import json
import pathlib
import re
import sys

import parliament

HERE = pathlib.Path(__file__).parent


def named_actions():
    texts = [file.read_text(encoding="utf-8") for file in sorted((HERE / "actions").glob("*.ts"))]
    # Service-linked roles are columns of the table, not actions in it.
    return sorted({name for text in texts for name in re.findall(r'"([a-z0-9-]+:[A-Z]\w+)"', text)} | {"iam:CreateServiceLinkedRole"})


def described(action):
    service, name = action.split(":")
    definition = next(each for each in parliament.iam_definition if each["prefix"] == service)
    privilege = next((each for each in definition["privileges"] if each["privilege"] == name), None)
    if privilege is None:
        raise SystemExit(f"AWS's Service Authorization Reference has no action {action}")
    return {
        "level": privilege["access_level"],
        # A star follows what AWS demands; the others count only where the request names one.
        "resources": sorted(kind["resource_type"] for kind in privilege["resource_types"] if kind["resource_type"]),
        # What AWS checks besides, with the rights of the caller.
        "dependents": sorted({needed for kind in privilege["resource_types"] for needed in kind["dependent_actions"]}),
    }


def arns(service):
    definition = next(each for each in parliament.iam_definition if each["prefix"] == service)
    return {each["resource"]: each["arn"] for each in definition["resources"]}


def document():
    actions = named_actions()
    # Resources of EC2 have IDs that nobody knows before they are there.
    scoped = sorted({action.split(":")[0] for action in actions} - {"ec2"})
    return {
        "source": f"parliament {importlib.metadata.version('parliament')}",
        "resources": {service: arns(service) for service in scoped},
        "actions": {action: described(action) for action in actions},
    }


if __name__ == "__main__":
    target = HERE / "authorization.json" if len(sys.argv) < 2 else pathlib.Path(sys.argv[1])
    target.write_text(json.dumps(document(), indent=1, sort_keys=True) + "\n", encoding="utf-8")

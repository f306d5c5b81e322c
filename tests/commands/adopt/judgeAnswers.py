"""Judges the recorded answers by botocore's output shapes: prints what no shape has, and wrong types. Exit code 1 where it found any."""
import json
import sys
from pathlib import Path

import botocore.session

OPERATIONS = {
    "describe-launch-template-versions": ("ec2", "DescribeLaunchTemplateVersions"),
    "list-attached-role-policies": ("iam", "ListAttachedRolePolicies"),
    "describe-cluster": ("eks", "DescribeCluster"), "list-nodegroups": ("eks", "ListNodegroups"),
    "describe-nodegroup": ("eks", "DescribeNodegroup"), "list-addons": ("eks", "ListAddons"),
    "describe-addon": ("eks", "DescribeAddon"), "list-access-entries": ("eks", "ListAccessEntries"),
    "describe-access-entry": ("eks", "DescribeAccessEntry"),
}
PLAIN = {"string": str, "timestamp": str, "blob": str, "boolean": bool, "integer": int, "long": int, "double": float}


def problems(shape, value, path):
    kind = shape.type_name
    if kind == "structure":
        if not isinstance(value, dict):
            return [f"{path}: is no {kind}"]
        return [found for key, item in value.items() for found in (
            problems(shape.members[key], item, f"{path}.{key}") if key in shape.members else [f"{path}.{key}: {shape.name} has none"])]
    if kind == "list":
        if not isinstance(value, list):
            return [f"{path}: is no {kind}"]
        return [found for index, item in enumerate(value) for found in problems(shape.member, item, f"{path}[{index}]")]
    if kind == "map":
        if not isinstance(value, dict):
            return [f"{path}: is no {kind}"]
        return [found for key, item in value.items() for found in problems(shape.value, item, f"{path}.{key}")]
    if not isinstance(value, PLAIN[kind]) or (kind == "integer" and isinstance(value, bool)):
        return [f"{path}: is no {kind}, got {value!r}"]
    enum = getattr(shape, "enum", None)
    return [f"{path}: {value!r} is none of {', '.join(enum)}"] if enum and value not in enum else []


def judge(file, session):
    name = next(call for call in sorted(OPERATIONS, key=len, reverse=True) if file.stem == call or file.stem.startswith(f"{call}-"))
    service, operation = OPERATIONS[name]
    return problems(session.get_service_model(service).operation_model(operation).output_shape, json.loads(file.read_text()), file.name)


SESSION = botocore.session.get_session()
FILES = sorted(Path(sys.argv[1]).rglob("*.json"))
FOUND = [problem for file in FILES for problem in judge(file, SESSION)]
print("\n".join([*FOUND, f"{len(FILES)} answers judged"]))
sys.exit(1 if FOUND or not FILES else 0)

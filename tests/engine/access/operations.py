"""Reads IAM actions from standard input, and writes those that are no operation of AWS's API models."""
import json
import sys

import botocore.session

session = botocore.session.get_session()
models = {}


def is_operation(action):
    service, name = action.split(":")
    if service not in models:
        models[service] = session.get_service_model(service)
    return name in models[service].operation_names


print(json.dumps([action for action in json.load(sys.stdin) if not is_operation(action)]))

"""Reads AWS CLI command lines as the AWS CLI does, without calling AWS.

Standard input: a JSON list of argument lists. Standard output: a JSON list with what is wrong with each, empty where nothing is.
The CLI parses the options, its query expressions and shorthand values; botocore checks the parameters against the API's model. Only
the HTTP request itself is replaced, by an empty answer.
"""
import contextlib
import io
import json
import os
import sys

os.environ.update(
    AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x", AWS_DEFAULT_REGION="eu-central-1",
    AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull, AWS_PAGER="",
)

from awscli.clidriver import CLIOperationCaller, create_clidriver
from awscli.customizations.sessionmanager import StartSessionCaller
from botocore.awsrequest import AWSResponse
from botocore.endpoint import Endpoint

Endpoint.make_request = lambda self, model, request: (AWSResponse("https://example.com", 200, {}, None), {})
# The real one starts the Session Manager plugin with the answer.
StartSessionCaller.invoke = CLIOperationCaller.invoke


def complaint(driver, args):
    if len(args) == 2:
        # The name of an operation, without what it is called with.
        command = driver._get_command_table().get(args[0])
        return "" if command and args[1] in command._get_command_table() else f"no such operation: {' '.join(args)}"
    said = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
        try:
            code = driver.main(args)
        except SystemExit as end:
            code = end.code
    return said.getvalue().strip() or f"exit code {code}" if code else ""


driver = create_clidriver()
json.dump([complaint(driver, args) for args in json.load(sys.stdin)], sys.stdout)

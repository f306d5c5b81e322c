#!/usr/bin/env python3
"""Writes awsRequests.json: what AWS's API models say of the requests that the package's resources become.

    pip install botocore==1.43.11 && python3 tests/models/extract.py

botocore carries the service models that AWS publishes, as data. Whole requests are taken, with every shape that they reach, so that
a member that the package starts to use is judged without a new extract. The same botocore writes the same file, byte for byte.
"""
import json
import pathlib

import botocore
import botocore.session

REQUESTS = {
    "autoscaling": ["CreateAutoScalingGroup", "CreateOrUpdateTags", "PutLifecycleHook", "PutWarmPool", "StartInstanceRefresh"],
    "ec2": [
        "AllocateAddress", "AssociateRouteTable", "AssociateVpcCidrBlock", "AttachInternetGateway", "AuthorizeSecurityGroupEgress", "AuthorizeSecurityGroupIngress",
        "CreateInternetGateway", "CreateLaunchTemplate", "CreateNatGateway", "CreateRoute", "CreateRouteTable", "CreateSecurityGroup",
        "CreateSubnet", "CreateSubnetCidrReservation", "CreateTags", "CreateVpc", "CreateVpcEndpoint",
    ],
    "eks": [
        "AssociateAccessPolicy", "CreateAccessEntry", "CreateAddon", "CreateCluster", "CreateFargateProfile", "CreateNodegroup", "UpdateAddon",
    ],
    "iam": [
        "AddRoleToInstanceProfile", "AttachRolePolicy", "CreateInstanceProfile", "CreateOpenIDConnectProvider", "CreatePolicy", "CreateRole",
        "CreateServiceLinkedRole", "PutRolePolicy",
    ],
    "imagebuilder": [
        "CreateComponent", "CreateDistributionConfiguration", "CreateImage", "CreateImagePipeline", "CreateImageRecipe",
        "CreateInfrastructureConfiguration", "CreateLifecyclePolicy",
    ],
    "kms": ["CreateAlias", "CreateGrant", "CreateKey", "PutKeyPolicy"],
    # Not made by Pulumi: Image Builder writes the parameter and Pulumi reads it by its path.
    "ssm": ["GetParametersByPath", "PutParameter"],
}


def described(shape):
    """The constraints of one shape, without its documentation."""
    fact = {"type": shape.type_name}
    for key in ("min", "max", "pattern", "enum"):
        if key in shape.metadata:
            fact[key] = shape.metadata[key]
    if shape.type_name == "structure":
        fact["members"] = {name: member.name for name, member in shape.members.items()}
        # A client makes idempotency tokens up itself.
        fact["required"] = [
            name for name in shape.required_members if not shape.members[name].metadata.get("idempotencyToken")
        ]
    elif shape.type_name == "list":
        fact["member"] = shape.member.name
    elif shape.type_name == "map":
        fact["key"], fact["value"] = shape.key.name, shape.value.name
    return fact


def reach(shape, shapes):
    if shape.name in shapes:
        return
    shapes[shape.name] = described(shape)
    if shape.type_name == "structure":
        children = list(shape.members.values())
    elif shape.type_name == "list":
        children = [shape.member]
    elif shape.type_name == "map":
        children = [shape.key, shape.value]
    else:
        children = []
    for child in children:
        reach(child, shapes)


def extract():
    session = botocore.session.get_session()
    services = {}
    for service, operations in REQUESTS.items():
        model = session.get_service_model(service)
        shapes, requests = {}, {}
        for operation in operations:
            shape = model.operation_model(operation).input_shape
            requests[operation] = shape.name
            reach(shape, shapes)
        services[service] = {"apiVersion": model.api_version, "requests": requests, "shapes": shapes}
    return {"source": f"botocore {botocore.__version__}", "services": services}


if __name__ == "__main__":
    target = pathlib.Path(__file__).with_name("awsRequests.json")
    target.write_text(json.dumps(extract(), indent=1, sort_keys=True) + "\n", encoding="utf-8")

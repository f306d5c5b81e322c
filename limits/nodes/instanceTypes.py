"""Makes instanceTypes.json anew from EC2's answers to DescribeInstanceTypes, which the Python package moto ships (Apache-2.0).

    pip download --no-deps moto==5.2.5
    pip download --no-deps moto==5.0.28
    python3 limits/nodes/instanceTypes.py moto-5.2.5-*.whl moto-5.0.28-*.whl > limits/nodes/instanceTypes.json

A type comes from the first file that has it: older files are for types that EC2 no longer offers everywhere.
"""
import gzip
import json
import re
import sys
import zipfile


def described(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return json.loads(gzip.decompress(archive.read("moto/ec2/resources/instance_types.json.gz")))


def row(info):
    # Bare metal has no hypervisor. Types that also run 32-bit systems list i386 first.
    [architecture] = [name for name in info["ProcessorInfo"]["SupportedArchitectures"] if name != "i386"]
    network = info["NetworkInfo"]
    return [
        network["MaximumNetworkInterfaces"], network["Ipv4AddressesPerInterface"],
        info.get("Hypervisor", "none"), info["BareMetal"], info["MemoryInfo"]["SizeInMiB"], architecture,
    ]


def main(wheels):
    types = {}
    for wheel in reversed(wheels):
        types.update(described(wheel))
    versions = " and ".join(re.search(r"moto-([\d.]+)-", wheel).group(1) for wheel in wheels)
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row(types[name]))}" for name in sorted(types))
    print("{")
    print(f'"source": "EC2 DescribeInstanceTypes as in moto {versions} (Apache-2.0)",')
    print('"columns": ["interfaces", "ipv4PerInterface", "hypervisor", "bareMetal", "memoryMiB", "architecture"],')
    print(f'"types": {{\n{rows}\n}}}}')


main(sys.argv[1:])

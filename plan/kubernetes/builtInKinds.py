"""Makes builtInKinds.json anew from the sources of Kubernetes' API types, whose comments mark the kinds without a namespace.

    for module in api apiextensions-apiserver kube-aggregator; do go mod download -json k8s.io/$module@v0.35.0; done
    python3 plan/kubernetes/builtInKinds.py "$(go env GOMODCACHE)/k8s.io" v0.35.0 > plan/kubernetes/builtInKinds.json

A kind is written `group/Kind`, and `/Kind` where it belongs to the group of Pods, which has no name.
"""
import json
import pathlib
import re
import sys

GROUP = re.compile(r'^const GroupName = "([^"]*)"', re.MULTILINE)
KIND = re.compile(r'^// \+genclient:nonNamespaced\n(?:(?://.*)?\n)*type (\w+) struct', re.MULTILINE)


root, version = pathlib.Path(sys.argv[1]), sys.argv[2]
groups, without_namespace = set(), set()
for module in ("api", "apiextensions-apiserver", "kube-aggregator"):
    for register in (root / f"{module}@{version}").rglob("register.go"):
        types, group = register.with_name("types.go"), GROUP.search(register.read_text())
        if group and types.exists():
            groups.add(group[1])
            without_namespace |= {f"{group[1]}/{kind}" for kind in KIND.findall(types.read_text())}
print(json.dumps({"groups": sorted(groups), "withoutNamespace": sorted(without_namespace)}, indent=4))

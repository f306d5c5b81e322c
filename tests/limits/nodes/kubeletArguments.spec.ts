import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import {
    KubeletArguments, WINDOWS_RESERVES, kubeletArgumentProblems, nodeLabelProblems,
} from "../../../limits/nodes/kubeletArguments";
import { shown } from "../../../limits/text/problem";

const NAME_SYNTAX = "at most 63 letters, digits, hyphens, underscores and dots, first and last a letter or digit";

describe("arguments of kubelet", () => {
    it("reserves 2 GiB of memory where AWS is followed", () => {
        assert.deepEqual(WINDOWS_RESERVES, {
            kubeReserved: "memory=0.5Gi,ephemeral-storage=1Gi",
            systemReserved: "memory=1.5Gi,ephemeral-storage=1Gi",
            evictionHard: "memory.available<200Mi,nodefs.available<10%",
        });
        assert.deepEqual(kubeletArgumentProblems("kubelet", WINDOWS_RESERVES), []);
    });

    it("passes nothing at all", () => {
        assert.deepEqual(kubeletArgumentProblems("kubelet", undefined), []);
        assert.deepEqual(kubeletArgumentProblems("kubelet", {
            maxPods: undefined, kubeReserved: undefined, systemReserved: undefined, evictionHard: undefined,
        }), []);
    });

    for (const kubelet of [
        { maxPods: 1 }, { maxPods: 110 }, { maxPods: 784 }, { maxPods: 1008 },
        { kubeReserved: "memory=1Gi" }, { kubeReserved: "cpu=500m,memory=536870912,ephemeral-storage=1.5G,pid=1000" },
        { systemReserved: "cpu=0.5" }, { systemReserved: "cpu=2,memory=0" },
        { evictionHard: "memory.available<500Mi" }, { evictionHard: "imagefs.available<15%,nodefs.available<0.5%" },
    ] satisfies KubeletArguments[]) {
        it(`passes ${JSON.stringify(kubelet)}`, () => {
            assert.deepEqual(kubeletArgumentProblems("kubelet", kubelet), []);
        });
    }

    for (const maxPods of [0, -1, 1009, 1.5, NaN]) {
        it(`D2: refuses ${maxPods} pods`, () => {
            assert.deepEqual(kubeletArgumentProblems("kubelet", { maxPods }), [{
                path: "kubelet.maxPods",
                reason: `must be a whole number from 1 to 1008, the most pods that a node can have addresses for, got ${maxPods}`,
            }]);
        });
    }

    for (const [instanceTypes, most] of [
        [["m6i.large"], 144], [["t3.small", "m6i.4xlarge"], 464], [["m5.24xlarge"], 784], [["m6i.large", "m99i.large"], 1008], [[], 1008],
    ] as [string[], number][]) {
        it(`D2: takes up to ${most} pods on ${instanceTypes.join(", ") || "any type"}`, () => {
            const judge = (maxPods: number) => kubeletArgumentProblems("kubelet", { maxPods }, instanceTypes).length;
            assert.deepEqual([judge(most), judge(most + 1)], [0, 1]);
        });
    }

    for (const [list, wrong] of [
        ["", ""], ["memory", "memory"], ["memory=", "memory="], ["memory=1GB", "memory=1GB"], ["memory=-1Gi", "memory=-1Gi"],
        ["memory=500m", "memory=500m"], ["memory=1Gi,", ""], ["memory=1Gi, cpu=1", " cpu=1"], ["memory=1Gi --v=9", "memory=1Gi --v=9"],
        ["memory=1Gi\n", "memory=1Gi\n"], ["cpu=1,\"memory=1Gi\"", "\"memory=1Gi\""], ["disk=1Gi", "disk=1Gi"], ["pid=1.5", "pid=1.5"],
        ["memory<1Gi", "memory<1Gi"],
    ]) {
        it(`refuses to reserve ${JSON.stringify(list)}`, () => {
            const reason = `${JSON.stringify(wrong)} is not a quantity of cpu, memory, ephemeral-storage or pid, `
                + `got ${JSON.stringify(list)}; write it as in `;
            assert.deepEqual(kubeletArgumentProblems("kubelet", { kubeReserved: list, systemReserved: list }), [
                { path: "kubelet.kubeReserved", reason: `${reason}"memory=0.5Gi,ephemeral-storage=1Gi"` },
                { path: "kubelet.systemReserved", reason: `${reason}"memory=1.5Gi,ephemeral-storage=1Gi"` },
            ]);
        });
    }

    for (const [evictionHard, wrong] of [
        ["", ""], ["memory.available", "memory.available"], ["memory.available=200Mi", "memory.available=200Mi"],
        ["memory.available>200Mi", "memory.available>200Mi"], ["memory.available<200MB", "memory.available<200MB"],
        ["memory.available<0", "memory.available<0"], ["memory.available<0.0Mi", "memory.available<0.0Mi"],
        ["nodefs.available<0%", "nodefs.available<0%"], ["nodefs.available<100%", "nodefs.available<100%"],
        ["nodefs.available<10%, memory.available<1Gi", " memory.available<1Gi"],
        // Signals of Linux nodes, and ones that kubelet passes over.
        ["memory.available<200Mi,nodefs.inodesFree<5%", "nodefs.inodesFree<5%"], ["pid.available<10%", "pid.available<10%"],
        ["containerfs.available<10%", "containerfs.available<10%"],
    ]) {
        it(`refuses to evict at ${JSON.stringify(evictionHard)}`, () => {
            assert.deepEqual(kubeletArgumentProblems("kubelet", { evictionHard }), [{
                path: "kubelet.evictionHard",
                reason: `${JSON.stringify(wrong)} is not a threshold of memory.available, nodefs.available or imagefs.available, `
                    + `the signals of Windows nodes, got ${JSON.stringify(evictionHard)}; `
                    + "write it as in \"memory.available<200Mi,nodefs.available<10%\"",
            }]);
        });
    }

    it("refuses what is said twice, where kubelet would take the last", () => {
        const [kubeReserved, evictionHard] = ["memory=1Gi,cpu=1,memory=2Gi", "memory.available<1Gi,memory.available<10%"];
        assert.deepEqual(kubeletArgumentProblems("", { kubeReserved, evictionHard }), [
            { path: "kubeReserved", reason: `names memory more than once, got "${kubeReserved}"; keep one` },
            { path: "evictionHard", reason: `names memory.available more than once, got "${evictionHard}"; keep one` },
        ]);
    });

    it("hold nothing that ends an argument, whatever is put into them", () => {
        const odd = fc.oneof(fc.constantFrom(..." \"'\\\t\n^&|1"), fc.string({ unit: "binary", minLength: 1, maxLength: 2 }));
        fc.assert(fc.property(fc.constantFrom("kubeReserved", "evictionHard"), odd, fc.nat(), (key, text, place) => {
            const list = WINDOWS_RESERVES[key as keyof typeof WINDOWS_RESERVES];
            const at = place % (list.length + 1);
            const changed = list.slice(0, at) + text + list.slice(at);
            if (kubeletArgumentProblems("kubelet", { [key]: changed }).length === 0) {
                assert.match(changed, /^[A-Za-z0-9.=<%,-]+$/);
            }
        }), { numRuns: 1000 });
    });

    it("reports all arguments that are wrong", () => {
        assert.deepEqual(
            kubeletArgumentProblems("group.kubelet", { maxPods: 0, kubeReserved: "x", systemReserved: "x", evictionHard: "x" })
                .map(({ path }) => path),
            ["group.kubelet.maxPods", "group.kubelet.kubeReserved", "group.kubelet.systemReserved", "group.kubelet.evictionHard"]);
    });
});

describe("labels of a node", () => {
    const long = (length: number) => "a".repeat(length);

    it("may be none", () => {
        assert.deepEqual(nodeLabelProblems("labels", undefined), []);
        assert.deepEqual(nodeLabelProblems("labels", {}), []);
    });

    for (const [key, value] of [
        ["team", "web"], ["Team_1.a-b", "A-1_b.c"], ["example.com/team", "1"], [long(63), long(63)], [`${long(61)}/a`, "1"],
        ["kubelet.kubernetes.io/a", "b"], ["node.kubernetes.io/a", "b"], ["mine.node.kubernetes.io/a", "b"],
        ["mykubernetes.io/a", "b"], ["kubernetes.io", "b"], ["my.eks.amazonaws.com/a", "b"],
    ]) {
        it(`may have ${key.slice(0, 40)}=${value.slice(0, 40)}`, () => {
            assert.deepEqual(nodeLabelProblems("labels", { [key]: value }), []);
        });
    }

    for (const key of [
        "", "/", "/a", "a/", "a/b/c", "-a", "a-", ".a", "a b", "a=b", "a,b", "a\"b", "a\n", "ä", long(64), `${long(254)}/a`,
        "Example.com/a", "a..b/c", "a_b/c", "-a/b",
    ]) {
        it(`have no key such as ${JSON.stringify(key).slice(0, 40)}`, () => {
            assert.deepEqual(nodeLabelProblems("labels", { [key]: "x" }), [{
                path: `labels[${shown(key)}]`,
                reason: `a key has ${NAME_SYNTAX}, optionally after a DNS name and a slash, got ${shown(key)}; change the key`,
            }]);
        });
    }

    for (const value of ["-a", "a-", "a b", "a,b=c", "a\"", "a --v=9", "a\n", "a/b", "ä", long(64)]) {
        it(`have no value such as ${JSON.stringify(value).slice(0, 40)}`, () => {
            assert.deepEqual(nodeLabelProblems("labels", { team: value }), [{
                path: "labels[\"team\"]", reason: `a value has ${NAME_SYNTAX}, got ${JSON.stringify(value)}; change the value`,
            }]);
        });
    }

    for (const key of [
        "kubernetes.io/os", "kubernetes.io/arch", "k8s.io/a", "node-role.kubernetes.io/web", "node-restriction.kubernetes.io/a",
        "topology.kubernetes.io/zone", "mynode.kubernetes.io/a", "sub.k8s.io/a",
    ]) {
        it(`E6: leave ${key} to Kubernetes`, () => {
            assert.deepEqual(nodeLabelProblems("labels", { [key]: "windows" }), [{
                path: `labels["${key}"]`,
                reason: `nodes that set a label of kubernetes.io or k8s.io can't join, got "${key}"; use a prefix of your own, `
                    + "node.kubernetes.io or kubelet.kubernetes.io",
            }]);
        });
    }

    // botocore 1.43.11, eks, shapes labelKey and labelValue: 1 to 63 characters each.
    for (const [key, value, reason] of [
        [`${long(62)}/a`, "b", "EKS allows at most 63 characters in a key, prefix included, got 64; shorten the key"],
        [`${long(253)}/${long(63)}`, "b", "EKS allows at most 63 characters in a key, prefix included, got 317; shorten the key"],
        ["team", "", "EKS rejects labels without a value, got \"\"; write one, such as \"true\""],
        ["eks.amazonaws.com/nodegroup", "b", "EKS reserves the labels of eks.amazonaws.com, got \"eks.amazonaws.com/nodegroup\"; use a prefix of your own"],
    ]) {
        it(`are refused as ${key.slice(0, 40)}=${value}, which EKS does not take`, () => {
            assert.deepEqual(nodeLabelProblems("labels", { [key]: value }), [{ path: `labels[${shown(key)}]`, reason }]);
        });
    }

    it("hold nothing that ends an argument, whatever they are given", () => {
        const name = fc.string({ unit: fc.constantFrom(..."aZ0-_."), minLength: 1, maxLength: 3 });
        const odd = fc.oneof(fc.constant(""), fc.constantFrom(..." ,=/\"'\\\t\n%"), fc.string({ unit: "binary", maxLength: 2 }));
        const text = fc.tuple(name, odd, name).map(parts => parts.join(""));
        let passed = 0;
        fc.assert(fc.property(text, text, (key, value) => {
            if (nodeLabelProblems("labels", { [key]: value }).length === 0) {
                passed++;
                assert.match(`${key}=${value}`, /^[A-Za-z0-9._/-]+=[A-Za-z0-9._-]+$/);
            }
        }), { numRuns: 1000 });
        assert.ok(passed > 0);
    });
});

import * as assert from "node:assert/strict";
import { policyPack } from "../judging";
import { Programs, forms } from "./forms";
import { kubernetesOnly } from "./kubernetesOnly";
import { linuxNetworking } from "./linuxNetworking";
import { linuxNodes } from "./linuxNodes";
import { linuxWorkloads } from "./linuxWorkloads";
import { mixedIdentity } from "./mixedIdentity";
import { mixedNodes } from "./mixedNodes";
import { mixedWorkloads } from "./mixedWorkloads";
import { ownComponents } from "./ownComponents";
import { pulumiEks } from "./pulumiEks";
import { windowsServers } from "./windowsServers";
import { withoutEks } from "./withoutEks";

/** Programs without Windows nodes on EKS, whatever they break. */
const WITHOUT_WINDOWS: Record<string, Programs> = {
    "Linux nodes": linuxNodes, "Linux networking": linuxNetworking, "Linux workloads": linuxWorkloads, "@pulumi/eks": pulumiEks,
    "no EKS": withoutEks, "Windows servers": windowsServers, "Kubernetes only": kubernetesOnly,
};

/** Clusters with Windows nodes that have all that they need, and nothing that they can't have. */
const DONE_RIGHT: Record<string, Programs> = {
    "nodes": mixedNodes, "identity": mixedIdentity, "workloads": mixedWorkloads, "components": ownComponents,
};

/** What can't be judged in a first preview of programs done right, by policy: it says so, and no more. */
const NOT_JUDGED: Record<string, string[]> = {
    "an AMI of one's own, in mode API": ["windows-bootstrap"],
    "Windows nodes that manage themselves, and such of Karpenter": ["windows-bootstrap"],
    "mode CONFIG_MAP with both roles in aws-auth, and an AMI of one's own": ["windows-bootstrap", "windows-node-identity"],
};

describe("programs of other shapes", () => {
    const judge = policyPack();

    const saysNothing = (prefix: string, topics: Record<string, Programs>) => {
        for (const [topic, programs] of Object.entries(topics)) {
            for (const [title, program] of Object.entries(programs)) {
                it(`${prefix}: ${topic}: ${title}`, async () => {
                    for (const [form, resources] of Object.entries(await forms(program))) {
                        const found = await judge(resources);
                        const notes = found.filter(({ message }) =>
                            message.includes(": not known before `pulumi up`, so it is not judged in this preview"));
                        assert.deepEqual(found.filter(each => !notes.includes(each)), [], form);
                        assert.deepEqual(notes.map(({ policy }) => policy), form === "a first preview" ? NOT_JUDGED[title] ?? [] : [],
                            form);
                    }
                });
            }
        }
    };
    saysNothing("says nothing where no node is Windows", WITHOUT_WINDOWS);
    saysNothing("says nothing of Windows nodes that have what they need", DONE_RIGHT);
});

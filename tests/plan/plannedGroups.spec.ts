import * as assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { capacity } from "../../plan/capacity";
import { enablement } from "../../plan/enablement";
import { warnings } from "../../plan/notices";
import { planned } from "../support/planned";

/** A raw Windows group, with an output that nobody knows yet. */
const seen = (more: (later: pulumi.Output<string>) => object) => planned(() => {
    const { insecureValue } = new aws.ssm.Parameter("later", { type: "String" });
    new aws.eks.NodeGroup("web", {
        clusterName: "shop", nodeRoleArn: "arn:aws:iam::111122223333:role/web", subnetIds: ["subnet-1"], amiType: "WINDOWS_CORE_2022_x86_64",
        scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 1 }, ...more(insecureValue),
    });
});
const nodesOf = async (more: (later: pulumi.Output<string>) => object) => enablement(await seen(more)).find(({ need }) => need === "nodes of web")!.given;
const typesOf = async (more: (later: pulumi.Output<string>) => object) => {
    const found = capacity(await seen(more));
    return [found.nodeGroups[0].instanceTypes, found.nodeGroups[0].ipv4PerInterface, ...warnings(found, "2026-11-01").filter(text => text.startsWith("web: "))];
};
const template = (args: object) => () => ({ launchTemplate: { id: new aws.ec2.LaunchTemplate("web", args).id, version: "1" } });
const NOT_KNOWN = "web: its instance type is not known in this plan, so its capacity is unknown; pulumi up asks EC2";

describe("node groups in a plan", () => {
    it("shows no secrets of taints and labels, and names what is not known", async () => {
        assert.match(await nodesOf(later => ({
            taints: [{ key: "os", effect: "NO_SCHEDULE" }, { key: "tier", value: pulumi.secret("hush"), effect: "NO_EXECUTE" }],
            labels: { team: later, site: pulumi.secret("hush") },
        })), /, taint os:NO_SCHEDULE, taint tier=\[secret\]:NO_EXECUTE, label site=\[secret\], label team=\[unknown\]$/);
        assert.match(await nodesOf(() => ({ taints: pulumi.secret([{ key: "hush", effect: "NO_SCHEDULE" }]), labels: pulumi.secret({ hush: "yes" }) })),
            /, taints \[secret\], labels \[secret\]$/);
    });

    it("D1: takes the type of the launch template, or EKS's own, where the group names none", async () => {
        assert.deepEqual(await typesOf(template({ instanceType: "m6i.large" })), [["m6i.large"], 10]);
        assert.deepEqual(await typesOf(() => ({})), [["t3.medium"], 6]);
        assert.deepEqual(await typesOf(template({})), [["t3.medium"], 6]);
    });

    it("D1: says where a type is not known, rather than that the table lacks it", async () => {
        assert.deepEqual(await typesOf(() => ({ launchTemplate: { id: "lt-1", version: "1" } })), [[], null, NOT_KNOWN]);
        assert.deepEqual(await typesOf(later => ({ instanceTypes: ["m6i.large", later] })), [["m6i.large", "[unknown]"], null, NOT_KNOWN]);
        assert.deepEqual(await typesOf(() => ({ instanceTypes: pulumi.secret(["m6i.large"]) })), [[], null, NOT_KNOWN]);
    });
});

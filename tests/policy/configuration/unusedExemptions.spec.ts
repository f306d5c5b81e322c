import * as assert from "node:assert/strict";
import { Json } from "../../../plan/signatures";
import { RawStack } from "../../support/stack";
import { hostedPack } from "../hostedPack";

const OF_STACK = "windows-no-ipv6-cluster";
const OF_RESOURCES = "windows-vpc-cni-ipam";
const REASON = "moves in May";

describe("exemptions that match nothing", () => {
    const stack = new RawStack("later");
    const { cluster } = stack.addWindowsCluster("shop");
    const root = stack.resources.find(({ type }) => type === "pulumi:pulumi:Stack")!;

    /** What the pack says about exemptions of a policy. */
    async function told(policy: string, resources: string[], enforcementLevel: "mandatory" | "disabled" = "mandatory"): Promise<Json> {
        const exemptions = resources.map(resource => ({ resource, reason: REASON }));
        const found = await hostedPack.violations(stack.resources, { [policy]: { enforcementLevel, exemptions } });
        return found.filter(each => each.message.includes("configuration of the policy"))
            .map(each => [each.policy, each.enforcementLevel, each.urn, each.message.split("\n")[1]]);
    }
    const says = (policy: string, i: number, resource: string) => [policy, "advisory", root.urn, `configuration of the policy, exemptions[${i}].resource: `
        + `matches no resource of this stack, got ${JSON.stringify(resource)}; correct the name, or remove the exemption`];

    for (const policy of [OF_STACK, OF_RESOURCES]) {
        it(`are told once, as advice, by the policy that has them: ${policy}`, async () => {
            assert.deepEqual(await told(policy, ["shop", "shpo", "shop-*", "other-*"]), [says(policy, 1, "shpo"), says(policy, 3, "other-*")]);
        });

        it(`are not told where the policy is off: ${policy}`, async () => {
            assert.deepEqual(await told(policy, ["shpo"], "disabled"), []);
        });
    }

    it("are those by URN too, but those of another stack", async () => {
        const misspelt = cluster.urn.replace(/shop$/, "shpo");
        const elsewhere = misspelt.replace(/^urn:pulumi:[^:]+/, "urn:pulumi:elsewhere");
        assert.notEqual(misspelt, cluster.urn);
        assert.deepEqual(await told(OF_STACK, [cluster.urn, elsewhere, misspelt]), [says(OF_STACK, 2, misspelt)]);
    });

    it("are told beside what the policy finds, and are no exemption of that advice", async () => {
        const broken = new RawStack("later");
        broken.set(broken.addWindowsCluster("shop").cluster, { kubernetesNetworkConfig: { ipFamily: "ipv6" } });
        const found = await hostedPack.violations(broken.resources, { [OF_STACK]: { enforcementLevel: "mandatory",
            exemptions: [{ resource: "shpo", reason: REASON }, { resource: "*", reason: REASON }] } });
        assert.deepEqual(found.filter(({ policy }) => policy === OF_STACK).map(({ message }) => message.split("\n")[1].slice(0, 30)),
            ["exempt, moves in May: kubernet", "configuration of the policy, e"]);
    });
});

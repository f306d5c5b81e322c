import * as assert from "node:assert/strict";
import { Violation } from "../../plan/packProtocol";
import { PlannedResource } from "../../plan/resource";
import { Json } from "../../plan/signatures";
import { RawStack } from "../support/stack";
import { ODD } from "./judging";
import { hostedPack } from "./hostedPack";

const POLICY = "windows-no-ipv6-cluster";
const OF_RESOURCES = "windows-vpc-cni-ipam";
const REASON = "moves to IPv4 in May";

describe("exemptions", () => {
    const stack = new RawStack("later");
    const [blue, green] = ["blue", "green"].map(name => stack.addWindowsCluster(`shop-${name}`).cluster);
    [blue, green].forEach(cluster => stack.set(cluster, { kubernetesNetworkConfig: { ipFamily: "ipv6" } }));
    const [old, recent] = ["old", "recent"].map(name => stack.add("aws:eks/addon:Addon", name, { addonName: "vpc-cni" }));

    /** What two policies say with the exemptions: of the clusters one, of the add-ons the other. */
    async function judged(exemptions: Json, more: object = {}): Promise<Violation[]> {
        return hostedPack.violations(stack.resources, {
            [POLICY]: { exemptions, ...more }, [OF_RESOURCES]: { enforcementLevel: "mandatory", exemptions, ...more },
        });
    }
    const isOfConfiguration = ({ message }: Violation) => message.includes("\nconfiguration of the policy, ");
    const levels = (violations: Violation[], ...of: PlannedResource[]) => of.map(({ urn }) =>
        violations.filter(found => found.urn === urn && !isOfConfiguration(found)).map(({ enforcementLevel }) => enforcementLevel));
    const isExempt = (found: Violation) => found.enforcementLevel === "advisory" && found.message.includes(`\nexempt, ${REASON}: `);

    it("are of one resource, and leave the others as they were", async () => {
        const found = await judged([{ resource: "shop-blue", reason: REASON }, { resource: "old", reason: REASON }]);
        assert.deepEqual(levels(found, blue, green, old, recent), [["advisory"], ["mandatory"], ["advisory"], ["mandatory"]]);
        assert.deepEqual(found.filter(({ enforcementLevel }) => enforcementLevel === "advisory").map(isExempt), [true, true]);
    });

    for (const [title, resource, expected] of [
        ["a name", "shop-blue", [true, false]],
        ["a URN", blue.urn, [true, false]],
        ["an asterisk at the end", "shop-*", [true, true]],
        ["an asterisk within", "shop*een", [false, true]],
        ["an asterisk alone", "*", [true, true]],
        ["asterisks in a URN", "urn:pulumi:*::aws:eks/cluster:Cluster::shop-b*", [true, false]],
        ["a part of a name, which is none", "shop", [false, false]],
        ["another case, which is another name", "SHOP-BLUE", [false, false]],
        ["a regular expression, which is text", "shop-(blue|green)", [false, false]],
        ["dots, which are dots", "shop.blue", [false, false]],
    ] as const) {
        it(`name their resource by ${title}`, async () => {
            const found = await judged([{ resource, reason: REASON }]);
            assert.deepEqual([blue, green].map(({ urn }) => found.filter(each => each.urn === urn).every(isExempt)), expected);
        });
    }

    for (const [title, exemptions, message] of [
        ["no reason", [{ resource: "*" }], /exemptions\[0\]\.reason: is required, got nothing; /],
        ["a blank reason", [{ resource: "*", reason: " \t" }], /exemptions\[0\]\.reason: is required, got " \\t"; /],
        ["a reason that is no text", [{ resource: "*", reason: 1 }], /exemptions\[0\]\.reason: is required, got 1; /],
        ["no resource", [{ reason: REASON }], /exemptions\[0\]\.resource: is required, got nothing; /],
        ["a key that nobody knows", [{ resource: "*", reason: REASON, until: "May" }], /exemptions\[0\]\.until: unknown key, got "May"; remove it/],
        ["a misspelt key", [{ resource: "*", raeson: REASON }], /exemptions\[0\]\.raeson: unknown key, got "moves to IPv4 in May"; did you mean reason\?/],
        ["a text in place of an exemption", ["shop-blue"], /exemptions\[0\]: must have a resource and a reason, got "shop-blue"; write \[\{/],
        ["an object in place of the list", { resource: "*", reason: REASON }, /exemptions: must be a list, got .+; write \[\{/],
        ["one that is wrong beside one that is right", [{ resource: "shop-green" }, { resource: "shop-blue", reason: REASON }],
            /exemptions\[0\]\.reason: is required/],
    ] as [string, Json, RegExp][]) {
        it(`with ${title} are refused before any resource is judged`, async () => {
            await assert.rejects(judged(exemptions), error => {
                const { message: text } = error as Error;
                [POLICY, OF_RESOURCES].forEach(policy => assert.match(text, new RegExp(`- ${policy}\\.${message.source}`)));
                return true;
            });
        });
    }

    it("that are odd are refused", async () => {
        for (const exemptions of [...ODD.filter(odd => JSON.stringify(odd) !== "[]"), ODD, ODD.map(resource => ({ resource, reason: "" })),
            ODD.map(reason => ({ resource: "*", reason: [reason] }))]) {
            await assert.rejects(judged(exemptions), /its configuration is not right/);
        }
    });
});

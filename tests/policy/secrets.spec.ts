import * as assert from "node:assert/strict";
import { PlannedResource } from "../../plan/resource";
import { Json, Properties, secret } from "../../plan/signatures";
import { PackConfig } from "../../plan/packProtocol";
import { described } from "../../policy/help";
import { RULES } from "../../policy/rules";
import { Preview, RawStack, WindowsStack } from "../support/stack";
import { BREAKS } from "./breaks";
import { giveTemplate } from "./breaks/break";
import { hostedPack } from "./hostedPack";

const PREVIEWS: Preview[] = ["first", "later"];
const mandatory = (name: string): PackConfig => ({ [name]: { enforcementLevel: "mandatory" } });

/** Changes every property that the program writes, in inputs and outputs. */
function changeAll(resources: PlannedResource[], change: (value: Json) => Json): void {
    const changed = (properties: Properties) => Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, change(value)]));
    resources.forEach(resource => Object.assign(resource, { inputs: changed(resource.inputs), outputs: changed(resource.outputs) }));
}

function broken(name: string, preview: Preview, change: (value: Json) => Json): PlannedResource[] {
    const stack = new WindowsStack(preview);
    BREAKS[name](stack);
    changeAll(stack.resources, change);
    return stack.resources;
}

const NOT_DECRYPTED = /: a secret that this preview can't decrypt, so it is not judged$/;
const ADVICE = /not known before `pulumi up`, so it is not judged in this preview$/;

describe("secrets", () => {
    for (const rule of RULES) {
        for (const preview of PREVIEWS) {
            const found = async (change: (value: Json) => Json) =>
                (await hostedPack.violations(broken(rule.name, preview, change), mandatory(rule.name))).filter(({ policy }) => policy === rule.name);

            it(`${rule.name} shows no value where all are secret, in a ${preview} preview`, async () => {
                const violations = (await found(secret)).filter(({ message }) => !ADVICE.test(message));
                // What is wrong stays wrong.
                const plain = (await found(value => value)).filter(({ message }) => !ADVICE.test(message));
                assert.deepEqual(new Set(violations.map(({ urn }) => urn)), new Set(plain.map(({ urn }) => urn)));
                for (const { message } of violations) {
                    const [description, text] = message.split("\n");
                    assert.equal(description, described(rule));
                    assert.match(text, /^(\w+: )?is wrong\. It depends on a secret, so no values are shown\. /);
                    assert.ok(text.endsWith(`shown. ${rule.remediationSteps}`), text);
                }
            });

            it(`${rule.name} claims nothing where no secret is decrypted, in a ${preview} preview`, async () => {
                const violations = await found(() => secret("[secret]"));
                assert.deepEqual(violations.filter(({ message }) => !NOT_DECRYPTED.test(message)), []);
            });
        }
    }

    for (const preview of PREVIEWS) {
        it(`claims nothing where one property of a good stack is not decrypted, in a ${preview} preview`, async () => {
            const on = Object.fromEntries(RULES.map(({ name }) => [name, { enforcementLevel: "mandatory" as const }]));
            const count = new WindowsStack(preview).resources.length;
            for (let i = 0; i < count; i++) {
                for (const key of Object.keys(new WindowsStack(preview).resources[i].inputs)) {
                    const { resources } = new WindowsStack(preview);
                    Object.assign(resources[i].inputs, { [key]: secret("[secret]") });
                    Object.assign(resources[i].outputs, { [key]: secret("[secret]") });
                    resources[i].propertyDependencies = {};
                    const found = await hostedPack.violations(resources, on);
                    assert.deepEqual(found.filter(({ message }) => !NOT_DECRYPTED.test(message)), [], `${resources[i].name}.${key}`);
                }
            }
        });
    }

    it("shows a value beside a secret, and nothing of a secret that is a part of a property", async () => {
        const messages = async (metadataOptions: Json, tags: Json) => {
            const stack = new WindowsStack("later");
            giveTemplate(stack, { metadataOptions, tags });
            return (await hostedPack.violations(stack.resources, mandatory("windows-imdsv2"))).map(({ message }) => message.split("\n")[1]);
        };
        assert.match((await messages({ httpTokens: "optional" }, secret({})))[0], /got "optional"/);
        assert.deepEqual(await messages({ httpTokens: secret("optional") }, {}), [
            "metadataOptions: is wrong. It depends on a secret, so no values are shown. "
            + "Set metadataOptions.httpTokens to \"required\" in the launch template.",
        ]);
    });

    it("finds the cluster of a Kubernetes resource by a secret kubeconfig, and shows the rest", async () => {
        const stack = new WindowsStack("later");
        stack.main.cluster.outputs.endpoint = "https://main.eks.amazonaws.com";
        const provider = stack.add("pulumi:providers:kubernetes", "eks", {});
        provider.outputs = { kubeconfig: secret("server: https://main.eks.amazonaws.com") };
        stack.addCluster("other");
        stack.add("kubernetes:crd.k8s.amazonaws.com/v1alpha1:ENIConfig", "zone-a", {
            metadata: { name: "zone-a" }, spec: { subnet: "subnet-9" },
        }).provider = provider.urn;
        const [found, ...more] = await hostedPack.violations(stack.resources);
        assert.deepEqual([found.policy, more], ["windows-eni-config", []]);
        assert.doesNotMatch(found.message, /depends on a secret/);
    });

    it("keeps secrets of inputs that only the component shows", async () => {
        const stack = new RawStack("later");
        const cluster = stack.add("eks:index:Cluster", "secretive", { ipFamily: secret("ipv6"), serviceRole: "a-role",
            vpcCniOptions: { configurationValues: { enableWindowsIpam: "true" } } });
        cluster.outputs = { name: "secretive" };
        stack.addNodeGroup("windows", cluster, "WINDOWS_CORE_2022_x86_64");
        stack.addNodeGroup("linux", cluster, "AL2023_x86_64_STANDARD");
        const found = await hostedPack.violations(stack.resources);
        assert.deepEqual(found.map(({ policy }) => policy), ["windows-no-ipv6-cluster"]);
        assert.match(found[0].message, /\nipFamily: is wrong\. It depends on a secret/);
    });
});

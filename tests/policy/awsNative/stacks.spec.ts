import * as assert from "node:assert/strict";
import { PackConfig } from "../../../plan/packProtocol";
import { Json, UNKNOWN, secret } from "../../../plan/signatures";
import { RULES } from "../../../policy/rules";
import { Preview, WindowsStack } from "../../support/stack";
import { hostedPack } from "../hostedPack";
import { inNativeForm } from "./nativeForm";
import { IPV6, giveTemplate, runsOwnImage } from "./nativeStacks";

const PREVIEWS: Preview[] = ["first", "later"];

describe("what the pack says of stacks of aws-native", () => {
    const said = async (stack: WindowsStack, config: PackConfig = {}) => (await hostedPack.violations(stack.resources, config))
        .map(({ policy, urn, message }) => ({ policy, resource: stack.resources.find(each => each.urn === urn)!.name, message: message.split("\n")[1] }));

    it("A4: says where the user data would stand that nobody knows yet", async () => {
        const stack = inNativeForm(new WindowsStack("first"));
        runsOwnImage(stack);
        giveTemplate(stack, { imageId: "ami-1", userData: UNKNOWN }, [stack.add("random:index/randomId:RandomId", "source", {})]);
        assert.ok((await said(stack)).some(({ policy, message }) => policy === "windows-bootstrap"
            && message === "launchTemplateData.userData: not known before `pulumi up`, so it is not judged in this preview"));
    });

    it("L4: is the same by each name of the cluster", async () => {
        for (const name of ["name", "arn"]) {
            const stack = inNativeForm(new WindowsStack("later"));
            stack.set(stack.main.cluster, IPV6);
            stack.set(stack.main.windows, { clusterName: stack.main.cluster.outputs[name] });
            assert.deepEqual((await said(stack)).map(({ policy }) => policy).filter(policy => policy.includes("ipv6")), ["windows-no-ipv6-cluster"]);
        }
    });

    it("is nothing of a stack for Linux, at every level", async () => {
        const all: PackConfig = Object.fromEntries(RULES.map(({ name }) => [name, { enforcementLevel: "mandatory" as const }]));
        for (const preview of PREVIEWS) {
            const stack = new WindowsStack(preview);
            stack.remove(stack.main.windows, stack.main.vpcPolicy);
            stack.set(stack.main.vpcCni, { configurationValues: "{\"enableWindowsIpam\":\"true\"}" });
            stack.set(stack.main.cluster, { ...IPV6, computeConfig: { enabled: true } });
            inNativeForm(stack);
            stack.add("aws-native:eks:FargateProfile", "all", { selectors: [{ namespace: "*", labels: [{ key: "app", value: "*" }] }] });
            stack.add("aws-native:ec2:LaunchTemplate", "linux", { launchTemplateData: { networkInterfaces: [{}, {}], metadataOptions: { httpTokens: "optional" } } });
            stack.add("aws-native:ssm:Association", "patch", { name: "AWS-RunPatchBaseline", parameters: { Operation: ["Install"] },
                targets: [{ key: "InstanceIds", values: ["*"] }] });
            assert.deepEqual(await said(stack, all), []);
        }
    });

    it("shows nothing of a secret, and says where one is that is not decrypted", async () => {
        const messages = async (userData: Json) => {
            const stack = inNativeForm(new WindowsStack("later"));
            runsOwnImage(stack);
            giveTemplate(stack, { imageId: "ami-1", userData });
            return (await said(stack)).filter(({ policy }) => policy === "windows-bootstrap").map(({ message }) => message);
        };
        const [plain] = await messages(Buffer.from("<powershell>Get-Date</powershell>").toString("base64"));
        assert.match(plain, /^launchTemplateData\.userData: the nodes never join/);
        const [hidden, ...more] = await messages(secret(Buffer.from("<powershell>Get-Date</powershell>").toString("base64")));
        assert.match(hidden, /^launchTemplateData: is wrong\. It depends on a secret, so no values are shown\. /);
        assert.deepEqual(more, []);
        assert.deepEqual(await messages(secret("[secret]")), ["launchTemplateData.userData: a secret that this preview can't decrypt, so it is not judged"]);
    });

    it("lets pass what is exempt, by name and by the URN with the type that the program wrote", async () => {
        for (const resource of ["main", "*aws-native:eks:Cluster::main"]) {
            const stack = inNativeForm(new WindowsStack("later"));
            stack.set(stack.main.cluster, IPV6);
            const config: PackConfig = { "windows-no-ipv6-cluster": { exemptions: [{ resource, reason: "moves in May" }] } };
            const [found] = await hostedPack.violations(stack.resources, config);
            assert.deepEqual([found.policy, found.enforcementLevel, found.urn], ["windows-no-ipv6-cluster", "advisory", stack.main.cluster.urn]);
            assert.match(found.message, /\nexempt, moves in May: kubernetesNetworkConfig\.ipFamily: /);
        }
    });
});

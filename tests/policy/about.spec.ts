import * as assert from "node:assert/strict";
import { Preview, WindowsStack } from "../support/stack";
import { policyPack } from "./judging";
import { addOwnImage, ownImage, userData } from "./ownImage";

const PREVIEWS: Preview[] = ["first", "later"];

describe("names in the messages of the pack", () => {
    const judge = policyPack();

    /** The ends of the messages of one policy, by the name of the resource that they stand on. */
    const ends = async (stack: WindowsStack, policy: string) => (await judge(stack.resources)).filter(found => found.policy === policy)
        .map(({ urn, message }) => [urn.split("::").at(-1), / \(([^()]+)\)$/.exec(message)?.[1]]);

    for (const preview of PREVIEWS) {
        it(`E2: say which cluster an add-on is of, where there are several, in a ${preview} preview`, async () => {
            const stack = new WindowsStack(preview);
            const off = () => stack.set(stack.main.vpcCni, { configurationValues: "{\"enableWindowsIpam\":\"false\"}" });
            off();
            assert.deepEqual(await ends(stack, "windows-ipam"), [["main-vpc-cni", undefined]]);
            stack.addWindowsCluster("other");
            assert.deepEqual(await ends(stack, "windows-ipam"), [["main-vpc-cni", "cluster main"]]);
        });

        it(`A4: say which node group a launch template is of, where there are several, in a ${preview} preview`, async () => {
            const stack = new WindowsStack(preview);
            const { template } = ownImage(stack);
            stack.set(template, { userData: userData("Write-Host 'hello'") });
            assert.deepEqual(await ends(stack, "windows-bootstrap"), [["own-template", undefined]]);
            stack.addNodeGroup("second", stack.main.cluster, "WINDOWS_CORE_2022_x86_64");
            assert.deepEqual(await ends(stack, "windows-bootstrap"), [["own-template", "node group own"]]);
            stack.addWindowsCluster("other");
            assert.deepEqual(await ends(stack, "windows-bootstrap"), [["own-template", "node group own of cluster main"]]);
        });

        it(`A4: name a node group whose name is a word of the message too, in a ${preview} preview`, async () => {
            const stack = new WindowsStack(preview);
            const { template } = addOwnImage(stack, "nodes", stack.main.cluster);
            stack.set(template, { userData: userData("Write-Host 'hello'") });
            assert.deepEqual(await ends(stack, "windows-bootstrap"), [["nodes-template", "node group nodes"]]);
        });

        it(`A4: name a node group as its component, but not as eks.Cluster, in a ${preview} preview`, async () => {
            const made = async (component: string, names: string, ofCluster: boolean) => {
                const stack = new WindowsStack(preview);
                const { template, group } = addOwnImage(stack, "own", stack.main.cluster);
                const parent = stack.add(component, "made", {}).urn;
                [group, ...ofCluster ? [stack.main.cluster] : []].forEach(resource => { resource.parent = parent; });
                stack.set(template, { userData: userData("Write-Host 'hello'") });
                assert.deepEqual(await ends(stack, "windows-bootstrap"), [["own-template", names]]);
            };
            await made("eks:index:ManagedNodeGroup", "node group made", false);
            await made("eks:index:Cluster", "node group own", true);
        });

        it(`L4: say nothing on the cluster itself, which the URN names, in a ${preview} preview`, async () => {
            const stack = new WindowsStack(preview);
            stack.addWindowsCluster("other");
            stack.set(stack.main.cluster, { kubernetesNetworkConfig: { ipFamily: "ipv6" } });
            const [[name]] = await ends(stack, "windows-no-ipv6-cluster");
            assert.equal(name, "main");
            assert.doesNotMatch((await judge(stack.resources)).find(({ policy }) => policy === "windows-no-ipv6-cluster")!.message, /\(cluster main\)$/);
        });
    }
});

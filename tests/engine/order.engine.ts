import * as assert from "node:assert/strict";
import { Call, title } from "./providers/callLog";
import { ofUrn } from "./providers/cloud";
import { NODE_GROUP } from "./providers/refusals";
import { gapsInAccess, isWindowsGroup, outOfOrder } from "./support/availability";
import { startEngine } from "./support/baseline";
import { Deployment } from "./support/deployment";
import { ownConfig, ownProgram } from "./support/engine";

const POLICIES = ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly", "AmazonSSMManagedInstanceCore"];
const attachments = (role: string, policies: string[]) =>
    policies.map(policy => `aws:iam/rolePolicyAttachment:RolePolicyAttachment cluster-${role}-${policy}`);
/** What connects a private subnet to the internet, and through what its NAT gateway does so. */
const ROUTING = [
    "aws:ec2/natGateway:NatGateway cluster-network-nat-1", "aws:ec2/route:Route cluster-network-public", "aws:ec2/route:Route cluster-network-private-1",
    ...["public-1", "private-1", "private-2"].map(name => `aws:ec2/routeTableAssociation:RouteTableAssociation cluster-network-${name}`),
];
const windowsGroup = ({ type, inputs }: Call) => type === NODE_GROUP && isWindowsGroup(inputs);
const named = (wanted: string) => (call: Call) => title(call) === wanted;

/** What must be there before, by what comes after; a component's `dependsOn` alone does not make its children wait. */
const RULES: { statement: string; earlier: string[]; later: (call: Call) => boolean }[] = [
    { statement: "nodes wait for the routes and the NAT gateway of a new VPC", earlier: ROUTING, later: ({ type }) => type === NODE_GROUP },
    { statement: "L11: Windows nodes wait for their access entry", earlier: ["aws:eks/accessEntry:AccessEntry cluster-windows"], later: windowsGroup },
    { statement: "E2: Windows nodes wait for the add-on that gives pods addresses", earlier: ["aws:eks/addon:Addon cluster-vpc-cni"], later: windowsGroup },
    { statement: "E3: Windows nodes wait for aws-auth", earlier: ["kubernetes:core/v1:ConfigMap cluster-nodeAccess"], later: windowsGroup },
    { statement: "Windows nodes wait for the policies of their role", earlier: attachments("windows-nodes", POLICIES), later: windowsGroup },
    { statement: "Linux nodes wait for the policies of their role", earlier: attachments("linux-nodes", POLICIES), later: named(`${NODE_GROUP} cluster-linux`) },
    { statement: "E4: CoreDNS waits for Linux nodes", earlier: [`${NODE_GROUP} cluster-linux`], later: named("aws:eks/addon:Addon cluster-coredns") },
    {
        statement: "E1: the control plane waits for the policies of its role",
        earlier: attachments("role", ["AmazonEKSClusterPolicy", "AmazonEKSVPCResourceController"]), later: named("aws:eks/cluster:Cluster cluster-eksCluster"),
    },
];

describe("the order in which the real engine makes a cluster", () => {
    let deployment: Deployment;
    let empty: ReturnType<Deployment["save"]>;

    before(async () => {
        deployment = await Deployment.create(await startEngine(), "dev", "eks-windows", ownConfig("dev"), ownProgram);
        empty = deployment.save();
    });

    for (const { statement, earlier, later } of RULES) {
        it(statement, async () => {
            const { cloud } = deployment.engine;
            deployment.restore(empty);
            cloud.holds.set(earlier);
            const { failed, output } = await deployment.up();
            assert.equal(failed, false, output);
            assert.ok(cloud.log.calls.some(later), "the up makes what must wait");
            assert.deepEqual(outOfOrder(cloud.log, earlier, later), []);
            assert.deepEqual(gapsInAccess([], cloud.log), []);
        });
    }

    it("nodes depend on the routes and the NAT gateway in the state, so a destroy removes nodes first", async () => {
        deployment.restore(empty);
        const { failed, output } = await deployment.up();
        assert.equal(failed, false, output);
        const { deployment: { resources } } = await deployment.exportState();
        const state = new Map<string, { dependencies?: string[] }>(resources.map((resource: { urn: string }) => [resource.urn, resource]));
        for (const name of ["linux", "web"]) {
            const [group] = [...state.keys()].filter(urn => title(ofUrn(urn)) === `${NODE_GROUP} cluster-${name}`);
            const found = new Set([group]);
            // A set goes on to what is added while it is gone through.
            for (const urn of found) {
                state.get(urn)?.dependencies?.forEach(other => found.add(other));
            }
            const needed = [...found].map(urn => title(ofUrn(urn)));
            assert.deepEqual(ROUTING.filter(wanted => !needed.includes(wanted)), [], `what ${name} needs`);
        }
    });
});

import { PlannedResource } from "../../plan/resource";
import { UNKNOWN } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { Case, finding, judged, policyPack } from "./judging";
import { OwnImage, addEntry, addOwnImage, mode, ownImage } from "./ownImage";

const POLICY = ["windows-access-entry-order",
    "Windows node groups with a custom AMI wait for the access entry of their role."] as const;
const finds = finding(...POLICY, "advisory");
const MESSAGE = "dependsOn: doesn't wait for the access entry of its role: if the group comes first, EKS makes an entry for "
    + "Linux and rejects yours, "
    + "got no dependency on \"entry\"; add the entry to the node group's dependsOn";

type Change = (stack: WindowsStack, made: OwnImage & { entry: PlannedResource }) => void;

const waits = (from: PlannedResource, ...on: PlannedResource[]) => { from.dependencies.push(...on.map(({ urn }) => urn)); };
const own = (change: Change = () => undefined, authenticationMode = "API") => (stack: WindowsStack) => {
    mode(stack, authenticationMode);
    const made = ownImage(stack);
    change(stack, { ...made, entry: addEntry(stack, stack.main.cluster, made.role, { type: "EC2_WINDOWS" }) });
};
/** The values alone don't say what waits for what. */
const found = (stack: WindowsStack) => stack.preview === "first" ? [finds(stack.named("own"), MESSAGE)] : [];
/** They do, as soon as they show it of any resource. */
const always = (stack: WindowsStack) => [finds(stack.named("own"), MESSAGE)];

describe("windows-access-entry-order", () => {
    const judge = policyPack();

    judged(judge, "L11: advises on", [
        ["a group that doesn't wait for the entry", own(), found],
        ["the same in mode API_AND_CONFIG_MAP", own(() => undefined, "API_AND_CONFIG_MAP"), found],
        ["an entry that waits for the group", own((_, { group, entry }) => waits(entry, group)), always],
        ["a group that waits for others", own((stack, { group }) => waits(group, stack.main.cluster, stack.main.linux)), always],
        ["a group that waits for the entry of another role", own((stack, { group }) =>
            waits(group, addEntry(stack, stack.main.cluster, stack.main.role, { type: "EC2_WINDOWS" }, "other"))), always],
        ["a group in one component with the entry", own((stack, { group, entry }) => {
            const component = stack.add("acme:index:Nodes", "nodes", {});
            group.parent = entry.parent = component.urn;
            waits(group, stack.main.cluster);
        }), always],
        ["dependencies that go round without it", own((stack, { group }) => {
            const [one, other] = ["one", "other"].map(name => stack.add("acme:index:Any", name, {}));
            waits(one, other);
            waits(other, one);
            waits(group, one);
        }), always],
        ["only the one group that doesn't wait", own((stack, { role, entry }) => {
            const { group } = addOwnImage(stack, "second", stack.main.cluster);
            stack.link(group, "nodeRoleArn", role);
            waits(group, entry);
        }), always],
    ], [POLICY[0]]);

    judged(judge, "L11: passes", [
        ["a group that depends on the entry", own((_, { group, entry }) => waits(group, entry))],
        ["a group whose role comes by way of the entry", own((stack, { group, entry }) => {
            if (stack.preview === "first") {
                group.propertyDependencies.nodeRoleArn.push(entry.urn);
            }
        })],
        ["a group that depends on what depends on the entry", own((stack, { group, entry }) => {
            const addon = stack.add("aws:eks/addon:Addon", "coredns", { addonName: "coredns" });
            waits(addon, entry);
            waits(group, addon);
        })],
        ["a group that depends on the component of the entry", own((stack, { group, entry }) => {
            const component = stack.add("acme:index:Access", "access", {});
            entry.parent = stack.add("acme:index:Inner", "inner", {}, {}, component).urn;
            waits(group, component);
        })],
        ["a group that depends on a component with a child that waits for the entry", own((stack, { group, entry }) => {
            const component = stack.add("acme:index:Access", "access", {});
            waits(stack.add("aws:eks/addon:Addon", "coredns", { addonName: "coredns" }, {}, component), entry);
            waits(group, component);
        })],
        ["a group in a component that depends on the entry", own((stack, { group, entry }) => {
            const component = stack.add("acme:index:Nodes", "nodes", {});
            group.parent = stack.add("acme:index:Inner", "inner", {}, {}, component).urn;
            waits(component, entry);
        })],
        ["a group that depends on what is in such a component", own((stack, { group, entry }) => {
            const component = stack.add("acme:index:Nodes", "nodes", {});
            waits(component, entry);
            waits(group, stack.add("aws:eks/addon:Addon", "coredns", { addonName: "coredns" }, {}, component));
        })],
        ["dependencies that go round", own((stack, { group, entry }) => {
            const [one, other] = ["one", "other"].map(name => stack.add("acme:index:Any", name, {}));
            waits(one, other);
            waits(other, one, entry);
            waits(group, one);
        })],
        ["mode CONFIG_MAP, where the entry is not read", own((stack, { group }) => waits(group, stack.main.cluster), "CONFIG_MAP")],
        ["a group of a Windows AMI type, whose entry EKS makes itself",
            own((stack, { group }) => stack.set(group, { amiType: "WINDOWS_CORE_2022_x86_64" }))],
        ["an entry of another type, which another policy tells of", own((stack, { entry }) => stack.set(entry, { type: "EC2_LINUX" }))],
        ["an entry whose type is not known", own((stack, { entry }) => stack.set(entry, { type: UNKNOWN }))],
        ["an entry whose principal is not known", own((stack, { entry }) => stack.set(entry, { principalArn: UNKNOWN }))],
        ["an authentication mode that is not known", own((stack, { entry }) => {
            stack.set(stack.main.cluster, { accessConfig: UNKNOWN });
            stack.main.cluster.propertyDependencies.accessConfig = [entry.urn];
        })],
        ["a Linux group", own((stack, { group, template }) => {
            stack.unset(group, "taints");
            stack.set(template, { userData: "" });
        })],
    ] satisfies Case[], [POLICY[0]]);
});

import { PlannedResource } from "../../../plan/resource";
import { Properties } from "../../../plan/signatures";
import { WindowsStack } from "../../support/stack";

/** What breaks one rule in a good stack; it may break others on the way. */
export type Break = (stack: WindowsStack) => unknown;
/** The breaks by the name of the rule. */
export type Breaks = Record<string, Break>;

const JOINS = [
    "<powershell>", "& \"$env:ProgramFiles\\Amazon\\EKS\\Start-EKSBootstrap.ps1\" -EKSClusterName main -APIServerEndpoint https://main",
    "-Base64ClusterCA Q0E= -ServiceCIDR 172.20.0.0/16", "</powershell>",
].join(" ");

/** User data as EC2 takes it. */
export const userData = (text: string) => Buffer.from(text).toString("base64");

/** Says that a property which is set already was made from other resources, which a first preview shows alone. */
export function madeFrom(stack: WindowsStack, resource: PlannedResource, property: string, ...sources: PlannedResource[]): void {
    if (stack.preview === "first") {
        const urns = sources.map(({ urn }) => urn);
        resource.propertyDependencies[property] = urns;
        resource.dependencies.push(...urns);
    }
}

/** A role of the stack for the nodes of a group. */
export function giveRole(stack: WindowsStack, ...groups: PlannedResource[]): PlannedResource {
    const role = stack.add("aws:iam/role:Role", `${groups[0].name}-node`, { assumeRolePolicy: "{}" });
    groups.forEach(group => stack.link(group, "nodeRoleArn", role));
    return role;
}

/** A launch template for the Windows group, in the version that the group uses. */
export function giveTemplate(stack: WindowsStack, inputs: Properties): PlannedResource {
    const template = stack.add("aws:ec2/launchTemplate:LaunchTemplate", "template", inputs);
    Object.assign(template.outputs, { latestVersion: 3, defaultVersion: 3 });
    stack.set(stack.main.windows, { launchTemplate: { id: template.outputs.id, version: "3" } });
    madeFrom(stack, stack.main.windows, "launchTemplate", template);
    return template;
}

/** Has the Windows group run an AMI of one's own, with all that this asks for but its identity. */
export function runOwnImage(stack: WindowsStack, text = JOINS): PlannedResource {
    stack.set(stack.main.windows, { amiType: "CUSTOM", taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }] });
    return giveTemplate(stack, { imageId: "ami-0123456789abcdef0", userData: userData(text) });
}

/** Windows pods of the cluster. */
export function addPods(stack: WindowsStack, spec: Properties = {}, more: Properties = {}, name = "iis"): PlannedResource {
    return stack.add("kubernetes:apps/v1:Deployment", name, {
        metadata: { name, namespace: "shop" },
        spec: {
            ...more, selector: { matchLabels: { app: name } },
            template: {
                metadata: { labels: { app: name } },
                spec: { nodeSelector: { "kubernetes.io/os": "windows" }, containers: [{ name, image: `${name}:1` }],
                    serviceAccountName: name, ...spec },
            },
        },
    });
}

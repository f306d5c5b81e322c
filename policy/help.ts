import { page, symptom } from "../limits/text/page";
import { RuleMetadata } from "./rule";

/** What each policy prevents, by the anchor of docs/troubleshooting.md. */
const SYMPTOMS: Record<string, string> = {
    "windows-access-entry-order": "node-ready-dns-dead",
    "windows-address-budget": "pod-stuck-in-containercreating",
    "windows-bootstrap": "a-node-does-not-join",
    "windows-bootstrap-arguments": "node-ready-dns-dead",
    "windows-cached-image": "image-pull-slow-or-disk-full",
    "windows-cluster-role-policies": "no-address-for-the-pod",
    "windows-ipam": "no-address-for-the-pod",
    "windows-ipam-one-owner": "configurationconflict-on-an-add-on",
    "windows-launch-template-security-groups": "a-node-does-not-join",
    "windows-linux-capacity": "add-on-never-active",
    "windows-node-identity": "node-ready-dns-dead",
    "windows-one-release": "image-of-another-windows-release",
    "windows-pod-node-selector": "pods-on-the-wrong-system",
    "windows-release-pin-age": "expired-ami",
    "windows-separate-roles": "node-ready-dns-dead",
    "windows-service-backends": "load-balancer-targets-unhealthy",
    "windows-vpc-cni-ipam": "no-address-for-the-pod",
};

/** The page that helps where a policy is violated: the symptom, or else the policy's entry with its mend and source. */
export function helpPage(policy: string): string {
    return policy in SYMPTOMS ? symptom(SYMPTOMS[policy]) : page(`policies.md#${policy}`);
}

/** A rule's description as the engine shows it with each violation, where a user has nothing else to click on. */
export function described({ name, description }: Pick<RuleMetadata, "name" | "description">): string {
    return `${description} See ${helpPage(name)}`;
}

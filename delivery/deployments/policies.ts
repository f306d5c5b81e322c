import * as fs from "node:fs";
import * as path from "node:path";
import * as cloud from "@pulumi/pulumiservice";
import { DeliverySettings, Policies } from "./settings";

/** Name of the pack in the organization, which configuration of its policies refers to. */
export const PACK_NAME = "eks-windows";
/** Name in the package.json of the pack that stands on its own; the one inside of pulumi-eks-windows needs files beside it. */
const PACK_FOLDER_NAME = "eks-windows-policy-pack";

/** Publishes the policy pack, and enforces it for the stacks. */
export function enforcePolicies({ organization, source, stacks, policies }: DeliverySettings): void {
    if (policies === undefined) {
        return;
    }
    const { versionTag, config } = readPack(policies);
    const pack = new cloud.PolicyPack(PACK_NAME, { organization, name: PACK_NAME, versionTag, sourcePath: policies.folder });
    new cloud.PolicyGroup(PACK_NAME, {
        organizationName: organization,
        name: PACK_NAME,
        entityType: "stacks",
        // The default, audit, reports violations after the fact and stops nothing.
        mode: "preventative",
        policyPacks: [{ name: pack.name, versionTag: pack.versionTag, config }],
        stacks: stacks.map(({ name }) => ({ name, routingProject: source.project })),
    });
}

/** What is wrong with the folder of the pack, one line each. */
export function policyProblems(policies: Policies | undefined): string[] {
    if (policies === undefined) {
        return [];
    }
    try {
        readPack(policies);
        return [];
    } catch (error) {
        return [`policies: ${(error as Error).message}; make the pack with npm run policy:pack in a clone of pulumi-eks-windows, and run npm install in its folder`];
    }
}

/** Reads what the pack says of itself, or throws what is missing. */
function readPack({ folder, config }: Policies): { versionTag: string; config?: Record<string, unknown> } {
    const read = (file: string) => JSON.parse(fs.readFileSync(path.join(folder, file), "utf8"));
    const { name, version } = read("package.json");
    if (name !== PACK_FOLDER_NAME) {
        throw new Error(`${folder} must be the folder that holds ${PACK_FOLDER_NAME}, got ${JSON.stringify(name)}`);
    }
    if (!fs.existsSync(path.join(folder, "node_modules/@pulumi/policy"))) {
        throw new Error(`${folder} must hold node_modules, since Pulumi runs the pack to learn its policies, got none`);
    }
    return { versionTag: version, config: config === undefined ? undefined : read(config) };
}

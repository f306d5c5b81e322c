import * as fc from "fast-check";
import { WindowsCluster, WindowsClusterArgs } from "../../components";
import { windowsClusterNameProblems } from "../../components/windowsClusterNames";
import { windowsClusterProblems } from "../../components/windowsClusterProblems";
import { Problem } from "../../limits/text/problem";
import { PlanEngine } from "../../plan/engine";
import { PlannedResource } from "../../plan/resource";
import { withLightSdk } from "../support/lightSdk";
import { FIELDS, Setting, anySetting, settings } from "./fields";
import { NAME_CHARACTERS, textAround } from "./fields/field";

/** A program of one cluster, as a user may write it. */
export interface Configuration {
    project: string;
    stack: string;
    /** Name of the component. */
    name: string;
    args: WindowsClusterArgs;
}

const EXISTING_VPC = { existingVpc: { vpcId: "vpc-0a1b2c3d", privateSubnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"] } };

/** The smallest cluster with a group on Amazon's AMI and one on an image of its own, in a VPC that is there already. */
export const BASE: WindowsClusterArgs = {
    kubernetesVersion: "1.35", network: EXISTING_VPC, imagePipelines: [{ name: "image" }],
    windowsNodeGroups: [{ name: "web" }, { name: "own", imagePipeline: "image" }],
};

const WITHOUT_IMAGES: WindowsClusterArgs = { kubernetesVersion: "1.35", network: EXISTING_VPC, windowsNodeGroups: [{ name: "web" }] };
/** Without a way to the internet, and with images that are built there. */
const PRIVATE: WindowsClusterArgs = {
    ...BASE, network: { natGateways: "NONE" }, imagePipelines: [{ name: "image", build: { internetAccess: false } }],
};
/** The same in other shapes: without images, and in a VPC of its own, which is rarer, since a plan takes longer the more there is in it. */
const BASES: WindowsClusterArgs[] = [BASE, BASE, WITHOUT_IMAGES, WITHOUT_IMAGES, { ...WITHOUT_IMAGES, network: {} }, PRIVATE];

/** A base with settings given; its second group keeps the pipeline, whatever that is called now. */
export function withSettings(base: WindowsClusterArgs, given: Setting[]): WindowsClusterArgs {
    const ofImages = base.imagePipelines !== undefined;
    const args = settings(base, given.filter(({ path }) => ofImages || !/^(imagePipelines|windowsNodeGroups\.1)/.test(path)));
    const pipeline = args.imagePipelines?.[0]?.name;
    return {
        ...args, windowsNodeGroups: args.windowsNodeGroups.map(group => group.imagePipeline === undefined ? group : { ...group, imagePipeline: pipeline }),
    };
}

/** What the package itself refuses of a configuration. */
export function ownRefusals({ name, args }: Pick<Configuration, "name" | "args">): Problem[] {
    return [...windowsClusterNameProblems(name, args), ...windowsClusterProblems(args)];
}

/** Programs that the package accepts, most of them with several settings at their limits. */
export const validConfigurations: fc.Arbitrary<Configuration> = fc.record({
    project: fc.oneof(fc.constant("shop"), textAround(`${NAME_CHARACTERS}_.`, 1, 100).filter(text => text.length > 0)),
    stack: fc.oneof(fc.constant("prod"), textAround(`${NAME_CHARACTERS}_.`, 1, 100).filter(text => text.length > 0)),
    name: fc.oneof({ weight: 3, arbitrary: fc.constant("cluster") }, { weight: 1, arbitrary: textAround(NAME_CHARACTERS, 0, 41).map(rest => `c${rest}`) }),
    args: fc.tuple(fc.constantFrom(...BASES), fc.array(anySetting, { maxLength: 5 })).map(([base, given]) => withSettings(base, given)),
}).filter(configuration => ownRefusals(configuration).length === 0);

/** Every setting alone: its corners, which a mixture might miss, and some values more. */
export function singleSettings(perField: number, seed: number): Setting[] {
    return FIELDS.flatMap(({ path, values, corners = [] }) =>
        [...corners, ...fc.sample(values, { numRuns: perField, seed })].map(value => ({ path, value })));
}

/** What a program registers in a preview. */
export async function resourcesOf({ project, stack, name, args }: Configuration): Promise<PlannedResource[]> {
    return withLightSdk(async () => {
        const engine = new PlanEngine(project, stack, "eu-central-1");
        await engine.run(() => new WindowsCluster(name, args));
        return engine.resources;
    });
}

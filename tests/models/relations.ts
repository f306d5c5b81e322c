import { PlannedResource } from "../../plan/resource";
import { Json } from "../../plan/signatures";
import { isObject } from "./shapes";

const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

/** The launch template that a property of a resource was made from; a plan that was printed does not say so. */
function templateOf({ propertyDependencies }: Partial<PlannedResource>, property: string, resources: PlannedResource[]): PlannedResource | undefined {
    return resources.find(({ type, urn }) => type === LAUNCH_TEMPLATE && propertyDependencies?.[property]?.includes(urn));
}

function interfaces(template: PlannedResource): Json[] {
    const list = template.inputs.networkInterfaces;
    return Array.isArray(list) ? list : [];
}

/** What a launch template may not hold beside what uses it; AWS finds that out when the other resource is made. */
export function relationRefusals(resource: PlannedResource, resources: PlannedResource[]): string[] {
    switch (resource.type) {
        case "aws:eks/nodeGroup:NodeGroup":
            return nodeGroupRefusals(resource, templateOf(resource, "launchTemplate", resources));
        case "aws:autoscaling/group:Group":
            return autoScalingRefusals(resource, templateOf(resource, "launchTemplate", resources) ?? templateOf(resource, "mixedInstancesPolicy", resources));
        case "aws:imagebuilder/distributionConfiguration:DistributionConfiguration":
            return fastLaunchRefusals(templateOf(resource, "distributions", resources));
        default:
            return [];
    }
}

/** @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html */
function nodeGroupRefusals({ inputs }: PlannedResource, template: PlannedResource | undefined): string[] {
    if (!template) {
        return [];
    }
    const given = (keys: string[], from: Record<string, Json>) => keys.filter(key => from[key] !== undefined);
    const neverBeside = [
        ...given(["iamInstanceProfile", "instanceInitiatedShutdownBehavior", "instanceMarketOptions", "hibernationOptions"], template.inputs),
        ...interfaces(template).some(one => isObject(one) && one.subnetId !== undefined) ? ["networkInterfaces.subnetId"] : [],
    ];
    return [
        ...neverBeside.map(key => `InvalidParameterException: a launch template of a node group can't have ${key}`),
        ...given(["diskSize", "remoteAccess"], inputs).map(key => `InvalidParameterException: with a launch template, ${key} can't be given`),
        ...template.inputs.instanceType !== undefined && inputs.instanceTypes !== undefined
            ? ["InvalidParameterException: instance types are in the launch template or in the node group, not in both"] : [],
        ...template.inputs.imageId === undefined ? [] : given(["amiType", "version", "releaseVersion"], inputs)
            .map(key => `InvalidParameterException: with an image in the launch template, ${key} can't be given`),
    ];
}

/**
 * An Auto Scaling group launches what its template says, and nobody adds to it.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-launch-template.html
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html
 */
function autoScalingRefusals({ inputs }: PlannedResource, template: PlannedResource | undefined): string[] {
    const named = ["launchTemplate", "mixedInstancesPolicy", "launchConfiguration"].filter(key => inputs[key] !== undefined);
    return [
        ...named.length === 1 ? [] : [`ValidationError: exactly one of launch template, mixed instances policy and launch configuration, got ${named.length}`],
        ...template && template.inputs.imageId === undefined ? ["ValidationError: the launch template must contain the parameter ImageId"] : [],
        ...template && inputs.launchTemplate !== undefined && template.inputs.instanceType === undefined
            ? ["ValidationError: the launch template must contain the parameter InstanceType"] : [],
        ...template && template.inputs.instanceMarketOptions !== undefined && inputs.mixedInstancesPolicy !== undefined
            ? ["ValidationError: a launch template with Spot options and a mixed instances policy exclude one another"] : [],
    ];
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/win-fast-launch-configure.html */
function fastLaunchRefusals(template: PlannedResource | undefined): string[] {
    const refused = ["userData", "disableApiTermination", "instanceMarketOptions", "instanceInitiatedShutdownBehavior"];
    return refused.filter(key => template?.inputs[key] !== undefined)
        .map(key => `InvalidParameter: a launch template of Fast Launch can't have ${key}`);
}

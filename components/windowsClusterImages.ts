import * as pulumi from "@pulumi/pulumi";
import { imageInUse } from "./images/imageInUse";
import { WindowsImagePipeline } from "./images/windowsImagePipeline";
import { Network } from "./network/network";
import { ClusterScope } from "./windowsClusterParts";
import { WindowsClusterArgs, pipelineSurge, zoneCount } from "./windowsClusterSettings";

/** The image pipelines of a cluster by their names; images that groups run are tagged as in use. */
export function imagePipelines({ name, args, parent }: ClusterScope, network: Network): Record<string, WindowsImagePipeline> {
    const { kubernetesVersion, tags, windowsNodeGroups } = args;
    const { vpcId, privateSubnetIds } = network;
    const pipelines = Object.fromEntries((args.imagePipelines ?? []).map(({ name: pipeline, fastLaunch, ...settings }) => [
        pipeline, new WindowsImagePipeline(`${name}-${pipeline}`, {
            ...settings, kubernetesVersion, vpcId, subnetId: privateSubnetIds.apply(([first]) => first), tags,
            fastLaunch: fastLaunch && { targetResourceCount: snapshots(args, pipeline, privateSubnetIds), ...fastLaunch },
        }, { parent })]));
    for (const pipeline of new Set(windowsNodeGroups.map(({ imagePipeline }) => imagePipeline).filter(used => used !== undefined))) {
        imageInUse(`${name}-${pipeline}-in-use`, `${name}-${pipeline}`, pipelines[pipeline].imageId, parent);
    }
    return pipelines;
}

/** As many snapshots as the groups of a pipeline launch nodes at once; undefined for a pipeline without groups. */
function snapshots(args: WindowsClusterArgs, pipeline: string, subnetIds: pulumi.Output<string[]>): pulumi.Input<number> | undefined {
    const zones = zoneCount(args);
    if (args.windowsNodeGroups.every(({ imagePipeline }) => imagePipeline !== pipeline)) {
        return undefined;
    }
    return zones === undefined ? subnetIds.apply(ids => pipelineSurge(args, pipeline, ids.length)) : pipelineSurge(args, pipeline, zones);
}

import { ModelResource } from "../model/planModel";
import { minutesToMake } from "../time/durations";
import { Time } from "../time/time";
import type { PropertyChange } from "./propertyChanges";
import { replacedPaths } from "./replacement";
import type { ResourceChange } from "./resourceChanges";

const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const CLUSTER = "aws:eks/cluster:Cluster";
/** What EKS rolls the nodes of a group for. @see https://docs.aws.amazon.com/eks/latest/userguide/update-managed-node-group.html */
const ROLLING = ["version", "releaseVersion", "launchTemplate"];

const REPLACED: Record<string, string> = {
    [CLUSTER]: "new cluster with a new API endpoint; everything in the old one is deleted",
    "aws:ec2/vpc:Vpc": "new VPC; everything in it is replaced",
    "aws:ec2/subnet:Subnet": "new subnet; everything in it is replaced",
    "aws:iam/role:Role": "new role with a new ARN; everything that refers to the old one changes",
    "aws:imagebuilder/imageRecipe:ImageRecipe": "new recipe; the next image build uses it",
};

type Changed = Pick<ModelResource, "type" | "name" | "inputs">;

/** What a change means for who uses the resource; undefined where its kind says all. */
export function meaning(change: ResourceChange["change"], resource: Changed, properties: PropertyChange[], time: Time | undefined): string | undefined {
    const { type, inputs } = resource;
    switch (change) {
        case "replace": return type === CLUSTER && String(inputs.deletionProtection) === "true" ? `${REPLACED[type]}; EKS rejects this until deletionProtection is off`
            : type === NODE_GROUP || type === "aws:imagebuilder/image:Image" ? replacedInTime(resource)
                : REPLACED[type] ?? "a new one is created, then the old one is deleted";
        case "delete": return type === CLUSTER ? "everything in it is deleted" : type === NODE_GROUP ? "its nodes are drained and deleted" : undefined;
        case "update": return updated(resource, properties, time);
        default: return undefined;
    }
}

function replacedInTime({ type, inputs }: Changed): string {
    const minutes = Math.round(minutesToMake({ type, inputs, custom: true }));
    return type === NODE_GROUP ? `new group, about ${minutes} minutes; its nodes take over the pods, then the old group is deleted` : `a new image is built, about ${minutes} minutes`;
}

function updated({ type, name, inputs }: Changed, properties: PropertyChange[], time: Time | undefined): string | undefined {
    const touches = (...keys: string[]) => properties.some(({ path }) => keys.includes(path.split(/[.[]/)[0]));
    if (replacedPaths(type, {}, inputs) === undefined && !type.startsWith("pulumi:")) {
        return "this package does not know whether this replaces the resource; pulumi preview does";
    }
    if (type === NODE_GROUP && touches(...ROLLING)) {
        const rollOut = time?.rollOuts.find(({ group }) => group === name);
        return `all its nodes are replaced${rollOut ? `, about ${rollOut.minutes} minutes for ${rollOut.nodes} nodes` : ""}`;
    }
    return type === CLUSTER && touches("version") ? "EKS upgrades the control plane; for seven days it can go back one minor version" : undefined;
}

import { Properties } from "../../../plan/signatures";
import { awsRefusals } from "../../models/judge";
import { apiServerRefusals } from "./apiServerRefusals";
import { Made } from "./cloud";
import { at, bare } from "./properties";
import { rulesOf } from "./resourceRules";
import { SUBNET, VPC_BLOCK, subnetRefusal, usesBlock } from "./vpcBlocks";

export const ENTRY = "aws:eks/accessEntry:AccessEntry";
export const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
export const CLUSTER = "aws:eks/cluster:Cluster";
const RECIPE = "aws:imagebuilder/imageRecipe:ImageRecipe";
const COMPONENT = "aws:imagebuilder/component:Component";

/** Why a resource can't be made; undefined if it can. */
export function creationRefusal(type: string, inputs: Properties, made: Made[]): string | undefined {
    const cluster = made.find(other => other.type === CLUSTER && other.inputs.name === inputs.clusterName);
    if (type === ENTRY && cluster && authenticationMode(cluster.inputs) === MODES[0]) {
        return `InvalidRequestException: The cluster's authentication mode must be set to one of [${MODES.slice(1).reverse().join(", ")}] to perform this operation.`;
    }
    const { identity } = rulesOf(type);
    const wanted = identity?.(inputs);
    const there = wanted === undefined ? undefined : made.find(other => other.type === type && identity!(other.inputs) === wanted);
    if (!there) {
        // Its name is there: the provider has filled it in.
        return awsRefusals({ type, name: "", inputs })[0] ?? apiServerRefusals(type, inputs)[0]
            ?? (type === SUBNET ? subnetRefusal(inputs, made) : absence(type, inputs, made));
    }
    // https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html: one for each principal, of one type
    return type === ENTRY
        ? `ResourceInUseException: the principal has an access entry of type ${there.inputs.type} in this cluster already: ${wanted}`
        : `EntityAlreadyExists: there is a ${type} ${wanted} already`;
}

const CLAIM = "kubernetes:core/v1:PersistentVolumeClaim";
const NAMESPACE = "kubernetes:core/v1:Namespace";
const RUNTIME_CLASS = "kubernetes:node.k8s.io/v1:RuntimeClass";
const STORAGE_CLASS = "kubernetes:storage.k8s.io/v1:StorageClass";
/** Namespaces that every cluster has. */
const OWN_NAMESPACES = ["default", "kube-system", "kube-public", "kube-node-lease"];

/**
 * What the object needs and the cluster has not: a namespace is refused at once; pods and claims without their classes wait forever,
 * and here they fail at once.
 */
function absence(type: string, inputs: Properties, made: Made[]): string | undefined {
    const text = (path: string) => at(inputs, path) as string | undefined;
    const pod = "spec.template.spec";
    const ephemeral = (at(inputs, `${pod}.volumes`) as Properties[] | undefined ?? []).map(volume => at(volume, "ephemeral.volumeClaimTemplate.spec.storageClassName"));
    const namespace = text("metadata.namespace");
    const needed: [string, unknown[], string][] = [
        [NAMESPACE, OWN_NAMESPACES.includes(namespace ?? "default") ? [] : [namespace], "namespaces"],
        [RUNTIME_CLASS, [text(`${pod}.runtimeClassName`)], "runtimeclasses.node.k8s.io"],
        [STORAGE_CLASS, [type === CLAIM ? text("spec.storageClassName") : undefined, ...ephemeral], "storageclasses.storage.k8s.io"],
    ];
    return !type.startsWith("kubernetes:") ? undefined : needed.flatMap(([kind, names, plural]) => names.filter(name => name !== undefined)
        .filter(name => !made.some(other => other.type === kind && at(other.inputs, "metadata.name") === name))
        .map(name => `${plural} "${String(name)}" not found`))[0];
}

/** Authentication modes of a cluster; it goes from each to the next one alone. */
const MODES = ["CONFIG_MAP", "API_AND_CONFIG_MAP", "API"];

/** EKS's own default is CONFIG_MAP. */
function authenticationMode(inputs: Properties): string {
    return String(at(inputs, "accessConfig.authenticationMode") ?? MODES[0]);
}

/**
 * @see https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html
 * @see https://github.com/pulumi/pulumi-eks/issues/1493
 */
function modeRefusal(olds: Properties, news: Properties): string | undefined {
    const [from, to] = [olds, news].map(authenticationMode);
    return [0, 1].includes(MODES.indexOf(to) - MODES.indexOf(from)) ? undefined
        : `InvalidParameterException: Unsupported authentication mode update from ${from} to ${to}`;
}

/** Why a resource can't be changed in place; undefined if it can. */
export function updateRefusal({ type, id, inputs, outputs }: Made, news: Properties, made: Made[]): string | undefined {
    if (type === CLUSTER) {
        return modeRefusal(inputs, news);
    }
    const template = made.find(other => type === NODE_GROUP && other.id === at(news, "launchTemplate.id"));
    // https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html: both ways need a new group
    return template && (outputs.amiType === "CUSTOM") !== (template.inputs.imageId !== undefined)
        ? `InvalidParameterException: the node group ${id} can't change between an Amazon EKS optimized AMI and a custom AMI` : awsRefusals({ type, name: "", inputs: news })[0] ?? apiServerRefusals(type, news)[0];
}

/** Why a resource can't be deleted; undefined if it can. */
export function deletionRefusal({ type, id, inputs }: Made, made: Made[]): string | undefined {
    const users = made.filter(other => {
        switch (type) {
            // https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_DeleteImageRecipe.html
            case RECIPE: return at(other.inputs, "imageRecipeArn") === id;
            // https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_DeleteComponent.html
            case COMPONENT: return JSON.stringify(bare(other.inputs.components) ?? null).includes(JSON.stringify(id));
            // https://docs.aws.amazon.com/eks/latest/APIReference/API_DeleteCluster.html
            case CLUSTER: return other.type === NODE_GROUP && at(other.inputs, "clusterName") === inputs.name;
            case VPC_BLOCK: return usesBlock(other, inputs);
            default: return false;
        }
    });
    if (users.length > 0) {
        return `ResourceDependencyException: ${id} is used by ${users.map(user => user.id).join(", ")}`;
    }
    // https://docs.aws.amazon.com/eks/latest/userguide/deletion-protection.html
    return type === CLUSTER && inputs.deletionProtection === true
        ? `InvalidRequestException: the cluster ${id} has deletion protection; turn it off first` : undefined;
}

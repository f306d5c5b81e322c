import { isWindowsNodeGroup } from "../../limits/nodes/windowsAmiType";
import { PlannedResource } from "../resource";
import { plain } from "../signatures";
import { TimedStep, tenths } from "./minutes";
import { Step, schedule } from "./schedule";

/** Names of what takes minutes, for people. */
const NAMES: Record<string, string> = {
    "aws:eks/cluster:Cluster": "control plane",
    "aws:ec2/natGateway:NatGateway": "NAT gateway",
    "aws:ec2/vpcEndpoint:VpcEndpoint": "VPC endpoint",
    "aws:eks/fargateProfile:FargateProfile": "Fargate profile",
    "aws:autoscaling/group:Group": "Windows nodes",
    "aws:imagebuilder/image:Image": "image build and test",
};
/** What takes less is one call, or two, and is told of together with its neighbours. */
const SHORT_MINUTES = 0.5;
/** Kinds of short steps that a line names. */
const NAMES_SHOWN = 2;

/** The first `up`: its minutes, and the steps that decide on them; short ones in a row are one. */
export function firstUp(resources: PlannedResource[]): { minutes: number; criticalPath: TimedStep[] } {
    const { minutes, criticalPath } = schedule(resources);
    const rows = criticalPath.reduce<Step[][]>((all, step) => {
        const before = all.at(-1);
        return before && isShort(before[0]) && isShort(step) ? [...all.slice(0, -1), [...before, step]] : [...all, [step]];
    }, []);
    return { minutes: tenths(minutes), criticalPath: rows.map(steps => ({ what: nameOf(steps), minutes: tenths(steps.at(-1)!.end - steps[0].start) })) };
}

function isShort({ start, end }: Step): boolean {
    return end - start < SHORT_MINUTES;
}

/** Steps in words. */
export function nameOf([first, ...others]: Step[]): string {
    const names = [...new Set([first, ...others].map(({ resource: { type, name, inputs } }) => {
        const group = `${isWindowsNodeGroup(plain(inputs.amiType), plain(inputs.taints)) ? "Windows" : "Linux"} nodes ${name}`;
        return type === "aws:eks/nodeGroup:NodeGroup" ? group : type === "aws:eks/addon:Addon" ? `add-on ${String(plain(inputs.addonName))}`
            : NAMES[type] === undefined ? readable(type) : `${NAMES[type]} ${name}`;
    }))];
    return names.length > NAMES_SHOWN ? `${names.slice(0, NAMES_SHOWN).join(", ")} and ${names.length - NAMES_SHOWN} more` : names.join(" and ");
}

/** The last part of a type token in words: `internet gateway` of `aws:ec2/internetGateway:InternetGateway`. */
function readable(type: string): string {
    const words = type.split(":").at(-1)!.replace(/(?<=[a-z])(?=[A-Z])/g, " ");
    return words === "Vpc" ? "VPC" : words.toLowerCase();
}

import { CallLog, title } from "../providers/callLog";

/** Roles that serve no node and no cluster: those of Image Builder, and that of the EBS CSI driver. */
const OF_OTHERS = /-(build|execution|clean-up|storage)(-[A-Z]\w+)?$/;
/** By type of what needs it: what may go only afterwards. */
const NEEDED: [string, RegExp][] = [
    ["aws:eks/nodeGroup:NodeGroup", /^aws:(eks\/(accessEntry|cluster):|iam\/role|ec2\/(subnet|vpc):)/],
    ["aws:eks/cluster:Cluster", /^aws:(iam\/role\w*:\w+ \w+-role(-|$)|kms\/|ec2\/(subnet|vpc):|ec2\/securityGroup:.*-eksClusterSecurityGroup$)/],
];

/** What went while node groups, or the cluster itself, still needed it. */
export function goneTooEarly(log: CallLog): string[] {
    const removals = log.done("delete");
    return NEEDED.flatMap(([type, what]) => {
        const users = removals.filter(call => call.type === type).map(({ ended }) => ended!);
        return removals.filter(call => what.test(title(call)) && !OF_OTHERS.test(call.name) && call.started < Math.max(...users))
            .map(call => `${title(call)} went before the last ${type}`);
    });
}

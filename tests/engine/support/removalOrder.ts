import { Call, CallLog, title } from "../providers/callLog";

/** Roles that serve no node and no cluster: those of Image Builder, of the EBS CSI driver, and of the load balancers' controller. */
const OF_OTHERS = /-(build|execution|clean-up|storage)(-[A-Z]\w+)?$|^aws-load-balancer-controller$/;
/** What deletes the load balancer of an Ingress: the controller with its rights, on its nodes. */
const CONTROLLER = /^(kubernetes:helm\.sh\/|aws:iam\/role\w*:\w+ aws-load-balancer-controller$|aws:eks\/nodeGroup:)/;
/** By type of what needs it: what may go only afterwards. */
const NEEDED: [string, RegExp][] = [
    ["aws:eks/nodeGroup:NodeGroup", /^aws:(eks\/(accessEntry|cluster):|iam\/role|ec2\/(subnet|vpc):)/],
    ["aws:eks/cluster:Cluster", /^aws:(iam\/role\w*:\w+ \w+-role(-|$)|kms\/|ec2\/(subnet|vpc):|ec2\/securityGroup:.*-eksClusterSecurityGroup$)/],
];

/** What went while node groups, or the cluster itself, still needed it. */
export function goneTooEarly(log: CallLog): string[] {
    const removals = log.done("delete");
    const early = (type: string, isNeeded: (call: Call) => boolean) => {
        const users = removals.filter(call => call.type === type).map(({ ended }) => ended!);
        return removals.filter(call => isNeeded(call) && call.started < Math.max(...users)).map(call => `${title(call)} went before the last ${type}`);
    };
    return [
        ...NEEDED.flatMap(([type, what]) => early(type, call => what.test(title(call)) && !OF_OTHERS.test(call.name))),
        ...early("kubernetes:networking.k8s.io/v1:Ingress", call => CONTROLLER.test(title(call))),
    ];
}

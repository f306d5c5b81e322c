import { RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";

/**
 * Lets nodes end the wait of the lifecycle hook with which they enter and leave a warm pool. It holds for groups of the cluster alone, by
 * their tag: the name of the group is known only when its first instances boot.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2autoscaling.html
 */
export function warmPoolPolicy(
    name: string, role: pulumi.Input<string>, clusterName: pulumi.Input<string>, opts: pulumi.CustomResourceOptions,
): RolePolicy {
    const policy = pulumi.output(clusterName).apply(cluster => JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            { Effect: "Allow", Action: "autoscaling:DescribeAutoScalingInstances", Resource: "*" },
            {
                Effect: "Allow", Action: "autoscaling:CompleteLifecycleAction", Resource: "*",
                Condition: { StringEquals: { [`autoscaling:ResourceTag/kubernetes.io/cluster/${cluster}`]: "owned" } },
            },
        ],
    }));
    return new RolePolicy(name, { role, policy }, opts);
}

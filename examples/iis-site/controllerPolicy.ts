/** The tag that the controller gives to all that it makes; the value is the name of its cluster. */
const CLUSTER_TAG = "elbv2.k8s.aws/cluster";
const LOAD_BALANCERS = ["targetgroup/*/*", "loadbalancer/app/*/*"].map(each => `arn:aws:elasticloadbalancing:*:*:${each}`);
const LISTENERS = ["listener/app/*/*/*", "listener-rule/app/*/*/*"].map(each => `arn:aws:elasticloadbalancing:*:*:${each}`);
const SECURITY_GROUPS = ["arn:aws:ec2:*:*:security-group/*"];

const allow = (service: string, actions: string[], resources = ["*"], condition?: Record<string, string>) => ({
    Effect: "Allow", Action: actions.map(action => `${service}:${action}`), Resource: resources,
    ...condition && { Condition: { StringEquals: condition } },
});

/**
 * What the AWS Load Balancer Controller 3.5.0 needs for Application Load Balancers without WAF, Shield and Cognito. Its own policy lets it change
 * load balancers of all clusters; this one, those of its cluster.
 *
 * @see https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/install/iam_policy.json
 */
export function controllerPolicy(clusterName: string): string {
    const made = { [`aws:ResourceTag/${CLUSTER_TAG}`]: clusterName };
    const making = { [`aws:RequestTag/${CLUSTER_TAG}`]: clusterName };
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            allow("iam", ["CreateServiceLinkedRole"], undefined, { "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com" }),
            allow("ec2", ["Describe*", "GetSecurityGroupsForVpc"]),
            allow("elasticloadbalancing", ["Describe*"]),
            allow("acm", ["ListCertificates", "DescribeCertificate"]),
            // The rule that lets a load balancer reach the nodes is in the cluster's security group, which EKS made.
            allow("ec2", ["CreateSecurityGroup", "AuthorizeSecurityGroupIngress", "RevokeSecurityGroupIngress"]),
            allow("ec2", ["CreateTags"], SECURITY_GROUPS, { ...making, "ec2:CreateAction": "CreateSecurityGroup" }),
            allow("ec2", ["CreateTags", "DeleteTags", "DeleteSecurityGroup"], SECURITY_GROUPS, made),
            allow("elasticloadbalancing", ["CreateLoadBalancer", "CreateTargetGroup"], undefined, making),
            allow("elasticloadbalancing", ["AddTags"], LOAD_BALANCERS, making),
            allow("elasticloadbalancing", ["AddTags", "RemoveTags"], LOAD_BALANCERS, made),
            allow("elasticloadbalancing", ["AddTags", "RemoveTags"], LISTENERS),
            allow("elasticloadbalancing", [
                "ModifyLoadBalancerAttributes", "ModifyTargetGroup", "ModifyTargetGroupAttributes", "ModifyListenerAttributes", "ModifyCapacityReservation",
                "ModifyIpPools", "SetIpAddressType", "SetSecurityGroups", "SetSubnets", "DeleteLoadBalancer", "DeleteTargetGroup", "RegisterTargets", "DeregisterTargets",
            ], undefined, made),
            // Listeners and their rules need not have the tag.
            allow("elasticloadbalancing", [
                "CreateListener", "ModifyListener", "DeleteListener", "CreateRule", "ModifyRule", "DeleteRule", "SetRulePriorities",
                "AddListenerCertificates", "RemoveListenerCertificates",
            ]),
        ],
    });
}

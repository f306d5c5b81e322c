/** One entry of `mapRoles` in the ConfigMap `aws-auth`. */
export interface RoleMapping<Arn> {
    /** ARN of the IAM role. */
    roleArn: Arn;
    /** User that it is in Kubernetes. */
    username: string;
    /** Groups that the user belongs to. */
    groups: string[];
}

/** User name of every node. */
export const NODE_USERNAME = "system:node:{{EC2PrivateDNSName}}";
/** Groups of Windows nodes (E3); without the last one, their kube-proxy is refused and DNS does not resolve. */
export const WINDOWS_NODE_GROUPS = ["system:bootstrappers", "system:nodes", "eks:kube-proxy-windows"];

/** The mapping that the role of Windows nodes needs. */
export function windowsRoleMapping<Arn>(roleArn: Arn): RoleMapping<Arn> {
    return { roleArn, username: NODE_USERNAME, groups: WINDOWS_NODE_GROUPS };
}

/** The mappings as the value of `mapRoles`. JSON strings are YAML, so any value is quoted safely. */
export function mapRolesYaml(mappings: RoleMapping<string>[]): string {
    return mappings.length === 0 ? "[]\n" : mappings.map(({ roleArn, username, groups }) => [
        `- rolearn: ${JSON.stringify(roleArn)}`,
        `  username: ${JSON.stringify(username)}`,
        groups.length === 0 ? "  groups: []" : "  groups:",
        ...groups.map(group => `    - ${JSON.stringify(group)}`),
        "",
    ].join("\n")).join("");
}

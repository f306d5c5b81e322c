/** Where EKS looks up who may use the cluster. */
export const AuthenticationMode = {
    /** The ConfigMap `aws-auth` alone. */
    ConfigMap: "CONFIG_MAP",
    /** Access entries, and `aws-auth` for principals without one. */
    ApiAndConfigMap: "API_AND_CONFIG_MAP",
    /** Access entries alone. */
    Api: "API",
} as const;
export type AuthenticationMode = (typeof AuthenticationMode)[keyof typeof AuthenticationMode];

/** Whether EKS reads access entries in this mode. */
export function readsAccessEntries(mode: AuthenticationMode): boolean {
    return mode !== AuthenticationMode.ConfigMap;
}

/** Whether EKS reads `aws-auth` in this mode. */
export function readsAwsAuth(mode: AuthenticationMode): boolean {
    return mode !== AuthenticationMode.Api;
}

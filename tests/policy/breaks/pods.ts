import { Breaks, addPods } from "./break";

/** What Windows pods can't have. */
export const podBreaks: Breaks = {
    "windows-architecture": stack => addPods(stack, { nodeSelector: { "kubernetes.io/os": "windows", "kubernetes.io/arch": "arm64" } }),
    "windows-linux-only-fields": stack => addPods(stack, { securityContext: { fsGroup: 1000 } }),
    "windows-host-network": stack => addPods(stack, { hostNetwork: true }),
    "windows-network-policy": stack => {
        addPods(stack);
        stack.add("kubernetes:networking.k8s.io/v1:NetworkPolicy", "deny", {
            metadata: { name: "deny", namespace: "shop" }, spec: { podSelector: { matchLabels: { app: "iis" } }, policyTypes: ["Ingress"] },
        });
    },
    "windows-no-fargate": stack => {
        addPods(stack);
        stack.add("aws:eks/fargateProfile:FargateProfile", "shop", { selectors: [{ namespace: "shop" }] },
            { clusterName: stack.main.cluster });
    },
    "windows-pod-identity": stack => {
        addPods(stack);
        stack.add("aws:eks/podIdentityAssociation:PodIdentityAssociation", "iis", { namespace: "shop", serviceAccount: "iis" },
            { clusterName: stack.main.cluster });
    },
    "windows-pod-node-selector": stack => addPods(stack, { nodeSelector: {}, os: { name: "windows" } }),
    "windows-privileged": stack => addPods(stack, { containers: [{ name: "iis", image: "iis:1", securityContext: { privileged: true } }] }),
    "windows-refused-fields": stack => addPods(stack, { os: { name: "windows" }, securityContext: { fsGroup: 1000 } }),
    "windows-security-group-policy": stack => {
        addPods(stack);
        stack.add("kubernetes:vpcresources.k8s.aws/v1beta1:SecurityGroupPolicy", "iis", {
            metadata: { name: "iis", namespace: "shop" }, spec: { podSelector: { matchLabels: { app: "iis" } },
                securityGroups: { groupIds: ["sg-1"] } },
        });
    },
    "windows-service-backends": stack => {
        addPods(stack, {}, { replicas: 1025 });
        stack.add("kubernetes:core/v1:Service", "iis", {
            metadata: { name: "iis", namespace: "shop" }, spec: { type: "LoadBalancer", selector: { app: "iis" }, ports: [{ port: 80 }] },
        });
    },
};

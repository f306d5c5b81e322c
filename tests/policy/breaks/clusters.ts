import { Breaks, addPods } from "./break";

const IPAM = { enableWindowsIpam: "true" };
const values = (given: object) => ({ configurationValues: JSON.stringify(given) });

/** What a cluster with Windows nodes can't have, or lacks. */
export const clusterBreaks: Breaks = {
    "windows-auto-mode": stack => {
        stack.remove(stack.main.windows);
        stack.set(stack.main.cluster, { computeConfig: { enabled: true } });
        addPods(stack);
    },
    "windows-cluster-role-policies": stack => stack.remove(stack.main.vpcPolicy),
    "windows-eni-config": stack => stack.add("kubernetes:crd.k8s.amazonaws.com/v1alpha1:ENIConfig", "zone-a", {
        metadata: { name: "zone-a" }, spec: { subnet: "subnet-9" },
    }),
    "windows-ipam": stack => stack.set(stack.main.vpcCni, values({})),
    "windows-ipam-one-owner": stack => stack.add("kubernetes:core/v1:ConfigMap", "cni", {
        metadata: { name: "amazon-vpc-cni", namespace: "kube-system" }, data: { "enable-windows-ipam": "true" },
    }),
    "windows-ipam-warm-targets": stack => stack.set(stack.main.vpcCni, values({ ...IPAM, warmWindowsPrefixTarget: 3 })),
    "windows-linux-capacity": stack => stack.remove(stack.main.linux),
    "windows-no-custom-networking": stack => stack.set(stack.main.vpcCni,
        values({ ...IPAM, env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true" } })),
    "windows-no-ipv6-cluster": stack => stack.set(stack.main.cluster, { kubernetesNetworkConfig: { ipFamily: "ipv6" } }),
    "windows-platform-version": stack => stack.set(stack.main.cluster, { version: "1.31", platformVersion: "eks.1" }),
    "windows-pod-eni": stack => {
        stack.set(stack.main.vpcCni, values({ ...IPAM, env: { ENABLE_POD_ENI: "true" } }));
        addPods(stack, { containers: [{ name: "iis", image: "iis:1", resources: { limits: { "vpc.amazonaws.com/pod-eni": "1" } } }] });
    },
    "windows-vpc-cni-ipam": stack => stack.set(stack.main.vpcCni, values({})),
};

import { Queue } from "@pulumi/aws/sqs";
import { WindowsCluster, WindowsServiceAccount } from "pulumi-eks-windows";

/** A program as a user may write it. */
export function shop() {
    const cluster = new WindowsCluster("shop", {
        kubernetesVersion: "1.35",
        imagePipelines: [{ name: "apps" }],
        windowsNodeGroups: [{ name: "web" }, { name: "own", imagePipeline: "apps" }],
        smokeTest: true,
    });
    const orders = new Queue("orders", {});
    const account = new WindowsServiceAccount("orders", {
        oidcProviderArn: cluster.oidcProviderArn, namespace: "web",
        inlinePolicy: orders.arn.apply(arn => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: arn }] })),
    }, { providers: { kubernetes: cluster.kubernetesProvider } });
    return { cluster, account };
}

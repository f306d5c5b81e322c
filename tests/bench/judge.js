"use strict";
// Has the policy pack judge a stack of so many resources, as the engine does; none: only starts it.
require("../../loader/typescript");
const path = require("node:path");
const { PolicyPack } = require("../../plan/policyPack.ts");
const { WindowsStack } = require("../support/stack.ts");

const OTHER_GROUPS = 20;

/** A Windows cluster beside many resources of all sorts, a few of which Windows can't have. */
function stackOf(count) {
    const stack = new WindowsStack("first");
    stack.set(stack.main.cluster, { kubernetesNetworkConfig: { ipFamily: "ipv6" } });
    const roles = [];
    for (let i = stack.resources.length; i < count; i++) {
        const kind = i % OTHER_GROUPS;
        if (kind === 0) {
            roles.push(stack.add("aws:iam/role:Role", `role-${i}`, { assumeRolePolicy: "{}", tags: { team: "shop" }, maxSessionDuration: 3600 }));
        } else if (kind === 1 && roles.length > 0) {
            stack.attach(roles[roles.length - 1], `Policy${i}`);
        } else if (kind === 2) {
            stack.addNodeGroup(`group-${i}`, stack.main.cluster, i % 40 === 2 ? "WINDOWS_CORE_2022_x86_64" : "AL2023_x86_64_STANDARD");
        } else if (kind < 10) {
            stack.add("kubernetes:apps/v1:Deployment", `deployment-${i}`, {
                metadata: { name: `app-${i}`, namespace: "shop", labels: { app: `app-${i}` } },
                spec: {
                    replicas: 2, selector: { matchLabels: { app: `app-${i}` } },
                    template: {
                        metadata: { labels: { app: `app-${i}` } },
                        spec: { nodeSelector: { "kubernetes.io/os": "linux" }, containers: [{ name: "app", image: "example.com/app:1" }] },
                    },
                },
            });
        } else {
            stack.add("aws:s3/bucket:Bucket", `bucket-${i}`, { bucketPrefix: "shop-", forceDestroy: false, tags: { team: "shop", stage: "prod" } });
        }
    }
    return stack.resources;
}

async function main() {
    const count = Number(process.argv[2]);
    const pack = new PolicyPack(path.join(__dirname, "../../policy"));
    try {
        await pack.info();
        if (count > 0) {
            await pack.judge("project", "stack", stackOf(count));
        }
    } finally {
        await pack.stop();
    }
}

main().catch(error => {
    console.error(error);
    process.exitCode = 1;
});

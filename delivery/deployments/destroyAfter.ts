import * as pulumi from "@pulumi/pulumi";
import * as cloud from "@pulumi/pulumiservice";

/**
 * Destroys the stack so many hours after its first `pulumi up`, and removes it from Pulumi Cloud. For review stacks: copy this file to the
 * program of the cluster, and call it where the configuration says so.
 *
 * A review stack goes with its pull request anyway; this is for pull requests that nobody closes. Nobody else can give it a time to live:
 * Pulumi Deployments makes the stack, and a schedule needs its name.
 *
 * @see https://www.pulumi.com/docs/deployments/concepts/ttl/
 */
export function destroyAfter(hours: number): cloud.TtlSchedule {
    if (!(hours > 0 && Number.isFinite(hours))) {
        throw new pulumi.RunError(`destroyAfter: must be a number of hours above 0, got ${hours}; write 24 for a day`);
    }
    return new cloud.TtlSchedule("time-to-live", {
        organization: pulumi.getOrganization(), project: pulumi.getProject(), stack: pulumi.getStack(),
        timestamp: new Date(Date.now() + hours * 3_600_000).toISOString().replace(/\.\d+/, ""),
        deleteAfterDestroy: true,
        // Counted from the first up: without this, every push would put the end off.
    }, { ignoreChanges: ["timestamp"] });
}

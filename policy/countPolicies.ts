import { analyzerService } from "./analyzerService";

/**
 * Fails the start of the pack if the SDK does not show the engine every policy of it.
 *
 * The engine prints a check mark for a pack whose policies say nothing, and so also for one whose policies are not there.
 */
export function countPolicies(names: string[]): void {
    const { getAnalyzerInfo } = analyzerService();
    const { responseSerialize } = getAnalyzerInfo;
    getAnalyzerInfo.responseSerialize = info => {
        const shown = new Set(info.getPoliciesList().map(policy => policy.getName()));
        const missing = names.filter(name => !shown.has(name));
        if (missing.length > 0) {
            throw new Error(`the policy pack does not start: this release of @pulumi/policy loads only ${shown.size} of its ${names.length} `
                + `policies; install the release that package.json names (missing: ${missing.slice(0, 3).join(", ")}${missing.length > 3 ? " and more" : ""})`);
        }
        return responseSerialize(info);
    };
}

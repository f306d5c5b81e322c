import type { ConfigureAnalyzerRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import { problemLines } from "../../limits/text/problem";
import { analyzerService } from "../analyzerService";
import { LEVELS, configurationProblems } from "./configurationProblems";

/** More problems make an answer that gRPC does not carry, since it sends an error in the headers. */
const TOLD_MAXIMUM = 10;

/**
 * Refuses a configuration of the pack that holds what the pack doesn't know: otherwise the engine runs without a word about it.
 *
 * The SDK shows each policy its own configuration only. So it is read where the engine's request arrives, before any resource.
 */
export function watchConfiguration(policies: string[]): void {
    const { configure } = analyzerService();
    const { requestDeserialize } = configure;
    configure.requestDeserialize = bytes => {
        const request = requestDeserialize(bytes);
        const problems = configurationProblems(configurationOf(request), policies);
        if (problems.length > 0) {
            const error = new Error(refusal(problemLines(problems)));
            // The SDK answers with the stack trace of what is thrown where it reads the map. There is no place in the pack to show.
            error.stack = error.message;
            request.getPolicyconfigMap = () => { throw error; };
        }
        return request;
    };
}

function refusal(lines: string[]): string {
    const more = lines.length - TOLD_MAXIMUM;
    return [
        "its configuration is not right:", ...lines.slice(0, TOLD_MAXIMUM), ...more > 0 ? [`  … and ${more} more: npx pulumi-eks-windows policy-pack check lists all`] : [],
    ].join("\n");
}

/** What the engine sends, as a file would say it: each policy has a level, its own where the user gave none. */
function configurationOf(request: ConfigureAnalyzerRequest): Record<string, Record<string, unknown>> {
    return Object.fromEntries([...request.getPolicyconfigMap().entries()].map(([policy, config]) =>
        [policy, { ...config.getProperties()?.toJavaScript(), enforcementLevel: LEVELS[config.getEnforcementlevel()] }]));
}

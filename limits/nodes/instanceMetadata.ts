import { Problem, shown } from "../text/problem";

/** What `httpTokens` has to be, so that metadata is read with a session's token only. */
export const IMDSV2 = "required";

/**
 * The instance's metadata, with the credentials of its role, needs a token: IMDSv2.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
 */
export function imdsProblems(path: string, httpTokens: unknown): Problem[] {
    return httpTokens === IMDSV2 ? [] : [{
        path, reason: `without IMDSv2, a forged request from the node can read its credentials, got ${shown(httpTokens)}; use "${IMDSV2}"`,
    }];
}

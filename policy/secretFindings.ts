import { Finding, RuleMetadata } from "./rule";

/**
 * The findings without any value that is secret, whatever the rule makes of it.
 *
 * A rule that says the same where all secrets are unknown does not use them. Of every other finding only the property is
 * told, and the rule's own words on how to mend it.
 *
 * @param judgeAgain - Judges the same resources with all secrets unknown.
 */
export function withoutSecretValues({ remediationSteps }: RuleMetadata, findings: Finding[], judgeAgain: () => Finding[]): Finding[] {
    if (!findings.some(({ kind }) => kind !== "notJudged")) {
        return findings;
    }
    const id = ({ resource, message, kind }: Finding) => JSON.stringify([resource.urn, message, kind]);
    const open = new Set(judgeAgain().map(id));
    const shown = findings.map(finding => finding.kind === "notJudged" || open.has(id(finding)) ? finding : {
        ...finding,
        message: `${finding.property === "" ? "" : `${finding.property}: `}is wrong. It depends on a secret, so no values are shown. ${remediationSteps}`,
    });
    return [...new Map(shown.map(finding => [id(finding), finding])).values()];
}

import type { PolicyResource, ReportViolation, ResourceValidationPolicy, StackValidationArgs, StackValidationPolicy } from "@pulumi/policy";
import { reportUnusedExemptions } from "./configuration/unusedExemptions";
import { inModel } from "./awsNative/model";
import { mended } from "./awsNative/written";
import { EXEMPTIONS_SCHEMA, exemptionOf, readExemptions } from "./exemptions";
import { described } from "./help";
import { Inputs } from "./inputs";
import { Finding, Report, ResourceRule, Rule, RuleMetadata, StackRule, Subject, isStackRule } from "./rule";
import { withoutSecretValues } from "./secretFindings";
import { resourcesWithoutSecrets, withoutSecrets } from "./secrets";
import { about } from "./stack/about";
import { Stack } from "./stack/stack";
import { oncePerStack } from "./unpackOnce";

type SdkPolicy = ResourceValidationPolicy | StackValidationPolicy;
/**
 * The SDK also takes a finding at a level of its own; its types do not say so, and tests/policy/sdk.spec.ts holds it. Its own
 * way to report what is unknown, UnknownValueError, ends the policy and names no resource.
 */
type ReportAtLevel = (finding: { message: string; urn: string; enforcementLevel: "advisory" }) => void;

/**
 * The SDK's policies for the rules.
 *
 * @param inputs - Inputs of the resources that the engine shows, which come before the stack.
 */
export function policies(rules: Rule[], inputs: Inputs): SdkPolicy[] {
    const stackRules = rules.filter(isStackRule);
    const outcomes = oncePerStack(resources => judge(stackRules, resources, inputs));
    const resourceRules = rules.filter(rule => !isStackRule(rule)) as ResourceRule[];
    return [...resourceRules.map(resourcePolicy), ...stackRules.map(rule => stackPolicy(rule, outcomes))];
}

function resourcePolicy(rule: ResourceRule): ResourceValidationPolicy & StackValidationPolicy {
    return {
        ...metadata(rule),
        validateResource: (args, reportViolation) => {
            const judged = (resource: Subject) => findingsOf(report => rule.judgeResource(inModel(resource), report));
            const found = withoutSecretValues(rule, judged(args), () => judged({ ...args, props: withoutSecrets(args.props) }));
            tell(rule, found, args.getConfig(), reportViolation);
        },
        // The rule itself judges resources alone.
        validateStack: (args, reportViolation) => tell(rule, unusedExemptions(args), args.getConfig(), reportViolation),
        ...remediation(rule),
    };
}

/** What the rules on the stack found; an error, where a rule failed. */
type Outcomes = Map<StackRule, Finding[] | Error>;

/** A policy on the stack that mends resources is both to the SDK, which lists it as one on resources. */
function stackPolicy(rule: StackRule, outcomes: (resources: PolicyResource[]) => Outcomes): StackValidationPolicy {
    return {
        ...metadata(rule),
        ...remediation(rule),
        validateStack: (args, reportViolation) => {
            const outcome = outcomes(args.resources).get(rule)!;
            if (outcome instanceof Error) {
                throw outcome;
            }
            tell(rule, [...outcome, ...unusedExemptions(args)], args.getConfig(), reportViolation);
        },
    };
}

/** Every policy asks at every stack, and few have exemptions: without any, no resource is looked at. */
function unusedExemptions({ resources, getConfig }: StackValidationArgs): Finding[] {
    const { exemptions } = readExemptions(getConfig());
    return exemptions.length === 0 ? [] : findingsOf(report => reportUnusedExemptions(resources, exemptions, report));
}

/** Judges a stack by all rules at once: they share one index of its resources. */
function judge(rules: StackRule[], resources: PolicyResource[], inputs: Inputs): Outcomes {
    const stack = new Stack(resources, inputs);
    const open = withoutStackSecrets(resources, inputs);
    const outcomes: Outcomes = new Map();
    for (const rule of rules) {
        try {
            const findings = findingsOf(report => rule.judge(stack, report));
            const shown = open ? withoutSecretValues(rule, findings, () => findingsOf(report => rule.judge(open, report))) : findings;
            outcomes.set(rule, shown.map(finding => ({ ...finding, message: finding.message + about(stack, finding.resource, finding.message) })));
        } catch (error) {
            outcomes.set(rule, error as Error);
        }
    }
    return outcomes;
}

function findingsOf(judge: (report: Report) => void): Finding[] {
    const report = new Report();
    judge(report);
    return report.findings;
}

/** The stack where all secrets are unknown; undefined where there are none. */
function withoutStackSecrets(resources: PolicyResource[], inputs: Inputs): Stack | undefined {
    const given = resources.flatMap(({ urn }): [string, Record<string, any>][] => inputs.has(urn) ? [[urn, inputs.get(urn)!]] : []);
    const openInputs = given.map(([urn, props]): [string, Record<string, any>] => [urn, withoutSecrets(props)]);
    const openResources = resourcesWithoutSecrets(resources);
    return openResources || openInputs.some(([, props], i) => props !== given[i][1])
        ? new Stack(openResources ?? resources, new Map(openInputs)) : undefined;
}

/** What a rule says about itself, without what is for this package only. */
function metadata(rule: RuleMetadata) {
    const { name, enforcementLevel, severity, url, framework, tags, remediationSteps } = rule;
    return { name, description: described(rule), enforcementLevel, severity, url, framework, tags, remediationSteps, configSchema: EXEMPTIONS_SCHEMA };
}

function remediation(rule: Rule): Pick<ResourceValidationPolicy, "remediateResource"> {
    const { remediate } = rule;
    return remediate ? {
        remediateResource: args => exemptionOf(readExemptions(args.getConfig()).exemptions, args) ? undefined
            : mended(args.urn, args.props, remediate.call(rule, inModel(args))),
    } : {};
}

/** Reports the findings: violations at the level of the rule; what is exempt, and what could not be judged, as advice. */
function tell(rule: RuleMetadata, findings: Finding[], config: Record<string, unknown>, report: ReportViolation): void {
    if (findings.length === 0) {
        return;
    }
    const { exemptions } = readExemptions(config);
    const advise = (urn: string, message: string) =>
        (report as unknown as ReportAtLevel)({ urn, message: `${described(rule)}\n${message}`, enforcementLevel: "advisory" });
    for (const { resource, message, kind } of findings) {
        const exemption = kind === "violation" || kind === "advice" ? exemptionOf(exemptions, resource) : undefined;
        if (exemption) {
            advise(resource.urn, `exempt, ${exemption.reason}: ${message}`);
        } else if (kind === "violation") {
            report(message, resource.urn);
        } else {
            advise(resource.urn, message);
        }
    }
}

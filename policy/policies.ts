import type { PolicyResource, ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { inModel } from "./awsNative/model";
import { mended } from "./awsNative/written";
import { EXEMPTIONS_SCHEMA, exemptionOf, readExemptions } from "./exemptions";
import { Inputs } from "./inputs";
import { Finding, Report, ResourceRule, Rule, RuleMetadata, StackRule, Subject, isStackRule } from "./rule";
import { withoutSecretValues } from "./secretFindings";
import { resourcesWithoutSecrets, withoutSecrets } from "./secrets";
import { Stack } from "./stack/stack";

type SdkPolicy = ResourceValidationPolicy | StackValidationPolicy;
/** The SDK also takes a finding whose level is not that of its policy; its types don't say so. */
type ReportAtLevel = (finding: { message: string; urn: string; enforcementLevel: "advisory" }) => void;

/**
 * The SDK's policies for the rules.
 *
 * @param inputs - Inputs of the resources that the engine shows, which come before the stack.
 */
export function policies(rules: Rule[], inputs: Inputs): SdkPolicy[] {
    return new RulePolicies(rules.filter(rule => !isStackRule(rule)) as ResourceRule[], rules.filter(isStackRule), inputs);
}

/**
 * A list of policies that looks at a stack once, whoever many policies it has.
 *
 * The SDK unpacks all resources for every policy that it takes from the list, which for thousands of resources is nearly all
 * that a policy costs. So each time the SDK goes through the list, the first stack policy that it runs judges for all, and
 * the list then yields only those that found something. If the SDK took them all, or in another order, each would still
 * report what is its own: only time would be lost.
 */
class RulePolicies extends Array<SdkPolicy> {
    public static override get [Symbol.species](): ArrayConstructor {
        return Array;
    }

    constructor(private readonly resourceRules: ResourceRule[], private readonly stackRules: StackRule[], private readonly inputs: Inputs) {
        super();
    }

    public override *[Symbol.iterator](): ArrayIterator<SdkPolicy> {
        const pass = new Pass(this.stackRules, this.inputs);
        for (const rule of this.resourceRules) {
            yield pass.resourcePolicy(rule);
        }
        for (const rule of this.stackRules) {
            if (pass.mayHaveFindings(rule)) {
                yield pass.stackPolicy(rule);
            }
        }
    }
}

/** One way of the SDK through the list: for a resource, for the stack, or for what the policies say about themselves. */
class Pass {
    private isOfResource = false;
    private outcomes?: Map<StackRule, Finding[] | Error>;

    constructor(private readonly stackRules: StackRule[], private readonly inputs: Inputs) {}

    public mayHaveFindings(rule: StackRule): boolean {
        const outcome = this.outcomes?.get(rule);
        return !this.isOfResource && (outcome === undefined || outcome instanceof Error || outcome.length > 0);
    }

    public resourcePolicy(rule: ResourceRule): ResourceValidationPolicy {
        return {
            ...metadata(rule),
            validateResource: (args, reportViolation) => {
                this.isOfResource = true;
                const judge = (resource: Subject) => findingsOf(report => rule.judgeResource(inModel(resource), report));
                const found = withoutSecretValues(rule, judge(args), () => judge({ ...args, props: withoutSecrets(args.props) }));
                tell(rule, found, args.getConfig(), reportViolation);
            },
            ...remediation(rule),
        };
    }

    /** A policy on the stack that mends resources is both to the SDK, which lists it as one on resources. */
    public stackPolicy(rule: StackRule): StackValidationPolicy {
        return {
            ...metadata(rule),
            ...remediation(rule),
            validateStack: (args, reportViolation) => {
                this.outcomes ??= this.judge(args.resources);
                const outcome = this.outcomes.get(rule)!;
                if (outcome instanceof Error) {
                    throw outcome;
                }
                tell(rule, outcome, args.getConfig(), reportViolation);
            },
        };
    }

    private judge(resources: PolicyResource[]): Map<StackRule, Finding[] | Error> {
        const stack = new Stack(resources, this.inputs);
        const open = withoutStackSecrets(resources, this.inputs);
        const outcomes = new Map<StackRule, Finding[] | Error>();
        for (const rule of this.stackRules) {
            try {
                const findings = findingsOf(report => rule.judge(stack, report));
                outcomes.set(rule, open ? withoutSecretValues(rule, findings, () => findingsOf(report => rule.judge(open, report))) : findings);
            } catch (error) {
                outcomes.set(rule, error as Error);
            }
        }
        return outcomes;
    }
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
function metadata({ name, description, enforcementLevel, severity, url, framework, tags, remediationSteps }: RuleMetadata) {
    return { name, description, enforcementLevel, severity, url, framework, tags, remediationSteps, configSchema: EXEMPTIONS_SCHEMA };
}

function remediation(rule: Rule): Pick<ResourceValidationPolicy, "remediateResource"> {
    const { remediate } = rule;
    return remediate ? {
        remediateResource: args => exemptionOf(readExemptions(args.getConfig()).exemptions, args) ? undefined
            : mended(args.urn, args.props, remediate.call(rule, inModel(args))),
    } : {};
}

/** Reports the findings: violations at the level of the rule; what is exempt, and what could not be judged, as advice. */
function tell({ description }: RuleMetadata, findings: Finding[], config: Record<string, unknown>, report: ReportViolation): void {
    if (findings.length === 0) {
        return;
    }
    const { exemptions, problems } = readExemptions(config);
    problems.forEach(({ path, reason }) => report(`configuration of the policy, ${path}: ${reason}`));
    const advise = (urn: string, message: string) =>
        (report as unknown as ReportAtLevel)({ urn, message: `${description}\n${message}`, enforcementLevel: "advisory" });
    for (const { resource, message, kind } of findings) {
        const exemption = kind === "notJudged" ? undefined : exemptionOf(exemptions, resource);
        if (exemption) {
            advise(resource.urn, `exempt, ${exemption.reason}: ${message}`);
        } else if (kind === "violation") {
            report(message, resource.urn);
        } else {
            advise(resource.urn, message);
        }
    }
}

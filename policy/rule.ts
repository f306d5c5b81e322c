import type { Policy, PolicyResource } from "@pulumi/policy";
import { Problem } from "../limits/text/problem";
import { Mend, writtenPath, writtenReason } from "./awsNative/written";
import { isNotDecrypted } from "./secrets";
import { Stack } from "./stack/stack";
import { userPath } from "./userPath";

/** What a rule needs of a resource to speak of it. */
export type Subject = Pick<PolicyResource, "type" | "name" | "urn" | "props">;

/** What a rule found. */
export interface Finding {
    resource: Subject;
    message: string;
    /** Property that it is about, without what it holds: `configurationValues`; empty for the whole resource. */
    property: string;
    /**
     * A violation has the level of its rule. The others are advice at any level: something may be right all the same, could not be
     * judged, or is about the rule's own configuration.
     */
    kind: "violation" | "advice" | "notJudged" | "configuration";
}

/** Takes what a rule finds. */
export class Report {
    public readonly findings: Finding[] = [];

    /** What is wrong with a resource, in the words of the judge. */
    public problems(resource: Subject, problems: Problem[]): void {
        this.add("violation", resource, problems);
    }

    /** What is wrong unless somebody mended it where the stack doesn't show it: advice, whatever the rule's level is. */
    public advice(resource: Subject, problems: Problem[]): void {
        this.add("advice", resource, problems);
    }

    /** A property that decides, and that nobody knows before `pulumi up`, or without the key of the stack's secrets. */
    public notJudged(resource: Subject, path: string): void {
        const shown = placeOf(resource, path);
        const message = `${shown}: ${isNotDecrypted(resource.props, propertyOf(path))
            ? "a secret that this preview can't decrypt, so it is not judged"
            : "not known before `pulumi up`, so it is not judged in this preview"}`;
        if (!this.findings.some(known => known.resource.urn === resource.urn && known.message === message)) {
            this.findings.push({ resource, message, property: propertyOf(shown), kind: "notJudged" });
        }
    }

    /** What is wrong with the configuration of the rule. */
    public configuration(stack: Subject, problems: Problem[]): void {
        this.findings.push(...problems.map(({ path, reason }): Finding => ({
            resource: stack, message: `configuration of the policy, ${path}: ${reason}`, property: "", kind: "configuration",
        })));
    }

    /** A list that is longer than what is judged of it. */
    public notJudgedBeyond(resource: Subject, path: string, judged: number, length: number): void {
        if (length > judged) {
            const shown = placeOf(resource, path);
            const message = `${shown}: only the first ${judged} are judged, got ${length}`;
            this.findings.push({ resource, message, property: propertyOf(shown), kind: "notJudged" });
        }
    }

    private add(kind: Finding["kind"], resource: Subject, problems: Problem[]): void {
        for (const problem of problems) {
            const [shown, reason] = [placeOf(resource, problem.path), writtenReason(resource.urn, problem.reason)];
            this.findings.push({ resource, message: shown ? `${shown}: ${reason}` : reason, property: propertyOf(shown), kind });
        }
    }
}

/** Where the user wrote what a property holds, of a component's child or of aws-native. */
function placeOf(resource: Subject, path: string): string {
    return path && userPath(resource, writtenPath(resource.urn, path));
}

function propertyOf(path: string): string {
    return /^\w*/.exec(path)![0];
}

/** What every rule says about itself; all of it goes to Pulumi, and into docs/policies.md. */
export interface RuleMetadata extends Required<Omit<Policy, "configSchema" | "framework" | "displayName">>, Required<Pick<Policy, "framework">> {
    /** Numbers of the statements on Windows nodes that the rule holds: see `statements.ts`. */
    limits: string[];
    /**
     * What mends a resource: nothing where there is nothing to mend. It runs where the level is `remediate`, for every resource
     * of the stack: alone, a resource does not show what uses it.
     */
    remediate?(resource: Subject): Mend[];
}

/** A rule over the whole stack: most limits are about how resources belong together. */
export interface StackRule extends RuleMetadata {
    judge(stack: Stack, report: Report): void;
}

/** A rule over one resource, before it is made. */
export interface ResourceRule extends RuleMetadata {
    judgeResource(resource: Subject, report: Report): void;
}

export type Rule = StackRule | ResourceRule;

export function isStackRule(rule: Rule): rule is StackRule {
    return "judge" in rule;
}

import * as assert from "node:assert/strict";
import type { PolicyResource, ReportViolation, StackValidationPolicy } from "@pulumi/policy";
import { AnalyzeDiagnostic, AnalyzeResponse, AnalyzeStackRequest, AnalyzerInfo, EnforcementLevel, PolicyInfo, PolicySeverity } from "@pulumi/pulumi/proto/analyzer_pb";
import { analyzeStackRequest } from "../../plan/packProtocol";
import { PlannedResource } from "../../plan/resource";
import { countPolicies } from "../../policy/countPolicies";
import { policies } from "../../policy/policies";
import { isStackRule } from "../../policy/rule";
import { RULES } from "../../policy/rules";
import { analyzerService } from "../../policy/analyzerService";
import { oncePerStack, unpackOnce } from "../../policy/unpackOnce";
import { WindowsStack } from "../support/stack";
import { BREAKS } from "./breaks";

type Policies = ReturnType<typeof policies>;
type Call = { request: AnalyzeStackRequest };
type Answer = (error: Error | null, response: AnalyzeResponse) => void;

// The parts of the SDK that it does not describe.
const server = require("@pulumi/policy/server") as
    { makeAnalyzeStackRpcFun(pack: string, version: string, level: string, policies: Policies): (call: Call, answer: Answer) => void };
const deserializer = require("@pulumi/policy/deserialize") as { deserializeProperties(message: object, proxySecrets: boolean): object };

/** Has the SDK itself judge a stack by the policies. */
function analyzed(list: Policies, resources: PlannedResource[]): Promise<AnalyzeDiagnostic[]> {
    const analyze = server.makeAnalyzeStackRpcFun("pack", "1.0.0", "advisory", list);
    // As it comes over the wire.
    const request = AnalyzeStackRequest.deserializeBinary(analyzeStackRequest(resources).serializeBinary());
    return new Promise((resolve, reject) => analyze({ request }, (error, response) => error ? reject(error) : resolve(response.getDiagnosticsList())));
}

const IPV6 = "windows-no-ipv6-cluster";
const ROLE = "windows-cluster-role-policies";

function broken(...names: string[]): PlannedResource[] {
    const stack = new WindowsStack("later");
    names.forEach(name => BREAKS[name](stack));
    return stack.resources;
}

const namesOf = (found: AnalyzeDiagnostic[]) => [...new Set(found.map(each => each.getPolicyname()))];

describe("the policies, as the SDK takes them", () => {
    const list = policies(RULES, new Map());

    it("are a plain array, each policy with functions of its own", () => {
        assert.equal(Object.getPrototypeOf(list), Array.prototype);
        assert.deepEqual(Object.keys(list), RULES.map((_, i) => String(i)));
        assert.deepEqual(list.map(({ name }) => name).sort(), RULES.map(({ name }) => name).sort());
    });

    for (const [title, taken] of [["copies", [...list]], ["filters", list.filter(() => true)], ["turns round", [...list].reverse()]] as [string, Policies][]) {
        it(`judge each stack for itself where the SDK ${title} the list`, async () => {
            for (const names of [[IPV6], [], [ROLE], [ROLE, IPV6], []]) {
                assert.deepEqual(namesOf(await analyzed(taken, broken(...names))).sort(), [...names].sort());
            }
        });
    }

    it("judge each stack for itself where the SDK runs one policy alone", async () => {
        for (const name of [IPV6, ROLE]) {
            const alone = list.filter(policy => policy.name === name);
            assert.deepEqual(namesOf(await analyzed(alone, broken(ROLE, IPV6))), [name]);
            assert.deepEqual(namesOf(await analyzed(alone, broken())), []);
        }
    });
});

describe("the properties that the SDK unpacks", () => {
    const { deserializeProperties } = deserializer;
    let unpacked = 0;
    before(() => {
        deserializer.deserializeProperties = (message, proxySecrets) => {
            unpacked += 1;
            return deserializeProperties(message, proxySecrets);
        };
        unpackOnce();
    });
    after(() => { deserializer.deserializeProperties = deserializeProperties; });

    it("are unpacked once for all policies, and judged once", async () => {
        const resources = broken(IPV6);
        let judged = 0;
        const counting = RULES.filter(isStackRule).map((rule, i) => ({ ...rule, judge: (...args: Parameters<typeof rule.judge>) => {
            judged += i === 0 ? 1 : 0;
            rule.judge(...args);
        } }));
        unpacked = 0;
        assert.deepEqual(namesOf(await analyzed(policies(counting, new Map()), resources)), [IPV6]);
        assert.deepEqual([unpacked, judged], [resources.length, 1]);
    });

    it("are a resource's own where a remediation may change them", () => {
        const message = { toJavaScript: () => ({ size: 1 }) };
        const [one, other, mended] = [false, false, true].map(proxySecrets => deserializer.deserializeProperties(message, proxySecrets));
        assert.equal(one, other);
        assert.notEqual(one, mended);
    });
});

describe("what is computed once for a stack", () => {
    const resource = (props: object) => ({ props }) as PolicyResource;

    it("is computed anew for any other resources, in any other order, and for none", () => {
        let count = 0;
        const compute = oncePerStack(() => ++count);
        const [one, other] = [{ size: 1 }, { size: 1 }];
        const shown = (...all: object[]) => compute(all.map(resource));
        assert.deepEqual([shown(one, other), shown(one, other), shown(one), shown(one), shown(other, one), shown({ size: 1 }, other)], [1, 1, 2, 2, 3, 4]);
        assert.deepEqual([shown(), shown()], [5, 6]);
    });
});

describe("a violation at a level of its own", () => {
    const found = { message: "Advice.\nAll of it.", urn: "urn:pulumi:later::project::aws:s3/bucket:Bucket::b", enforcementLevel: "advisory" } as const;

    it("keeps its level, its resource and its words, and has the rest of its policy", async () => {
        const policy: StackValidationPolicy = {
            name: "mandatory", description: "What must be.", enforcementLevel: "mandatory", severity: "high",
            validateStack: (_, report) => (report as unknown as (violation: typeof found) => void)(found),
        };
        const [diagnostic, ...others] = await analyzed([policy], broken());
        assert.deepEqual(others, []);
        assert.deepEqual(
            [diagnostic.getPolicyname(), diagnostic.getPolicypackname(), diagnostic.getDescription(), diagnostic.getMessage(), diagnostic.getUrn(),
                diagnostic.getEnforcementlevel(), diagnostic.getSeverity()],
            ["mandatory", "pack", "What must be.", found.message, found.urn, EnforcementLevel.ADVISORY, PolicySeverity.POLICY_SEVERITY_HIGH]);
    });

    it("is not in the SDK's types: once it is, use them", () => {
        // @ts-expect-error The SDK describes no such argument.
        const report: (violation: typeof found) => void = (() => undefined) as ReportViolation;
        report(found);
    });
});

describe("the count of the policies", () => {
    const { getAnalyzerInfo } = analyzerService();
    const { responseSerialize } = getAnalyzerInfo;
    before(() => countPolicies(["one", "two", "three", "four", "five"]));
    after(() => { getAnalyzerInfo.responseSerialize = responseSerialize; });
    const info = (...names: string[]) => new AnalyzerInfo().setPoliciesList(names.map(name => new PolicyInfo().setName(name)));

    it("lets the pack start where the SDK shows them all", () => {
        const all = info("five", "four", "three", "two", "one");
        assert.deepEqual(getAnalyzerInfo.responseSerialize(all), responseSerialize(all));
    });

    it("stops the pack where the SDK shows fewer, or none", () => {
        assert.throws(() => getAnalyzerInfo.responseSerialize(info("one", "two", "four", "five")),
            /loads only 4 of its 5 policies; install the release that package\.json names \(missing: three\)$/);
        assert.throws(() => getAnalyzerInfo.responseSerialize(info()), /loads only 0 of its 5 policies.*\(missing: one, two, three and more\)$/);
    });
});

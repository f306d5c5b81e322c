import * as assert from "node:assert/strict";
import { Plan } from "../../plan/plan";
import { NO_OPTIONS, PlannedResource } from "../../plan/resource";
import { capacity } from "../../plan/capacity";
import { planModel } from "../../plan/model/planModel";
import { TextOptions } from "../../plan/text/textOptions";
import { textReport } from "../../plan/textReport";

const PIPE: TextOptions = { width: 100, colour: false, resources: false, details: false };

/** What a person reads of a program with one Windows group of this type. */
function reportOf(type: string): string {
    const group: PlannedResource = {
        urn: `urn:pulumi:dev::shop::${type}::web`, type, name: "web", custom: true, inputs: { amiType: "WINDOWS_CORE_2022_x86_64" }, outputs: {},
        dependencies: [], propertyDependencies: {}, options: NO_OPTIONS,
    };
    const plan: Plan = {
        project: "shop", stack: "dev", region: "eu-central-1", resources: [group], outputs: {}, capacity: capacity([group]),
        verdict: { policies: [], violations: [] }, notRead: [], warnings: [],
    };
    return textReport(planModel(plan, "2026-09-01"), PIPE);
}

const NONE = "This program has no Windows node group of type aws:eks/nodeGroup:NodeGroup; the plan counts no\nothers.";

describe("the plan's text", () => {
    it("says which node groups it counts, where it counts none", () => {
        const report = reportOf("aws-native:eks:Nodegroup");
        assert.ok(report.includes(`\n${NONE}\n`), report);
    });

    it("says nothing of them where it counts one", () => {
        assert.doesNotMatch(reportOf("aws:eks/nodeGroup:NodeGroup"), /counts no others/);
    });
});

import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { ROOT } from "../support/runPlan";
import { allSteps, script, workflow, workflowTexts } from "./workflows";

/** What each job may do beside the workflow's own permissions, which are to read the repository or nothing. */
const PERMISSIONS = {
    "drift.yml": { drift: { contents: "read", "id-token": "write" } },
    "merge.yml": { up: { contents: "read", "id-token": "write" } },
    "pull-request-comment.yml": { comment: { actions: "read", "pull-requests": "write" } },
    "pull-request.yml": { plan: undefined, preview: { contents: "read", "id-token": "write" } },
};
/** Workflows with a stack. */
const OF_STACKS = ["drift.yml", "merge.yml", "pull-request.yml"];

/** tests/engine/delivery.engine.ts lints them and runs their commands. */
describe("workflows of GitHub Actions", () => {
    it("give each job the permissions that it needs, and no others", () => {
        const found = Object.fromEntries(Object.keys(workflowTexts()).map(file => [file, Object.fromEntries(Object.entries(workflow(file).jobs).map(([job, { permissions }]) => [job, permissions]))]));
        assert.deepEqual(found, PERMISSIONS);
        for (const file of Object.keys(found)) {
            assert.deepEqual(workflow(file).permissions, file === "pull-request-comment.yml" ? {} : { contents: "read" }, file);
        }
    });

    it("give code of a pull request neither secret nor role, unless its branch is in the repository", () => {
        for (const text of Object.values(workflowTexts())) {
            assert.doesNotMatch(text, /pull_request_target|secrets\./);
        }
        const { plan, preview } = workflow("pull-request.yml").jobs;
        assert.equal(preview.if, "github.event.pull_request.head.repo.full_name == github.repository");
        assert.deepEqual(plan.steps.flatMap(({ uses = "" }) => /credentials|auth-actions/.exec(uses) ?? []), []);
        // The workflow that may write has no code but its own.
        const { comment } = workflow("pull-request-comment.yml").jobs;
        assert.deepEqual(comment.steps.map(({ uses }) => uses?.split("@")[0]), ["actions/download-artifact", undefined]);
        assert.doesNotMatch(comment.steps[1].run!, /\$\{\{/, "nothing of the pull request becomes a part of the script");
    });

    it("keep the token of the repository from the code that they check out, and get credentials after packages are installed", () => {
        const checkouts = allSteps().filter(({ uses = "" }) => uses.startsWith("actions/checkout@"));
        assert.equal(checkouts.length, 5);
        checkouts.forEach(step => assert.equal(step.with!["persist-credentials"], false));
        for (const [file, job] of [["drift.yml", "drift"], ["merge.yml", "up"], ["pull-request.yml", "preview"]]) {
            const order = workflow(file).jobs[job].steps.map(({ uses, run }) => uses?.split("@")[0] ?? run!.split(" ").slice(0, 2).join(" "));
            assert.deepEqual(order.slice(2, -1), ["npm ci", "pulumi/actions", "pulumi/auth-actions", "aws-actions/configure-aws-credentials"], file);
        }
    });

    it("name program, organization, stack, region and role once, at the top, and the same in each", () => {
        const [first, ...others] = OF_STACKS.map(file => {
            const { ROLE, ...others } = workflow(file).env!;
            assert.match(String(ROLE), file === "merge.yml" ? /pulumi-eks-windows-up$/ : /pulumi-eks-windows-preview$/);
            return Object.fromEntries(Object.entries(others).filter(([key]) => key !== "SECONDS_OF_CREDENTIALS"));
        });
        assert.deepEqual(Object.keys(first), ["PROGRAM", "ORGANIZATION", "STACK", "AWS_REGION"]);
        others.forEach(other => assert.deepEqual(other, first));
        assert.deepEqual(workflow("merge.yml").on.push.paths, [`${first.PROGRAM}/**`, `!${first.PROGRAM}/**/*.md`]);
    });

    it("never cut an up off, let reviewers begin it, and give it credentials as long as it may take", () => {
        const { concurrency, jobs: { up }, env } = workflow("merge.yml");
        assert.deepEqual([concurrency!["cancel-in-progress"], up.environment], [false, "production"]);
        assert.equal(Number(env!.SECONDS_OF_CREDENTIALS), up["timeout-minutes"] * 60);
        const durations = up.steps.flatMap(({ with: inputs = {} }) => [inputs["token-expiration"], inputs["role-duration-seconds"]].filter(Boolean));
        assert.deepEqual(durations, ["${{ env.SECONDS_OF_CREDENTIALS }}", "${{ env.SECONDS_OF_CREDENTIALS }}"]);
        // A run that waits in the same group would give way to a newer one.
        const groups = OF_STACKS.map(file => workflow(file).concurrency!.group);
        assert.equal(new Set(groups).size, groups.length);
    });

    it("write the comment after the workflow that makes the plan, from its artifact", () => {
        assert.deepEqual(workflow("pull-request-comment.yml").on.workflow_run.workflows, [workflow("pull-request.yml").name]);
        const upload = workflow("pull-request.yml").jobs.plan.steps.find(({ uses = "" }) => uses.startsWith("actions/upload-artifact"))!;
        assert.equal(upload.with!.name, workflow("pull-request-comment.yml").jobs.comment.steps[0].with!.name);
        assert.equal(upload.if, "${{ !cancelled() }}", "also where a policy is violated or there is no plan");
        assert.match(script("pull-request.yml", "plan", "--markdown"), /exit "\$status"$/m);
    });

    it("run when the program of Pulumi Deployments would", () => {
        const example = fs.readFileSync(path.join(ROOT, "delivery/deployments/Pulumi.main.yaml"), "utf8");
        for (const file of ["drift.yml", "merge.yml"]) {
            const [{ cron }] = workflow(file).on.schedule;
            assert.ok(example.includes(`{ cron: "${cron}" }`), `${file}: ${cron}`);
        }
    });
});

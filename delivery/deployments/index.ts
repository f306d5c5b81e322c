import * as pulumi from "@pulumi/pulumi";
import { makeEnvironments } from "./environments";
import { trustGithubActions } from "./githubActions";
import { enforcePolicies, policyProblems } from "./policies";
import { deliveryProblems } from "./problems";
import { readSettings } from "./settings";
import { deployStack } from "./stackDeployments";

const settings = readSettings();
const problems = [...deliveryProblems(settings), ...policyProblems(settings.policies)];
if (problems.length > 0) {
    throw new pulumi.RunError(["The configuration is not right:", ...problems.map(problem => `  - ${problem}`)].join("\n"));
}

settings.stacks.forEach(stack => deployStack(settings, stack));
enforcePolicies(settings);
makeEnvironments(settings);
trustGithubActions(settings);

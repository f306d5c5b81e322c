import { PolicyPack } from "@pulumi/policy";
import { watchConfiguration } from "./configuration/watchConfiguration";
import { countPolicies } from "./countPolicies";
import { keepInputs } from "./inputs";
import { policies } from "./policies";
import { RULES } from "./rules";
import { watchSecrets } from "./secrets";
import { unpackOnce } from "./unpackOnce";

/** Starts the pack in the process that the engine made for it. */
export function startPack(): void {
    watchSecrets();
    unpackOnce();
    const names = RULES.map(({ name }) => name);
    countPolicies(names);
    watchConfiguration(names);

    new PolicyPack("eks-windows", {
        displayName: "Windows on Amazon EKS",
        description: "Finds what does not work with Windows nodes on Amazon EKS, in any Pulumi program, and says how to fix it.",
        provider: "aws",
        tags: ["eks", "windows", "kubernetes"],
        policies: policies(RULES, keepInputs()),
    });
}

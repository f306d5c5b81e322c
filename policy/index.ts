import { PolicyPack } from "@pulumi/policy";
import { tellingUnusedExemptions } from "./configuration/unusedExemptions";
import { watchConfiguration } from "./configuration/watchConfiguration";
import { keepInputs } from "./inputs";
import { policies } from "./policies";
import { RULES } from "./rules";
import { watchSecrets } from "./secrets";

watchSecrets();
const exemptions = watchConfiguration(RULES);

new PolicyPack("eks-windows", {
    displayName: "Windows on Amazon EKS",
    description: "Blocks what Windows nodes on Amazon EKS can't have, in any Pulumi program, and says how to mend it.",
    provider: "aws",
    tags: ["eks", "windows", "kubernetes"],
    policies: policies(tellingUnusedExemptions(RULES, exemptions), keepInputs()),
});

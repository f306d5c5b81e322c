import { PolicyPack } from "@pulumi/policy";
import { policies } from "./policies";
import { RULES } from "./rules";

new PolicyPack("eks-windows", { policies: policies(RULES) });

import { PolicyResource } from "@pulumi/policy";
import { Property, propertyOf } from "../property";
import { Stack } from "./stack";
import { LAUNCH_TEMPLATE } from "./types";

/** A launch template of the stack, as a managed node group uses it. */
export class LaunchTemplate {
    constructor(public readonly resource: PolicyResource) {}

    /** Whether it names an AMI, so that its nodes join the cluster by themselves. */
    public get namesImage(): boolean {
        return propertyOf(this.resource, "imageId").isSet;
    }

    /** The user data as text. */
    public get userData(): Property<string> {
        const found = propertyOf(this.resource, "userData").written;
        return found.map(value => typeof value === "string" ? Buffer.from(value, "base64").toString("utf8") : undefined);
    }

    /** Whether EC2 runs the user data in PowerShell, as it does on Windows alone; undefined if the user data is not known. */
    public get runsPowerShell(): boolean | undefined {
        const { userData } = this;
        return userData.known ? /<powershell>/i.test(userData.value ?? "") : undefined;
    }
}

/** The launch template of a node group, where it is certain which. */
export function launchTemplateOf(stack: Stack, group: PolicyResource): LaunchTemplate | undefined {
    const byId = propertyOf(group, "launchTemplate", "id").text === undefined ? "name" : "id";
    const resource = stack.referred(group, LAUNCH_TEMPLATE, "launchTemplate", byId);
    return resource && new LaunchTemplate(resource);
}

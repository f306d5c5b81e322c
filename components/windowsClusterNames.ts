import { Problem } from "../limits/text/problem";
import { DerivedName, NamedResource, resourceNameProblems } from "../limits/text/resourceName";
import { WindowsClusterArgs, linuxNodeGroupSettings } from "./windowsClusterSettings";

/** What is wrong with the name of a cluster's component, which the names of all its parts begin with. */
export function windowsClusterNameProblems(name: string, args: WindowsClusterArgs): Problem[] {
    const role = (suffix: string): DerivedName => ({ resource: NamedResource.Role, suffix });
    const nodeGroup = (suffix: string): DerivedName => ({ resource: NamedResource.NodeGroup, suffix });
    return resourceNameProblems("name", name, [
        role("-windows-nodes"),
        ...args.windowsStorage ? [role("-storage")] : [],
        ...args.coreDnsOnFargate ? [role("-coredns-fargate")] : [],
        ...(args.imagePipelines ?? []).map(pipeline => role(`-${pipeline.name}-execution`)),
        ...linuxNodeGroupSettings(args) ? [nodeGroup("-linux")] : [],
        ...(args.windowsNodeGroups ?? []).flatMap(group => [
            nodeGroup(`-${group.name}`), ...args.smokeTest ? [{ resource: NamedResource.Job, suffix: `-${group.name}-smoke-test` }] : [],
        ]),
    ]);
}

import { PlannedImage } from "../images";
import { ClusterAccess } from "../model/access";
import { PlanModel } from "../model/planModel";
import { DOT, Section, labelled, paragraph, wrap } from "./layout";
import { written } from "./words";

/** The pipelines that build Windows images. */
export function imageSection({ images }: PlanModel, width: number): Section {
    return { title: "Windows images", lines: images.flatMap(image => imageLines(image, width)) };
}

function imageLines({ name, base, schedule, delivery, fastLaunch, disk, cached, nodeGroups }: PlannedImage, width: number): string[] {
    return [
        ...wrap(`${name}: from ${base}`, width, "  ", "      "),
        ...[`builds ${schedule}; ${delivery}; Fast Launch ${fastLaunch}`, `disk ${disk}`, ...cached.map(reference => `holds ${reference}`),
            `run by ${nodeGroups.join(", ") || "no node group of this cluster"}`].flatMap(line => wrap(line, width, "      ")),
    ];
}

/** What Windows needs, and where it comes from. */
export function needSection({ needs }: PlanModel, width: number): Section {
    return { title: "What Windows needs, and where it comes from", lines: labelled(needs.map(({ need, given }) => [need, given]), width) };
}

/** How the API of each cluster is reached, and who gets in. */
export function accessSections({ access }: PlanModel, width: number): Section[] {
    return access.flatMap(cluster => {
        const of = access.length > 1 ? ` of ${cluster.cluster}` : "";
        return [paragraph(`Kubernetes API${of}`, endpoint(cluster), "; ", width), paragraph(`Who gets in${of}`, principals(cluster), "; ", width)];
    });
}

/** From where the API of a cluster is reached. */
export function endpoint({ publicAccess, publicAccessCidrs, privateAccess }: ClusterAccess): string[] {
    const open = publicAccessCidrs?.includes("0.0.0.0/0") ? "from the whole internet, with credentials"
        : `from ${publicAccessCidrs?.join(", ") ?? "CIDR blocks that only pulumi up knows"}`;
    return [...publicAccess ? [`public ${open}`] : [], ...privateAccess ? ["private, within the VPC"] : []];
}

function principals({ authenticationMode, creatorIsAdministrator, principals: entries }: ClusterAccess): string[] {
    return [
        ...creatorIsAdministrator ? ["whoever runs the first up, as administrator"] : [],
        ...entries.map(({ principal, gets }) => `${principal}${gets.length > 0 ? ` (${gets.join(", ")})` : ""}`),
        ...creatorIsAdministrator || entries.length > 0 ? [] : ["only principals in the aws-auth ConfigMap, or that another program adds"],
        `authentication mode ${authenticationMode}`,
    ];
}

/** What the program left to its components; the reasons where they are asked for. */
export function defaultSection({ defaults }: PlanModel, width: number, details: boolean): Section {
    const byComponent = [...new Set(defaults.map(componentOf))].flatMap(component => defaults.filter(each => componentOf(each) === component));
    const named = byComponent.map(({ argument, value, why }) => ({ why, chosen: value === null ? `${argument} is left to EKS` : `${argument} = ${written(value)}` }));
    return details ? { title: "Chosen by default", lines: named.flatMap(({ chosen, why }) => [...wrap(chosen, width, "  "), ...wrap(why, width, "      ")]) }
        : paragraph("Chosen by default", shortened(named.map(({ chosen }) => chosen)), ", ", width);
}

function componentOf({ argument }: PlanModel["defaults"][number]): string {
    return argument.split(": ")[0];
}

/** Choices of a component after one another need its name once. */
function shortened(chosen: string[]): string[] {
    return chosen.map((choice, i) => {
        const [component] = choice.split(": ");
        return i > 0 && chosen[i - 1].startsWith(`${component}: `) ? choice.slice(component.length + 2) : choice;
    });
}

/** What the stack exports. */
export function outputSection({ outputs }: PlanModel, width: number): Section {
    return paragraph("Outputs", Object.entries(outputs).map(([key, value]) => `${key}: ${written(value)}`), DOT, width);
}

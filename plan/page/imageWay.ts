import { plannedImages } from "../images";
import { plannedGroups } from "../plannedGroups";
import { PlannedResource } from "../resource";
import { Markup, Part, html } from "./markup";

/** How an image reaches the nodes of each Windows group: by a pipeline of the stack, or straight from Amazon. */
export function imageWays(resources: PlannedResource[]): Markup[] {
    const pipelines = plannedImages(resources);
    const own = pipelines.map(image => way(`${image.name}`, [
        ["Base image", image.base],
        ["EC2 Image Builder", html`builds and tests it: ${image.schedule}`],
        ["AMI", html`${image.disk}; Fast Launch ${image.fastLaunch}${image.cached.length > 0 && html`<ul>${image.cached.map(each => html`<li>${each}</li>`)}</ul>`}`],
        ["Delivery", image.delivery],
        ["Nodes", html`${image.nodeGroups.join(", ") || "no node group of this cluster"}: a launch template names the AMI`],
        ["Pods", image.cached.length > 0 ? "start from the images on the disk; others are pulled from their registry" : "pull their images from the registry"],
    ]));
    const amazon = plannedGroups(resources).filter(({ isWindows, resource }) => isWindows && !pipelines.some(({ nodeGroups }) => nodeGroups.includes(resource.name)))
        .map(({ resource, amiType, releaseVersion, followsLatest }) => way(resource.name, [
            amiType === "CUSTOM" ? ["Own AMI", "given by the program"] : ["Amazon's AMI", html`${amiType}, ${releaseVersion ?? (followsLatest ? "the latest release" : "release of EKS's choice")}`],
            ["Nodes", "a launch template adds disk and metadata options"],
            ["Pods", "pull their images from the registry"],
        ]));
    return [...own, ...amazon];
}

function way(name: string, steps: [string, Part][]): Markup {
    return html`<h3>${name}</h3><ol class="way">${steps.map(([title, text]) => html`<li class="box"><b>${title}</b><div>${text}</div></li>`)}</ol>`;
}

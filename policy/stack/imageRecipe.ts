import { PolicyResource } from "@pulumi/policy";
import { amazonComponent } from "../../limits/images/imageUpdates";
import { property, propertyOf } from "../property";
import { Stack } from "./stack";
import { IMAGE_COMPONENT } from "./types";

const EKS_COMPONENT = "eks-optimized-ami-windows";
const OF_WINDOWS = /\/aws\/service\/ami-windows-latest\/|:aws:image\/windows-server-|Windows_Server-/i;
const OF_EKS = /EKS_Optimized/i;
/** An image that somebody's own account builds, of which this stack doesn't show what is in it already. */
const OF_ANOTHER_BUILD = /:imagebuilder:[\w-]*:\d{12}:image\//;

/** A recipe of Image Builder. */
export class ImageRecipe {
    /** ARNs of the components, in their order; those of components that are not made yet are unknown. */
    public readonly arns: (string | undefined)[];
    /** Components of the stack that are among them. */
    public readonly components: PolicyResource[];

    constructor(stack: Stack, public readonly resource: PolicyResource) {
        const places = propertyOf(resource, "components").indices;
        this.arns = places.map(i => propertyOf(resource, "components", i, "componentArn").text);
        this.components = [...new Set(places.flatMap(i => stack.candidates(resource, IMAGE_COMPONENT, ["components", i, "componentArn"])))];
        this.ofAnotherBuild = OF_ANOTHER_BUILD.test(this.parentImage ?? "")
            || stack.sources(resource, "parentImage").some(({ type }) => type.startsWith("aws:imagebuilder/"));
    }

    /** Whether it goes on from an image that another build made. */
    public readonly ofAnotherBuild: boolean;

    /** The base image, if it is known. */
    public get parentImage(): string | undefined {
        return propertyOf(this.resource, "parentImage").text;
    }

    /** Windows Server release of the base image, as far as its name tells. */
    public get release(): number | undefined {
        const [, release] = /windows[_-]server-(20\d\d)-/i.exec(this.parentImage ?? "") ?? [];
        return release === undefined ? undefined : Number(release);
    }

    /** Whether it is certain that the image is a Windows one. */
    public get isWindows(): boolean {
        return namesWindowsImage(this.parentImage ?? "") || this.preparesEks
            || this.components.some(({ props }) => property(props, "platform").text === "Windows");
    }

    /** Whether it is certain that the image is one for nodes of EKS. */
    public get isForEks(): boolean {
        return namesEksImage(this.parentImage ?? "") || this.preparesEks;
    }

    private get preparesEks(): boolean {
        return this.arns.some(arn => arn !== undefined && amazonComponent(arn) === EKS_COMPONENT);
    }
}

/** Whether a text names a Windows image: an SSM parameter, an image of Image Builder, or an AMI. */
export function namesWindowsImage(text: string): boolean {
    return OF_WINDOWS.test(text);
}

/** Whether a text names an image that EKS optimized. */
export function namesEksImage(text: string): boolean {
    return OF_EKS.test(text);
}

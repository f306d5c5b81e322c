import { Property } from "../property";
import { NodeGroup } from "./nodeGroup";

/**
 * Windows nodes that EKS does not manage: it gives their role nothing, and takes no AMI type, version, release or taints for them.
 * Finding them takes other signs than these, so whoever makes one knows that they are Windows.
 */
export abstract class UnmanagedWindowsNodes extends NodeGroup {
    public override get isManaged(): boolean {
        return false;
    }

    public override get isWindows(): boolean {
        return true;
    }

    /** Their instance types stand where nothing says of a list as a whole that it waits. */
    public override property<T = unknown>(...path: (string | number)[]): Property<T> {
        const found = super.property<T>(...path);
        return path[0] === "instanceTypes" && found.isPending ? Property.unknown("computed") : found;
    }

    public override get amiType(): unknown {
        return undefined;
    }

    public override get taints(): [] {
        return [];
    }

    public override get instanceTypes(): NodeGroup["instanceTypes"] {
        return [];
    }

    public override get version(): string | undefined {
        return undefined;
    }

    public override get ownVersion(): string | undefined {
        return undefined;
    }

    public override get releaseVersion(): Property<string> {
        return Property.of<never>(undefined);
    }
}

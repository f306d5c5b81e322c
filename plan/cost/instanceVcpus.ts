/** vCPUs of sizes whose names hold no number. */
const VCPUS: Record<string, number> = { micro: 2, small: 2, medium: 2, large: 2, xlarge: 4 };
/** Families whose size medium has one vCPU. */
const ONE_VCPU_MEDIUM = /^[cmr]\d/;

/** vCPUs of an instance type by its size's name; undefined where the name does not tell, as for bare metal. */
export function instanceVcpus(instanceType: string): number | undefined {
    const [family, size = ""] = instanceType.split(".");
    const [, times] = /^(\d+)xlarge$/.exec(size) ?? [];
    return times ? 4 * Number(times) : size === "medium" && ONE_VCPU_MEDIUM.test(family) ? 1 : VCPUS[size];
}

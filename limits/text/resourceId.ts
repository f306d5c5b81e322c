import { Problem, shown } from "./problem";

/** Resources of EC2 that are named by an id, by the prefix of that id: what messages call them. */
const KINDS = { vpc: "a VPC", subnet: "a subnet", ami: "an AMI", rtb: "a route table" } as const;

/** Ids have 17 hexadecimal digits; those made before 2016 have 8. */
const DIGITS = "([0-9a-f]{8}|[0-9a-f]{17})";

/** The value is the id of a resource of this kind; what the engine learns later is not judged. */
export function resourceIdProblems(path: string, id: unknown, prefix: keyof typeof KINDS): Problem[] {
    return typeof id !== "string" || new RegExp(`^${prefix}-${DIGITS}$`).test(id)
        ? [] : [{ path, reason: `must be the id of ${KINDS[prefix]}, such as "${prefix}-0123456789abcdef0", got ${shown(id)}` }];
}

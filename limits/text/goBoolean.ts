/** What `strconv.ParseBool` of Go reads as true; the VPC CNI and the VPC resource controller are written in Go. */
const GO_TRUE = ["1", "t", "T", "true", "TRUE", "True"];

/** Whether a setting of the VPC CNI or the VPC resource controller is on: what can't be parsed is off. */
export function isGoTrue(value: unknown): boolean {
    return value === true || (typeof value === "string" && GO_TRUE.includes(value));
}

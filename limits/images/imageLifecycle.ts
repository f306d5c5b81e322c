import { Problem, shown } from "../text/problem";

/** @see https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_LifecyclePolicyDetailFilter.html */
const KEPT_MAXIMUM = 1000;

/** A life cycle of Image Builder can keep this many images. */
export function keptImagesProblems(path: string, count: number | undefined): Problem[] {
    return count === undefined || (Number.isInteger(count) && count >= 1 && count <= KEPT_MAXIMUM)
        ? [] : [{ path, reason: `must be a whole number from 1 to ${KEPT_MAXIMUM}, got ${shown(count)}` }];
}

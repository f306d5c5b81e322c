/** What is compared of two instance types. */
interface Size {
    memoryMiB: number;
}

/** Used where no type of the same series fits. */
const FALLBACK_FAMILY = "m6i";
const FALLBACK = "m6i.xlarge";

/**
 * The instance type that is most like another one, and fits: same series, a generation, processor and memory close by.
 *
 * @param wantedMiB - Memory that it should have.
 */
export function nearestInstanceType(
    instanceType: string, wantedMiB: number, types: ReadonlyMap<string, Size>, fits: (candidate: string) => boolean,
): string {
    const wanted = familyParts(instanceType);
    let best: { name: string; distance: number } | undefined;
    for (const [name, { memoryMiB }] of types) {
        const candidate = familyParts(name);
        if (!wanted || !candidate || candidate.series !== wanted.series || name.includes(".metal")) {
            continue;
        }
        const distance = Math.abs(candidate.generation - wanted.generation) + Math.abs(Math.log2(memoryMiB / wantedMiB))
            + differentLetters(candidate.attributes, wanted.attributes) / 2;
        if ((!best || distance < best.distance) && fits(name)) {
            best = { name, distance };
        }
    }
    const sameSize = `${FALLBACK_FAMILY}.${instanceType.split(".")[1]}`;
    return best?.name ?? (types.has(sameSize) && !sameSize.includes("metal") && fits(sameSize) ? sameSize : FALLBACK);
}

/** `m7gd.large` is of series m, generation 7, with the attributes gd. */
function familyParts(instanceType: string): { series: string; generation: number; attributes: string } | undefined {
    const [, series, generation, attributes] = /^([a-z]+)(\d+)([a-z-]*)/.exec(instanceType) ?? [];
    return series ? { series, generation: Number(generation), attributes } : undefined;
}

function differentLetters(one: string, other: string): number {
    const missing = (from: string, letters: string) => [...letters].filter(letter => !from.includes(letter)).length;
    return missing(one, other) + missing(other, one);
}

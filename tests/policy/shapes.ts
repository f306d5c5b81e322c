import * as fs from "node:fs";
import * as path from "node:path";
import * as fc from "fast-check";
import { PlannedResource } from "../../plan/resource";
import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { Preview, RawStack, WindowsStack } from "../support/stack";
import { BREAKS } from "./breaks";

const FOLDERS = ["policy", "limits"].map(folder => path.resolve(__dirname, "../..", folder));
const SOURCES = FOLDERS.flatMap(folder => fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(file => file.endsWith(".ts"))
    .map(file => fs.readFileSync(path.join(folder, file), "utf8")));
const LITERALS = [...new Set(SOURCES.flatMap(text => [...text.matchAll(/"((?:[^"\\\n]|\\.){1,60})"/g)].map(([, literal]) => literal)))];

/** Types of resources that the pack looks at, as its sources name them. */
export const TYPES = [
    ...LITERALS.filter(literal => /^[\w-]+(:[\w./-]+){1,2}:\w+$/.test(literal)),
    ...LITERALS.filter(literal => /^[A-Z]\w+$/.test(literal)).map(kind => `kubernetes:apps/v1:${kind}`),
    "kubernetes:crd.k8s.amazonaws.com/v1alpha1:ENIConfig", "kubernetes:vpcresources.k8s.aws/v1beta1:SecurityGroupPolicy",
    "kubernetes:karpenter.sh/v1:NodePool", "kubernetes:helm.sh/v3:Release", "kubernetes:apps/v1:DaemonSetPatch",
];
/** Names of properties that the pack reads. */
const KEYS = LITERALS.filter(literal => /^[a-z][A-Za-z0-9]{1,30}$/.test(literal));

/** What marks secrets, as `signatures.ts` has it. */
const [MARK] = Object.keys(secret(null) as Properties);

/** Values that no schema allows where the pack reads. */
const ODD: Json[] = [
    null, "", " ", 0, -1.5, 1e308, true, [], {}, [[]], [null], [UNKNOWN], UNKNOWN, secret(UNKNOWN), secret(null), secret({}),
    { a: UNKNOWN },
    { toString: 1 }, { length: -1 }, { length: 1e9 }, { constructor: null, "__proto__ ": 1 }, Array(2000).fill(null),
    Array(2000).fill("text"),
    "\u0000", "{", "[1", "- : -", "*a", "&a [*a]", "%YAML", "<powershell>", Buffer.from("<powershell>& $").toString("base64"),
    "x".repeat(5000), "arn:::::", "999.0.0.0/99", "1.9999999999",
];

const leaf = fc.oneof(fc.constantFrom(...ODD), fc.constantFrom<Json>(...LITERALS), fc.string({ maxLength: 12 }), fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }));
const { tree } = fc.letrec<{ tree: Json }>(tie => ({
    tree: fc.oneof({ depthSize: "small", withCrossShrink: true }, leaf, fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...KEYS), tie("tree"), { maxKeys: 4 }), tie("tree").map(value => secret(value))),
}));
/** Properties of any resource. */
const properties: fc.Arbitrary<Properties> = fc.dictionary(fc.constantFrom(...KEYS), tree, { maxKeys: 6 });

/** A change of a stack: what it does, to which of its resources. */
export type Change = (resources: PlannedResource[]) => void;
const pick = <T>(list: T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

/** Puts an odd value at any place within the properties of any resource. */
const misplace: fc.Arbitrary<Change> = fc.record({ resource: fc.nat(), at: fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
    value: fc.oneof(leaf, tree) })
    .map(({ resource, at, value }) => resources => {
        const found = pick(resources, resource);
        for (const owner of found ? [found.inputs, found.outputs] : []) {
            place(owner, at, value);
        }
    });

function place(owner: Properties | Json[], [first, ...rest]: number[], value: Json): void {
    // What marks a secret stays: the engine sends no other marks than it knows.
    const key = pick(Object.keys(owner).filter(each => each !== MARK), first);
    if (key !== undefined) {
        const member = (owner as Properties)[key];
        if (rest.length > 0 && member !== null && typeof member === "object") {
            place(member as Properties, rest, value);
        } else {
            (owner as Properties)[key] = structuredClone(value);
        }
    }
}

/** Has any resource depend on any other, or on none that is there; itself and cycles included. */
const misconnect: fc.Arbitrary<Change> = fc.record({
    from: fc.nat(), to: fc.nat(), key: fc.constantFrom(...KEYS), how: fc.constantFrom("parent", "dependency", "property", "provider",
        "none"), lost: fc.boolean(),
}).map(({ from, to, key, how, lost }) => resources => {
    const [one, other] = [pick(resources, from), pick(resources, to)];
    if (!one || !other) {
        return;
    }
    const urn = lost ? `${other.urn}-lost` : other.urn;
    switch (how) {
        case "parent": one.parent = urn; break;
        case "dependency": one.dependencies = [...one.dependencies, urn]; break;
        case "property": one.propertyDependencies = { ...one.propertyDependencies,
            [pick(Object.keys(one.inputs), to) ?? key]: [urn] }; break;
        case "provider": one.provider = urn; break;
        case "none": Object.assign(one, { dependencies: [], propertyDependencies: {}, parent: undefined }); break;
    }
});

/** Adds a resource of any type with any properties and name, twice the same URN among them. */
const add: fc.Arbitrary<Change> = fc.record({ type: fc.constantFrom(...TYPES),
    name: fc.oneof(fc.constantFrom("", "::", "a$b", "__proto__", "äö 漢"), fc.string()), inputs: properties, outputs: properties })
    .map(({ type, name, inputs, outputs }) => resources => {
        resources.push({
            type, name, inputs: structuredClone(inputs), outputs: structuredClone({ ...inputs, ...outputs }),
                urn: `urn:pulumi:stack::project::${type}::${name}`, custom: true,
            dependencies: [], propertyDependencies: {}, options: { ignoreChanges: [], aliases: [],
                customTimeouts: { create: "", update: "", delete: "" } },
        });
    });

/** Some changes of a stack, of every kind. */
export const changes: fc.Arbitrary<Change[]> = fc.array(fc.oneof({ weight: 5, arbitrary: misplace }, { weight: 2, arbitrary: misconnect },
    { weight: 2, arbitrary: add }), { minLength: 5, maxLength: 40 });

/** A stack that breaks some rules, so that the pack has much to look at. */
export const brokenStacks: fc.Arbitrary<RawStack> = fc.record({
    preview: fc.constantFrom<Preview>("first", "later"), names: fc.uniqueArray(fc.constantFrom(...Object.keys(BREAKS)),
        { minLength: 1, maxLength: 12 }),
}).map(({ preview, names }) => {
    const stack = new WindowsStack(preview);
    for (const name of names) {
        try {
            BREAKS[name](stack);
        } catch {
            // Not all breaks go together: what one removed, another can't change.
        }
    }
    // A copy: changes must not reach what the tests have in common.
    stack.resources.splice(0, Infinity, ...structuredClone(stack.resources).filter((each, i, list) => list.findIndex(({ urn }) =>
        urn === each.urn) === i));
    return stack;
});

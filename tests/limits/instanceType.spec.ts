import * as assert from "node:assert/strict";
import { INSTANCE_TABLE_SOURCE, instanceInterfaces, instanceTypeProblems, isArm, isInstanceType, isXen, lookedUpTypeProblems, xenPrefixProblems } from "../../limits/instanceType";
import * as table from "../../limits/instanceInterfaces.json";

const TYPES = Object.keys(table.types);
const familiesOf = (types: string[]) => [...new Set(types.map(type => type.split(".")[0]))];
const XEN = "c1 c3 c4 d2 f1 h1 i2 i3 m1 m2 m3 m4 p3 r3 r4 t1 t2 x1 x1e".split(" ");
const ARM = [
    "a1 c6g c6gd c6gn c7g c7gd c7gn c8g c8gb c8gd c8gn g5g i4g i8g i8ge im4gn is4gen m6g m6gd m7g m7gd m8g m8gb m8gd m8gn",
    "r6g r6gd r7g r7gd r8g r8gb r8gd r8gn t4g x2gd x8g",
].join(" ").split(" ");
const REASONS = {
    mac: "Windows doesn't run on Mac instances; use an x86_64 type such as \"m6i.xlarge\"",
    arm: "Windows AMIs are x86_64 and this type is Arm; use one without the g, such as \"m6i.xlarge\"",
    small: "too small to run Windows, which reserves 2 GiB of memory for itself; use \"medium\" or larger",
    xen: "Xen types silently stay without prefixes; use a Nitro type such as \"m6i.xlarge\" or turn prefixDelegation off",
};

/** Why a type of the table is refused, found by lists instead of rules. */
function expected(type: string, prefixDelegation: boolean): keyof typeof REASONS | undefined {
    const [family, size] = type.split(".");
    if (family.startsWith("mac")) {
        return "mac";
    }
    if (ARM.includes(family)) {
        return "arm";
    }
    if (/^(nano|micro|small)$/.test(size)) {
        return "small";
    }
    return prefixDelegation && XEN.includes(family) && size !== "metal" ? "xen" : undefined;
}

describe("instance types", () => {
    it("L5, D1: the table has all 1,164 types, each with an interface that has an address for a pod", () => {
        assert.equal(TYPES.length, 1164);
        assert.deepEqual(TYPES.filter(type => instanceInterfaces(type)!.interfaces < 1 || instanceInterfaces(type)!.ipv4PerInterface < 2), []);
        assert.match(INSTANCE_TABLE_SOURCE, /limits\.go .* \d{4}-\d{2}-\d{2}$/);
    });

    for (const prefixDelegation of [false, true]) {
        it(`D2: each of them passes or is refused with its reason, ${prefixDelegation ? "with" : "without"} prefix delegation`, () => {
            for (const type of TYPES) {
                const reason = expected(type, prefixDelegation);
                assert.deepEqual(instanceTypeProblems("instanceTypes[0]", type, prefixDelegation),
                    reason ? [{ path: "instanceTypes[0]", reason: `${REASONS[reason]}, got "${type}"` }] : []);
            }
        });
    }

    it("D2: the table's Xen families are those that EC2 has, bare metal excepted", () => {
        assert.deepEqual(familiesOf(TYPES.filter(type => instanceInterfaces(type)!.hypervisor === "xen")), XEN);
        assert.equal(instanceInterfaces("i3.metal")!.hypervisor, "none");
    });

    it("tells Arm families from x86_64 ones", () => {
        assert.deepEqual(familiesOf(TYPES.filter(isArm)), ARM);
    });

    for (const [type, arm] of [
        ["p6e-gb200.36xlarge", true], ["m9g.large", true], ["c9gd.xlarge", true], ["g7.xlarge", false], ["gr7f.xlarge", false],
        ["u-6tb1.metal", false], ["u7in-16tb.224xlarge", false], ["p6-b200.48xlarge", false], ["m7i-flex.large", false],
    ] as const) {
        it(`takes ${type} for ${arm ? "Arm" : "x86_64"}`, () => {
            assert.equal(isArm(type), arm);
        });
    }

    it("L5: knows what the interfaces of a type hold", () => {
        assert.deepEqual(instanceInterfaces("m5.large"), { interfaces: 3, ipv4PerInterface: 10, hypervisor: "nitro", bareMetal: false });
        assert.equal(instanceInterfaces("m99i.large"), undefined);
        assert.equal(instanceInterfaces("constructor"), undefined);
    });

    it("lets types through that are newer than the table", () => {
        assert.deepEqual(instanceTypeProblems("instanceTypes[0]", "m99i.large", true), []);
    });

    for (const [supportedArchitectures, hypervisor, prefixDelegation, reasons] of [
        [["x86_64"], "nitro", true, []],
        [["i386", "x86_64"], "xen", false, []],
        [["x86_64"], "", true, []],
        [["i386", "x86_64"], "xen", true, [`${REASONS.xen}, got "m99i.large"`]],
        [["arm64"], "nitro", true, ["Windows AMIs are x86_64 and EC2 says arm64, got \"m99i.large\"; use an x86_64 type"]],
        [["i386", "x86_64_mac"], "nitro", false, ["Windows AMIs are x86_64 and EC2 says i386, x86_64_mac, got \"m99i.large\"; use an x86_64 type"]],
    ] as const) {
        it(`D2: ${reasons.length > 0 ? "refuses" : "passes"} what EC2 calls ${supportedArchitectures}, hypervisor ${hypervisor || "none"}, `
            + `${prefixDelegation ? "with" : "without"} prefix delegation`, () => {
            const found = { instanceType: "m99i.large", supportedArchitectures: [...supportedArchitectures], hypervisor };
            assert.deepEqual(lookedUpTypeProblems("instanceTypes[0]", found, prefixDelegation),
                reasons.map(reason => ({ path: "instanceTypes[0]", reason })));
        });
    }

    for (const type of ["", "large", "m6i", "m6i.", ".large", "M6I.large", "m6i large", "m6i.large ", "6i.large", "m6i.x.large"]) {
        it(`refuses ${JSON.stringify(type)}, which is no instance type`, () => {
            assert.deepEqual(instanceTypeProblems("instanceTypes[0]", type, false), [{
                path: "instanceTypes[0]",
                reason: `must be an EC2 instance type such as "m6i.xlarge", got "${type}"`,
            }]);
        });
    }

    it("D2: says of a Xen type how prefix delegation is called where it is turned on", () => {
        assert.deepEqual(xenPrefixProblems("instanceTypes[0]", "m4.large", "enableWindowsPrefixDelegation"), [{
            path: "instanceTypes[0]", reason: "Xen types silently stay without prefixes; use a Nitro type such as \"m6i.xlarge\" "
                + "or turn enableWindowsPrefixDelegation off, got \"m4.large\"",
        }]);
        assert.deepEqual(xenPrefixProblems("instanceTypes[0]", "m6i.large"), []);
    });

    for (const [type, isType, xen] of [["m4.large", true, true], ["i3.metal", true, false], ["m99i.large", true, false], ["m4", false, false]] as const) {
        it(`D2: takes ${type} for ${isType ? "an" : "no"} instance type, ${xen ? "on" : "not on"} Xen`, () => {
            assert.deepEqual([isInstanceType(type), isXen(type)], [isType, xen]);
        });
    }
});

import * as assert from "node:assert/strict";
import {
    INSTANCE_TABLE_SOURCE, instanceInterfaces, instanceTypeProblems, isArm, isInstanceType, isXen, lookedUpTypeProblems, smallTypeNotices,
    xenPrefixProblems,
} from "../../../limits/nodes/instanceType";
import * as table from "../../../limits/nodes/instanceTypes.json";
import { SERVICES } from "../../models/shapes";

const TYPES = Object.keys(table.types);
const familiesOf = (types: string[]) => [...new Set(types.map(type => type.split(".")[0]))];
const XEN = "c1 c3 c4 d2 f1 h1 i2 i3 m1 m2 m3 m4 p2 p3 r3 r4 t1 t2 x1 x1e".split(" ");
const ARM = [
    "a1 c6g c6gd c6gn c7g c7gd c7gn c8g c8gb c8gd c8gn c9g c9gd g5g hpc7g i4g i8g i8ge im4gn is4gen m6g m6gd m7g m7gd m8g m8gb m8gd m8gn",
    "m9g m9gd r6g r6gd r7g r7gd r8g r8gb r8gd r8gn r9g r9gd t4g x2gd x8g",
].join(" ").split(" ");
const TOO_SMALL = "c1.medium m1.small t1.micro t2.micro t2.nano t3.micro t3.nano t3a.micro t3a.nano t8i.micro t8i.nano".split(" ");
const LINUX = "dl1 dl2q inf1 inf2 trn1 trn1n trn2 trn2u vt1".split(" ");
const REASONS = {
    mac: "Windows doesn't run on Mac instances",
    arm: "Windows AMIs are x86_64 and this type is Arm",
    linux: "EC2 has no Windows for this type: its accelerators have Linux drivers only",
    small: "GiB of memory, and Windows itself needs 2 GiB",
    xen: "instances of Xen types get no prefixes",
};

/** Why a type of the table is refused, found by lists instead of rules. */
function expected(type: string, prefixDelegation: boolean): keyof typeof REASONS | undefined {
    const [family, size] = type.split(".");
    const [refused] = ([
        ["mac", family.startsWith("mac")], ["arm", ARM.includes(family)], ["linux", LINUX.includes(family)], ["small", TOO_SMALL.includes(type)],
        ["xen", prefixDelegation && XEN.includes(family) && size !== "metal"],
    ] as const).find(([, is]) => is) ?? [];
    return refused;
}

describe("instance types", () => {
    it("L5, D1: the table has all 1,415 types, each with an interface that has an address for a pod", () => {
        assert.equal(TYPES.length, 1415);
        assert.deepEqual(TYPES.filter(type => instanceInterfaces(type)!.interfaces < 1 || instanceInterfaces(type)!.ipv4PerInterface < 2), []);
        assert.deepEqual(TYPES.filter(type => !(instanceInterfaces(type)!.memoryMiB >= 512)), []);
        assert.match(INSTANCE_TABLE_SOURCE, /^EC2 DescribeInstanceTypes as in moto [\d.]+ and [\d.]+ \(Apache-2\.0\)$/);
    });

    it("A1: the table has all types that EC2's API model names, but for those that EC2 no longer shows or shows to few accounts", () => {
        const named = SERVICES.ec2.shapes.InstanceType.enum!;
        assert.ok(named.length > 1_200);
        const missing = named.filter(type => !(type in table.types));
        assert.deepEqual(familiesOf(missing).sort(), [
            "cc1", "cc2", "cg1", "cr1", "g2", "g3", "g3s", "hi1", "hs1", "p6e-gb200",
            "u-12tb1", "u-18tb1", "u-24tb1", "u-6tb1", "u-9tb1", "u7ib-12tb", "u7inh-32tb",
        ]);
        // Their names say enough: NVIDIA GB200 has Arm processors, the others are x86_64 and large.
        const refused = missing.filter(type => instanceTypeProblems("type", type, false).length > 0);
        assert.deepEqual(familiesOf(refused), ["p6e-gb200"]);
    });

    // aws/amazon-vpc-resource-controller-k8s, pkg/aws/vpc/limits.go of 2026-03-20: another list of AWS, read in another way.
    for (const [types, ipv4] of [
        [["t3.small"], 4], [["t3.medium"], 6], [["t3.large"], 12], [["t3.xlarge"], 15],
        [["m5", "m6i", "m7i", "c5", "c6i", "c7i", "r5", "r6i", "r7i"].map(family => `${family}.large`), 10],
        [["m5.xlarge", "c6i.2xlarge", "r7i.xlarge"], 15], [["m5.4xlarge", "c7i.4xlarge"], 30], [["m8i.large"], 20], [["m5.24xlarge"], 50],
    ] as const) {
        it(`D1: ${types.join(", ")} ${types.length > 1 ? "have" : "has"} ${ipv4} addresses an interface, as the VPC resource controller says`, () => {
            assert.deepEqual(types.map(type => instanceInterfaces(type)!.ipv4PerInterface), types.map(() => ipv4));
        });
    }

    for (const prefixDelegation of [false, true]) {
        it(`D2: each of them passes or is refused with its reason, ${prefixDelegation ? "with" : "without"} prefix delegation`, () => {
            for (const type of TYPES) {
                const reason = expected(type, prefixDelegation);
                const found = instanceTypeProblems("instanceTypes[0]", type, prefixDelegation);
                assert.equal(found.length, reason ? 1 : 0, `${type}: ${JSON.stringify(found)}`);
                if (reason) {
                    assert.equal(found[0].path, "instanceTypes[0]");
                    assert.ok(found[0].reason.includes(`${REASONS[reason]}, got "${type}"; use `), found[0].reason);
                }
            }
        });

        it(`A1: what a refusal names instead passes, and has room, ${prefixDelegation ? "with" : "without"} prefix delegation`, () => {
            for (const { reason } of TYPES.flatMap(type => instanceTypeProblems("type", type, prefixDelegation))) {
                const [, instead] = /; use (?:a Nitro type such as )?"([^"]+)"/.exec(reason)!;
                assert.deepEqual([instead, instanceTypeProblems("type", instead, prefixDelegation), smallTypeNotices([instead])], [instead, [], []]);
                assert.doesNotMatch(instead, /metal/, "bare metal is dear, and nobody asked for it");
            }
        });
    }

    for (const [type, prefixDelegation, instead] of [
        ["m7g.large", false, "m7a.large"], ["t4g.medium", false, "t3.medium"], ["t4g.nano", false, "t3.medium"], ["g5g.xlarge", false, "g5.xlarge"],
        ["a1.large", false, "m6i.large"], ["inf1.24xlarge", false, "m6i.24xlarge"], ["inf1.6xlarge", false, "m6i.xlarge"],
        ["t3.micro", false, "t3.medium"], ["t1.micro", true, "t3.medium"], ["m9x.nano", false, "m8a.medium"],
        ["m4.large", true, "m5.large"], ["c4.8xlarge", true, "c5.9xlarge"], ["i3.large", true, "i3en.large"],
    ] as const) {
        it(`A1: names ${instead} instead of ${type}${prefixDelegation ? " with prefix delegation" : ""}`, () => {
            const [{ reason }] = instanceTypeProblems("type", type, prefixDelegation);
            assert.ok(reason.includes(`"${instead}"`), reason);
        });
    }

    for (const [type, notice] of [
        ["t3.small", "t3.small has 2 GiB of memory, and Windows needs 2 GiB of it: few pods fit; t3.medium has more"],
        ["c7a.medium", "c7a.medium has 2 GiB of memory, and Windows needs 2 GiB of it: few pods fit; c7a.large has more"],
        ["c8a.medium", "c8a.medium has 2 GiB of memory, and Windows needs 2 GiB of it: few pods fit; c8a.large has more"],
        ["c4.large", "c4.large has 3.75 GiB of memory, and Windows needs 2 GiB of it: few pods fit; c4.xlarge has more"],
        ["t99.small", "t99.small has less than 4 GiB of memory, and Windows needs 2 GiB of it: few pods fit; t8i.medium has more"],
        ["t3.medium"], ["c7a.large"], ["m99i.large"], ["t3.micro"], ["t4g.small"], ["small"],
    ]) {
        it(`${notice ? "says without refusing that" : "has nothing to say of"} ${type}${notice ? " is small" : ""}`, () => {
            assert.deepEqual(smallTypeNotices([type]), notice ? [notice] : []);
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
        // By their names alone: the table has none of these.
        ["p6e-gb200.99xlarge", true], ["m99g.large", true], ["c99gd.xlarge", true], ["g99.xlarge", false], ["gr9f.xlarge", false],
        // By the table.
        ["p6e-gb200.36xlarge", true], ["m9g.large", true], ["c9gd.xlarge", true], ["g7.xlarge", false], ["mac2.metal", false],
        ["u-6tb1.metal", false], ["u7in-16tb.224xlarge", false], ["p6-b200.48xlarge", false], ["m7i-flex.large", false],
    ] as const) {
        it(`takes ${type} for ${arm ? "Arm" : "x86_64"}`, () => {
            assert.equal(isArm(type), arm);
        });
    }

    it("L5: knows what the interfaces of a type hold", () => {
        assert.deepEqual(instanceInterfaces("m5.large"), {
            interfaces: 3, ipv4PerInterface: 10, hypervisor: "nitro", bareMetal: false, memoryMiB: 8192, architecture: "x86_64",
        });
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
        [["i386", "x86_64"], "xen", true, [
            `${REASONS.xen}, got "m99i.large"; use a Nitro type such as "m8a.medium" or turn prefixDelegation off`]],
        [["arm64"], "nitro", true, ["Windows AMIs are x86_64, and this type is arm64, got \"m99i.large\"; use an x86_64 type"]],
        [["i386", "x86_64_mac"], "nitro", false, ["Windows AMIs are x86_64, and this type is i386, x86_64_mac, got \"m99i.large\"; use an x86_64 type"]],
    ] as const) {
        it(`D2: ${reasons.length > 0 ? "refuses" : "passes"} what EC2 calls ${supportedArchitectures}, hypervisor ${hypervisor || "none"}, `
            + `${prefixDelegation ? "with" : "without"} prefix delegation`, () => {
            const found = { instanceType: "m99i.large", supportedArchitectures: [...supportedArchitectures], hypervisor };
            assert.deepEqual(lookedUpTypeProblems("instanceTypes[0]", found, prefixDelegation),
                reasons.map(reason => ({ path: "instanceTypes[0]", reason })));
        });
    }

    for (const [memorySize, reasons] of [[2048, []], [2047, ["has 1.99 GiB of memory"]], [1024, ["has 1 GiB of memory"]]] as const) {
        it(`${reasons.length > 0 ? "refuses" : "passes"} what EC2 says has ${memorySize} MiB`, () => {
            const found = { instanceType: "m99i.large", supportedArchitectures: ["x86_64"], hypervisor: "nitro", memorySize };
            assert.deepEqual(lookedUpTypeProblems("type", found, false), reasons.map(reason => ({
                path: "type", reason: `${reason}, and Windows itself needs 2 GiB, got "m99i.large"; use a type with 4 GiB or more`,
            })));
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
            path: "instanceTypes[0]", reason: "instances of Xen types get no prefixes, got \"m4.large\"; use a Nitro type such as \"m5.large\" "
                + "or turn enableWindowsPrefixDelegation off",
        }]);
        assert.deepEqual(xenPrefixProblems("instanceTypes[0]", "m6i.large"), []);
    });

    for (const [type, isType, xen] of [["m4.large", true, true], ["i3.metal", true, false], ["m99i.large", true, false], ["m4", false, false]] as const) {
        it(`D2: takes ${type} for ${isType ? "an" : "no"} instance type, ${xen ? "on" : "not on"} Xen`, () => {
            assert.deepEqual([isInstanceType(type), isXen(type)], [isType, xen]);
        });
    }
});

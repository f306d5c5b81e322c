(global as any).describe = () => undefined;
import { NATIVE_TYPES } from "../../policy/awsNative/nativeTypes";
import { allInModel, modelProps, modelType } from "../../policy/awsNative/model";
import { RULES } from "../../policy/rules";
import { Report, isStackRule } from "../../policy/rule";
import { Stack } from "../../policy/stack/stack";
import { needsInputs } from "../../policy/stack/types";
import { WindowsStack } from "../support/stack";
import { BREAKS } from "../policy/breaks";
import { inNativeForm } from "../policy/awsNative/nativeForm";
const { CASES } = require("./cases");
const { unknownCheckingProxy } = require("@pulumi/policy/proxy");
void allInModel;
function judge(stack: WindowsStack): string {
    const made = new Map<string, any>();
    const inputs = new Map<string, any>();
    for (const r of stack.resources) {
        made.set(r.urn, { type: r.type, name: r.name, urn: r.urn, props: unknownCheckingProxy(structuredClone(r.outputs)), opts: r.options, dependencies: [], propertyDependencies: {} });
        if (needsInputs(modelType(r.type))) inputs.set(r.urn, modelProps(r.type, unknownCheckingProxy(structuredClone(r.inputs))));
    }
    for (const r of stack.resources) {
        const m = made.get(r.urn);
        m.parent = r.parent && made.get(r.parent);
        m.dependencies = r.dependencies.map(u => made.get(u)).filter(Boolean);
        m.propertyDependencies = Object.fromEntries(Object.entries(r.propertyDependencies).map(([k, us]) => [k, us.map(u => made.get(u)).filter(Boolean)]));
        const p = r.provider && stack.resources.find(x => x.urn === r.provider);
        if (p) m.provider = { type: p.type, name: p.name, urn: p.urn, props: p.inputs };
    }
    const s = new Stack([...made.values()], inputs);
    return JSON.stringify(RULES.filter(isStackRule).map(rule => { const report = new Report(); rule.judge(s, report); return [rule.name, report.findings.map(f => [f.resource.urn, f.message, f.kind])]; }));
}
const stacks: [string, () => WindowsStack][] = (["first", "later"] as const).flatMap(p => [
    ...Object.keys(BREAKS).map((n): [string, () => WindowsStack] => [`${n} ${p}`, () => { const s = new WindowsStack(p); BREAKS[n](s); return inNativeForm(s); }]),
    ...CASES.map(([t, change]: any): [string, () => WindowsStack] => [`${t} ${p}`, () => { const s = inNativeForm(new WindowsStack(p)); change(s); return s; }]),
]);
const all = () => stacks.map(([, make]) => judge(make()));
const base = all();
for (const [type, native] of Object.entries(NATIVE_TYPES)) {
    const rows = native.moved ?? [];
    rows.forEach((row, i) => {
        native.moved = rows.filter((_, j) => j !== i);
        const now = all();
        const n = now.filter((v, k) => v !== base[k]).length;
        console.log(n === 0 ? "SURVIVES" : `killed by ${n}`, type, row.slice(0, 2).join(" <- "));
        if (row[2]) {
            native.moved = rows.map((r, j) => j === i ? [r[0], r[1]] : r) as any;
            const m = all().filter((v, k) => v !== base[k]).length;
            console.log(m === 0 ? "SURVIVES" : `killed by ${m}`, type, "form of", row[0]);
        }
        native.moved = rows;
    });
    const own = native.type;
    (native as any).type = "none:none:None";
    console.log(all().filter((v, k) => v !== base[k]).length === 0 ? "SURVIVES" : "killed", "type", type);
    (native as any).type = own;
    if (native.within) { const m = native.within.members; native.within.members = []; console.log(all().filter((v, k) => v !== base[k]).length ? "killed" : "SURVIVES", "members"); native.within.members = m; }
}

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as yaml from "js-yaml";
import { PlanRun, ROOT, planInHost } from "../support/runPlan";

const PROGRAM = "delivery/deployments";

/** A resource in a plan as JSON. */
export interface PlannedJson {
    type: string;
    name: string;
    inputs: any;
}

/**
 * Plans the program of Pulumi Deployments with its example of a configuration, or another one. It runs in a copy beside a folder of the
 * policy pack, as after `npm run policy:pack` and `npm install`.
 */
export async function planDeployments(change: (config: Record<string, any>) => void = () => undefined, withoutPackages = false): Promise<PlanRun> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "delivery-"));
    try {
        const program = copyDeployments(folder, withoutPackages);
        const file = path.join(program, "Pulumi.main.yaml");
        const { config } = yaml.load(fs.readFileSync(file, "utf8")) as { config: Record<string, any> };
        const settings = Object.fromEntries(Object.entries(config).map(([key, value]) => [key.replace("eks-windows-delivery:", ""), value]));
        change(settings);
        fs.writeFileSync(file, yaml.dump({ config: Object.fromEntries(Object.entries(settings).map(([key, value]) => [`eks-windows-delivery:${key}`, value])) }));
        return await planInHost("--program", program, "--stack", "main", "--json");
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
}

/** Copies the program into a folder with the policy pack, and returns its own folder. */
export function copyDeployments(folder: string, withoutPackages = false): string {
    const program = path.join(folder, PROGRAM);
    fs.cpSync(path.join(ROOT, PROGRAM), program, { recursive: true });
    writePack(path.join(folder, "build/policy-pack"), withoutPackages);
    return program;
}

/** What the program reads of the pack; the name is the one that policy/publish/stage.js writes. */
function writePack(folder: string, withoutPackages: boolean): void {
    fs.cpSync(path.join(ROOT, "policy/profiles"), path.join(folder, "profiles"), { recursive: true });
    const [, name] = /^const NAME = "(.+)";$/m.exec(fs.readFileSync(path.join(ROOT, "policy/publish/stage.js"), "utf8"))!;
    const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, "policy/package.json"), "utf8"));
    fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name, version }));
    if (!withoutPackages) {
        fs.mkdirSync(path.join(folder, "node_modules/@pulumi/policy"), { recursive: true });
    }
}

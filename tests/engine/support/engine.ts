import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as grpc from "@grpc/grpc-js";
import { LocalWorkspace, Stack } from "@pulumi/pulumi/automation";
import * as yaml from "js-yaml";
import { pulumiCli } from "../cli/pulumiCli";
import { constructVpc } from "../providers/awsxVpc";
import { Cloud } from "../providers/cloud";
import { constructCluster } from "../providers/eksComponent";
import { startProvider } from "../providers/providerServer";

export const ROOT = path.resolve(__dirname, "../../..");
export const POLICY_PACK = path.join(ROOT, "policy");
/** Comes last on the PATH, so that Pulumi's own language host is used wherever it is installed. */
const LANGUAGE_HOST = path.join(__dirname, "../host");
/** Of the states that the tests write: it protects nothing. */
export const PASSPHRASE = "only the tests use it";
const REGION = "eu-central-1";

/** The configuration of a stack, by key without the project's name. */
export type Config = Record<string, any>;
export type Program = () => Promise<Record<string, unknown> | void>;

/** The real engine with a cloud of its own, in a folder that goes when it is stopped. */
export class Engine {
    public readonly cloud = new Cloud(REGION);
    /** A backend, a home and a project each; nothing of the person who runs the tests is read or changed. */
    public readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "engine-"));
    private readonly servers: grpc.Server[] = [];
    private readonly ports: string[] = [];

    public static async start(): Promise<Engine> {
        const cli = await pulumiCli(line => process.stderr.write(`${line}\n`));
        // The Automation API takes the first CLI on the PATH.
        process.env.PATH = [...new Set([path.dirname(cli), ...process.env.PATH!.split(path.delimiter), LANGUAGE_HOST])].join(path.delimiter);
        const engine = new Engine();
        fs.mkdirSync(path.join(engine.folder, "backend"));
        for (const [name, construct] of Object.entries({ aws: undefined, kubernetes: undefined, eks: constructCluster, awsx: constructVpc })) {
            const { server, port } = await startProvider(name, engine.cloud, construct);
            engine.servers.push(server);
            engine.ports.push(`${name}:${port}`);
        }
        return engine;
    }

    public stop(): void {
        this.servers.forEach(server => server.forceShutdown());
        fs.rmSync(this.folder, { recursive: true, force: true });
    }

    /** Variables that keep the engine to this folder and these providers. */
    public environment(): Record<string, string> {
        return {
            PULUMI_BACKEND_URL: `file://${path.join(this.folder, "backend")}`,
            PULUMI_HOME: path.join(this.folder, "home"),
            PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
            PULUMI_DEBUG_PROVIDERS: this.ports.join(","),
        };
    }

    /** A stack of a program; its configuration is what its file would hold. */
    public async stack(name: string, project: string, config: Config, program: Program): Promise<Stack> {
        const workDir = this.workDir(name, project, config);
        const stack = await LocalWorkspace.createOrSelectStack({ stackName: name, projectName: project, program }, {
            workDir, envVars: this.environment(), secretsProvider: "passphrase",
        });
        // After each operation the Automation API runs up to three more commands, which read the outputs and the history of the stack.
        // They take as much time as the operation, and no test needs their answers; Deployment.outputs asks for itself.
        return Object.assign(stack, { outputs: async () => ({}), info: async () => undefined });
    }

    /** The folder of a project with the file of one stack. */
    public workDir(name: string, project: string, config: Config): string {
        const workDir = path.join(this.folder, project);
        fs.mkdirSync(workDir, { recursive: true });
        const file = path.join(workDir, `Pulumi.${name}.yaml`);
        const salt = fs.existsSync(file) ? { encryptionsalt: (yaml.load(fs.readFileSync(file, "utf8")) as Config).encryptionsalt } : {};
        fs.writeFileSync(path.join(workDir, "Pulumi.yaml"), yaml.dump({ name: project, runtime: "nodejs" }));
        const keys = Object.entries(config).map(([key, value]) => [key.includes(":") ? key : `${project}:${key}`, value]);
        fs.writeFileSync(file, yaml.dump({ ...salt, config: Object.fromEntries(keys) }));
        return workDir;
    }
}

/** The configuration of this package's own stack, for tests to change. */
export function ownConfig(stack: string): Config {
    const { config } = yaml.load(fs.readFileSync(path.join(ROOT, `Pulumi.${stack}.yaml`), "utf8")) as { config: Config };
    return Object.fromEntries(Object.entries(config).map(([key, value]) => [key.replace("eks-windows:", ""), value]));
}

/** The program of a folder of this repository, run anew. */
export function programOf(folder: string): Program {
    return async () => {
        const entry = path.join(ROOT, folder, "index.ts");
        delete require.cache[entry];
        return require(entry) as Record<string, unknown>;
    };
}

/** This package's own program. */
export const ownProgram = programOf(".");

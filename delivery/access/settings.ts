import * as fs from "node:fs";
import * as path from "node:path";
import { Config, RunError } from "@pulumi/pulumi";
import { problems } from "./settingsProblems";

/** Pulumi Cloud, which runs Pulumi Deployments and opens ESC environments. */
export interface PulumiCloud {
    /** Name of the organization, in small letters as in `app.pulumi.com/ORGANIZATION`. */
    organization: string;
    /** Project whose stacks Pulumi Deployments may deploy. */
    project?: string;
    /** Stacks of that project. */
    stacks?: string[];
    /** ESC environments, as `PROJECT/ENVIRONMENT`, that may take the role for previews. */
    previewEnvironments?: string[];
    /** ESC environments that may take the role that deploys. */
    upEnvironments?: string[];
    /** Whether the account has the identity provider of Pulumi Cloud already; there can be one. */
    existingProvider?: boolean;
}

/** A repository at GitHub, whose workflows take the roles. */
export interface GitHub {
    /** `OWNER/REPOSITORY`, or `OWNER@ID/REPOSITORY@ID` where the repository's tokens have IDs in them. */
    repository: string;
    /** Branch whose workflows may deploy; the default is `main`. */
    branch?: string;
    /** Environments whose jobs may deploy, in place of the branch: a job in an environment has no branch in its token. */
    environments?: string[];
    /** Whether the account has the identity provider of GitHub Actions already; there can be one. */
    existingProvider?: boolean;
}

/** A cluster that is there already and lets the roles in. */
export interface Cluster {
    name: string;
    /** Whether the role that deploys created the cluster, so that EKS has let it in. */
    createdByUpRole?: boolean;
}

/** What the program makes, as the stack's file says it. */
export interface Settings {
    /** What the names of the roles begin with. */
    rolePrefix: string;
    /** Folder of the documents, beside this program. */
    documents: Document[];
    pulumi?: PulumiCloud;
    github?: GitHub;
    clusters: Cluster[];
    permissionsBoundaryArn?: string;
    /** How long credentials may last: an update of many Windows nodes takes hours. */
    sessionHours: number;
}

/** An IAM policy from a file, such as `up` from `up.json`. */
export interface Document {
    name: string;
    text: string;
}

/** The settings of the stack, or an error that names every mistake. */
export function readSettings(): Settings {
    const config = new Config();
    const folder = path.join(__dirname, config.get("documents") ?? ".");
    const settings: Settings = {
        rolePrefix: config.get("rolePrefix") ?? "pulumi-eks-windows",
        documents: documentsIn(folder),
        pulumi: config.getObject("pulumi"),
        github: config.getObject("github"),
        clusters: config.getObject("clusters") ?? [],
        permissionsBoundaryArn: config.get("permissionsBoundaryArn"),
        sessionHours: config.getNumber("sessionHours") ?? 8,
    };
    const found = problems(settings, folder);
    if (found.length > 0) {
        throw new RunError(["mend the configuration:", ...found.map(problem => `  - ${problem}`)].join("\n"));
    }
    return settings;
}

function documentsIn(folder: string): Document[] {
    const files = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
    return files.filter(file => /^(preview|up|image-pipeline)(-[\w-]+)?\.json$/.test(file)).sort()
        .map(file => ({ name: path.basename(file, ".json"), text: JSON.stringify(JSON.parse(fs.readFileSync(path.join(folder, file), "utf8"))) }));
}

/** Documents of the role for previews; the role that deploys has all. */
export function isForPreviews({ name }: Document): boolean {
    return /^preview(-|$)/.test(name);
}

import * as pulumi from "@pulumi/pulumi";

/** Where the program of the cluster is. */
export interface Source {
    /** Repository on GitHub, as `owner/name`. */
    repository: string;
    /**
     * Branch that is deployed, and that pull requests go to.
     *
     * @default main
     */
    branch?: string;
    /**
     * Folder with the Pulumi.yaml, relative to the repository.
     *
     * @default the repository itself
     */
    folder?: string;
    /** Name of the project in that Pulumi.yaml. */
    project: string;
    /**
     * Which changed files start a deployment: globs from the root of the repository, with `!` before those that don't.
     *
     * @default every file of the folder but Markdown
     * @see https://www.pulumi.com/docs/deployments/concepts/settings/path-filtering/
     */
    paths?: string[];
}

/** How deployments reach AWS. */
export interface Aws {
    /** Region that commands before Pulumi see as AWS_REGION. */
    region: string;
    /**
     * How long credentials live, such as `6h` or `1h30m`; 15 minutes to 12 hours, and no longer than the role's maximum session duration.
     *
     * @default 1h, the maximum session duration of a new role
     */
    duration?: string;
}

/** When something runs. */
export interface Schedule {
    /** Five fields of cron, in UTC. */
    cron: string;
}

/** When drift is looked for. */
export interface DriftSettings extends Schedule {
    /**
     * Whether Pulumi undoes what it finds, by `pulumi up --refresh`. Off, since that replaces nodes where somebody mended one by hand.
     *
     * @default false
     */
    autoRemediate?: boolean;
}

/** One stack of the program, which exists already. */
export interface StackSettings {
    /** Its name, without organization and project. */
    name: string;
    /** IAM role that its deployments assume by OIDC. */
    roleArn: string;
    /**
     * Whether a push to the branch runs `pulumi up`.
     *
     * @default false
     */
    deployOnPush?: boolean;
    /**
     * Whether a pull request runs `pulumi preview`. It runs the code of the pull request with the role of the stack.
     *
     * @default false
     */
    previewPullRequests?: boolean;
    /**
     * Whether each pull request gets a stack of its own with the configuration of this one.
     *
     * @default false
     */
    reviewTemplate?: boolean;
    /**
     * When drift is looked for.
     *
     * @default never
     */
    drift?: DriftSettings;
    /**
     * When `pulumi up` runs without a push, so that nodes roll to an image that a pipeline has built.
     *
     * @default never
     */
    rollOut?: Schedule;
    /**
     * Pool of runners of your own, for a cluster whose Kubernetes API is reached from its VPC alone.
     *
     * @default the runners of Pulumi Cloud
     */
    agentPoolId?: string;
}

/** The policy pack in the organization. */
export interface Policies {
    /** Folder of the pack, which `npm run policy:pack` makes; with its node_modules. */
    folder: string;
    /**
     * File with levels and exemptions, relative to that folder.
     *
     * @default every policy at its own level
     */
    config?: string;
}

/** Environments of Pulumi ESC. */
export interface Environments {
    /** Project that the environments `aws` and `policies` are made in. */
    project: string;
    /** IAM role that people and stacks assume who open `aws`. */
    roleArn: string;
    /**
     * Configuration of policies by name, for the environment `policies`.
     *
     * @default none, and no such environment
     */
    policyConfig?: Record<string, Record<string, unknown>>;
}

/** The configuration of this program. */
export interface DeliverySettings {
    organization: string;
    source: Source;
    aws: Aws;
    stacks: StackSettings[];
    policies?: Policies;
    environments?: Environments;
    /** Whether workflows of the repository on GitHub get Pulumi access tokens for their OIDC tokens. */
    githubActions: boolean;
}

/** Reads the configuration; problems.ts judges it. */
export function readSettings(config = new pulumi.Config()): DeliverySettings {
    return {
        organization: config.get("organization") ?? pulumi.getOrganization(),
        source: config.requireObject<Source>("source"),
        aws: config.requireObject<Aws>("aws"),
        stacks: config.requireObject<StackSettings[]>("stacks"),
        policies: config.getObject<Policies>("policies"),
        environments: config.getObject<Environments>("environments"),
        githubActions: config.getBoolean("githubActions") ?? false,
    };
}

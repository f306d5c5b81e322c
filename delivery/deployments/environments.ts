import * as pulumi from "@pulumi/pulumi";
import * as cloud from "@pulumi/pulumiservice";
import { stringify } from "yaml";
import { PACK_NAME } from "./policies";
import { Aws, DeliverySettings, Environments } from "./settings";

/** An environment of Pulumi ESC: what stands below `values` in its definition. */
type Values = Record<string, unknown>;

/** Makes the environments of Pulumi ESC: credentials for laptops, and configuration of policies. */
export function makeEnvironments({ organization, aws, environments }: DeliverySettings): void {
    if (environments === undefined) {
        return;
    }
    const make = (name: string, values: Values) => new cloud.Environment(name, {
        organization, project: environments.project, name,
        yaml: new pulumi.asset.StringAsset(stringify({ values })),
    });
    make("aws", credentials(aws, environments));
    if (environments.policyConfig) {
        // Not in the same environment: a policy pack sees the variables of its environment, and needs no rights in AWS.
        make("policies", { policyConfig: ofPack(environments.policyConfig) });
    }
}

/**
 * Short-lived credentials of a role, for `pulumi env run` and for stacks that import the environment.
 *
 * @see https://www.pulumi.com/docs/esc/providers/login/aws-login/
 */
function credentials({ region, duration = "1h" }: Aws, { roleArn }: Environments): Values {
    return {
        aws: { login: { "fn::open::aws-login": { oidc: { roleArn, sessionName: "pulumi-environment", duration } } } },
        environmentVariables: {
            AWS_ACCESS_KEY_ID: "${aws.login.accessKeyId}",
            AWS_SECRET_ACCESS_KEY: "${aws.login.secretAccessKey}",
            AWS_SESSION_TOKEN: "${aws.login.sessionToken}",
            AWS_REGION: region,
        },
        pulumiConfig: { "aws:region": region },
    };
}

/** The names that say which pack is meant. @see https://www.pulumi.com/docs/esc/environments/syntax/reserved-properties/policy-config/ */
function ofPack(config: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(config).map(([policy, settings]) => [`${PACK_NAME}:${policy}`, settings]));
}

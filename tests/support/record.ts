import * as pulumi from "@pulumi/pulumi";
import { answerInvoke } from "../../plan/answers/awsAnswers";
import { withWholeSdkOnFailure } from "./lightSdk";

export interface Registration {
    type: string;
    name: string;
    inputs: any;
}

/** What `build` registers in an `up`, in which every id, name and ARN is known. */
export function record(build: () => unknown): Promise<Registration[]> {
    return withWholeSdkOnFailure(() => recordOnce(build));
}

async function recordOnce(build: () => unknown): Promise<Registration[]> {
    const seen: Registration[] = [];
    await pulumi.runtime.setMocks({
        newResource: args => {
            seen.push(args);
            const eksCluster = {
                name: "shop", endpoint: "https://api.example", certificateAuthority: { data: "Q0E=" }, kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16" },
            };
            const computed = { arn: `arn:${args.type}:${args.name}`, name: args.name, latestVersion: 7, nodeGroupName: args.name };
            return {
                id: `${args.name}-id`,
                state: args.type === "eks:index:Cluster" ? { eksCluster, kubeconfigJson: "{}", clusterSecurityGroupId: "sg-1", oidcIssuer: "issuer" }
                    : { ...computed, ...args.inputs },
            };
        },
        call: ({ token, inputs }) => {
            const answer = answerInvoke(token, inputs, "eu-central-1");
            if (!answer) {
                throw new Error(`unexpected call of ${token}`);
            }
            return answer;
        },
    });
    build();
    await pulumi.runtime.disconnect();
    return seen;
}

/** The one registration of a type and name. */
export function recorded(seen: Registration[], type: string, name: string): any {
    const found = seen.filter(each => each.type === type && each.name === name);
    if (found.length !== 1) {
        throw new Error(`${found.length} of ${type} ${name}`);
    }
    return found[0].inputs;
}

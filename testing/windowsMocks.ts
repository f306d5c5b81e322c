import type * as pulumi from "@pulumi/pulumi";
import { answerInvoke } from "../plan/answers/awsAnswers";
import { UNKNOWN } from "../plan/signatures";
import { MockPlace, digits, mockState } from "./mockState";

type State = Record<string, unknown>;

/** What the mocks of a test know beside what this package needs. */
export interface WindowsMocksOptions {
    /**
     * Region that the program is in; the default is eu-central-1.
     *
     * @default "eu-central-1"
     */
    region?: string;
    /**
     * Account that the program is in; the default is the one of AWS's examples.
     *
     * @default "111122223333"
     */
    accountId?: string;
    /** Makes resources of your own; undefined for those that these mocks make. */
    newResource?: (args: pulumi.runtime.MockResourceArgs) => { id: string; state: State } | undefined;
    /** Answers lookups of your own, and types of instances that the table of this package lacks; undefined for those that these mocks answer. */
    call?: (args: pulumi.runtime.MockCallArgs) => State | undefined;
}

/**
 * Mocks for unit tests of programs that use the components of this package: resources get ids, names and ARNs of the form that AWS
 * gives, which the components judge, and the lookups of the components are answered from data in this package.
 *
 * ```typescript
 * pulumi.runtime.setMocks(windowsMocks({ region: "us-east-1" }));
 * ```
 *
 * @see https://www.pulumi.com/docs/iac/guides/testing/unit/
 */
export function windowsMocks(options: WindowsMocksOptions = {}): pulumi.runtime.Mocks {
    const place: MockPlace = { region: options.region ?? "eu-central-1", accountId: options.accountId ?? "111122223333" };
    return {
        newResource: args => options.newResource?.(args) ?? mockState(args, place),
        call: args => options.call?.(args) ?? answerCall(args, place),
    };
}

function answerCall({ token, inputs }: pulumi.runtime.MockCallArgs, { region, accountId }: MockPlace): State {
    const args = inputs as State;
    switch (token) {
        case "aws:index/getCallerIdentity:getCallerIdentity": return { id: accountId, accountId, arn: `arn:aws:iam::${accountId}:role/test`, userId: "TEST" };
        case "aws:ec2/getSubnet:getSubnet": return { id: args.id, vpcId: `vpc-${digits("test")}` };
        case "aws:ec2/getAmi:getAmi": return { id: `ami-${digits(JSON.stringify(args))}` };
        default: return storedAnswer(token, args, region);
    }
}

/** What the offline plan has stored, without what it does not know. */
function storedAnswer(token: string, args: State, region: string): State {
    const answer = answerInvoke(token, args as Parameters<typeof answerInvoke>[1], region);
    if (!answer) {
        throw new Error(`windowsMocks has no answer to ${token} ${JSON.stringify(args)}; give one: windowsMocks({ call: ({ token }) => … })`);
    }
    return Object.fromEntries(Object.entries(answer).filter(([, value]) => !JSON.stringify(value).includes(UNKNOWN)));
}

import { answerInvoke } from "../../../plan/answers/awsAnswers";
import { Properties, UNKNOWN } from "../../../plan/signatures";

/** AMI that Amazon's parameters name in the tests, whatever the Kubernetes version. */
const AMAZON_AMI = "ami-0a1b2c3d4e5f60718";

/** VPC of every subnet that no stack of the tests made. */
const VPC = "vpc-0000000000example";

/** What AWS answers to a question: what the plan has stored, and the parameters that a test has set. */
export function answerLookup(token: string, args: Properties, region: string, parameters: Record<string, string>): Properties {
    if (token === "aws:ssm/getParametersByPath:getParametersByPath") {
        const names = Object.keys(parameters).filter(name => name.startsWith(`${args.path}/`)).sort();
        return { id: String(args.path), path: args.path, names, values: names.map(name => parameters[name]), arns: [], types: [] };
    }
    if (token === "aws:ssm/getParameter:getParameter") {
        const name = String(args.name);
        const minor = name.split("-").at(-1);
        const value = parameters[name] ?? JSON.stringify({ image_id: AMAZON_AMI, release_version: `${minor}-2026.04.18` });
        return { id: name, name, value, insecureValue: value, type: "String", version: 1 };
    }
    if (token === "aws:ec2/getSubnet:getSubnet") {
        return { id: String(args.id), vpcId: VPC };
    }
    const answer = answerInvoke(token, args, region);
    if (!answer) {
        throw new Error(`nobody expected the question ${token} ${JSON.stringify(args)}`);
    }
    // What a plan does not know has no place in an answer.
    return Object.fromEntries(Object.entries(answer).filter(([, value]) => !JSON.stringify(value).includes(UNKNOWN)));
}

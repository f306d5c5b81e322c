import { Properties } from "../../../plan/signatures";
import { computed } from "./computed";

const AMI = "ami-0123456789abcdef0";

/** What AWS answers to look-ups of the corpus, at any preview. */
const ANSWERS: Record<string, (args: Properties) => Properties> = {
    "aws:eks/getCluster:getCluster": ({ name }) => ({
        ...computed({ type: "aws:eks/cluster:Cluster", name: name as string, inputs: { name } }),
        id: name, name, certificateAuthorities: [{ data: "Q0E=" }], roleArn: "arn:aws:iam::111122223333:role/elsewhere",
    }),
    "aws:ec2/getAmi:getAmi": () => ({ id: AMI, architecture: "x86_64", name: "some-image" }),
    "aws:ssm/getParameter:getParameter": ({ name }) => ({ id: name, name, value: AMI, type: "String", version: 1, arn: "arn",
        insecureValue: AMI }),
    "aws:iam/getPolicyDocument:getPolicyDocument": ({ statements = [] }) =>
        ({ id: "1", json: JSON.stringify({ Statement: statements }), minifiedJson: "{}" }),
    "aws:iam/getRole:getRole": ({ name }) => ({ id: name, name, arn: `arn:aws:iam::111122223333:role/${name as string}` }),
    "aws:ec2/getVpc:getVpc": () => ({ id: "vpc-0a1b2c3d", cidrBlock: "10.0.0.0/16" }),
    "aws:ec2/getSubnets:getSubnets": () => ({ id: "1", ids: ["subnet-1", "subnet-2"] }),
};

/** What AWS answers; undefined where the corpus asks for nothing of the kind. */
export function answer(token: string, args: Properties): Properties | undefined {
    return ANSWERS[token]?.(args);
}

/** What another stack exports, as programs of the corpus expect it. */
export const OTHER_STACK: Properties = {
    clusterName: "shared", clusterEndpoint: "https://SHARED.gr7.eu-central-1.eks.amazonaws.com", clusterCertificateAuthority: "Q0E=",
    nodeRoleArn: "arn:aws:iam::111122223333:role/shared-nodes", nodeRoleName: "shared-nodes", subnetIds: ["subnet-1", "subnet-2"],
    vpcId: "vpc-0a1b2c3d", kubeconfig: "{\"clusters\":[{\"cluster\":{\"server\":\"https://SHARED.gr7.eu-central-1.eks.amazonaws.com\"}}]}",
};

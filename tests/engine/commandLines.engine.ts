import * as assert from "node:assert/strict";
import { Command, commandsOfTool } from "../support/snippets/commands";
import { pulumiCli } from "./cli/pulumiCli";
import { Complaints, awsComplaints, cobraComplaints } from "./commandLines/commandLineTools";

/** The tools, how many commands of theirs the pages have at least, and lines that each must refuse. */
const TOOLS: Record<string, { complaints: () => Promise<Complaints>; atLeast: number; refused: string[] }> = {
    aws: {
        complaints: async () => awsComplaints, atLeast: 40,
        refused: [
            "eks describe-nodegrup", "eks describe-nodegroup --cluster-name a", "eks describe-cluster --name a --typo b", "eks describe-cluster --name a --query a[[",
            "ec2 describe-images --filters Nam=a,Values=b", "imagebuilder list-images --owner Self --max-results many",
        ],
    },
    kubectl: { complaints: async () => cobraComplaints("kubectl", "kubectl"), atLeast: 15, refused: ["gett nodes", "get nodes --selectr a=b", "rollout stat deployment/a"] },
    pulumi: {
        complaints: async () => cobraComplaints(await pulumiCli(() => undefined), "pulumi"), atLeast: 60,
        refused: ["upp", "up --policy-pak a", "stack ini dev", "config st a b", "policy analyse --file a"],
    },
};

/** Commands of the AWS CLI 2 that version 1, which is the one that PyPI has, does not know. */
const ONLY_IN_VERSION_2 = ["sso login"];

/** The commands of README and docs as the tools themselves read them; none of them runs. */
describe("command lines of the documentation", function () {
    this.timeout(300_000);

    for (const [tool, { complaints, atLeast, refused }] of Object.entries(TOOLS)) {
        it(`${tool} takes those of the pages, and refuses lines with a mistake`, async () => {
            const commands = commandsOfTool(tool).filter(({ args }) => tool !== "aws" || !ONLY_IN_VERSION_2.includes(args.join(" ")));
            assert.ok(commands.length >= atLeast, `${commands.length} commands`);
            const lines = new Map<string, Command>(commands.map(command => [JSON.stringify(command.args), command]));
            const judge = await complaints();
            const found = await judge([...lines.values()].map(({ args }) => args));
            assert.deepEqual([...lines.values()].flatMap(({ place, line }, index) => found[index] === "" ? [] : [`${place}: ${line}: ${found[index]}`]), []);
            const refusals = await judge(refused.map(line => line.split(" ")));
            refusals.forEach((refusal, index) => assert.notEqual(refusal, "", `${tool} ${refused[index]}`));
        });
    }
});

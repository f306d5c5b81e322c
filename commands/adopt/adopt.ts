import * as fs from "node:fs";
import * as path from "node:path";
import { WRONG_ARGUMENTS, readArguments } from "../command";
import { STACK, projectName, requireEmpty, stackFile, writeProject } from "../init";
import { PACKAGE_NAME, PACKAGE_ROOT } from "../packageRoot";
import { Adoption, adoption } from "./adoption";
import { Answers, NoAnswer, liveAnswers, savedAnswers } from "./answers";
import { readCluster } from "./existingCluster";
import { programOf } from "./program";

/** What is written of the cluster; in a new project, index.ts does nothing but load it. */
const PROGRAM = "adopted.ts";
const PROJECT = "Pulumi.yaml";
/** Exit code where nothing could be taken over. */
const NOTHING_TAKEN = 1;

const USAGE = `Usage: npx ${PACKAGE_NAME} adopt [FOLDER] --cluster NAME [--region NAME] [--profile NAME] [--save FOLDER]
       npx ${PACKAGE_NAME} adopt [FOLDER] --from FOLDER

Writes a program that takes over the Windows parts of an EKS cluster that another tool made, so that the first
pulumi up imports them and changes nothing. It only reads, by the aws CLI.

  FOLDER           where to write, default this folder: a new project into an empty one, and ${PROGRAM} into one with ${PROJECT}
  --cluster NAME   cluster to ask AWS about
  --region NAME    its region, for the aws CLI; default that of the CLI
  --profile NAME   profile of the aws CLI; default that of the CLI
  --save FOLDER    saves the answers of AWS as files, for --from
  --from FOLDER    reads saved answers in place of asking AWS, and prints the aws commands for missing ones
  -h, --help       prints this and does nothing else

Files of --from: describe-cluster.json, list-nodegroups.json, describe-nodegroup-GROUP.json, list-addons.json,
describe-addon-vpc-cni.json, list-attached-role-policies.json, list-access-entries.json, describe-access-entry-ROLE.json,
and for groups on an AMI of your own describe-launch-template-versions-ID-VERSION.json.

Exit code: 0 written, 1 nothing to take over or no answer, 2 wrong arguments.
`;

/** Runs the command, and returns its exit code. */
export async function adopt(args: string[]): Promise<number> {
    try {
        const { values, positionals: [given = "."] } = readArguments(args, {
            cluster: { type: "string" }, region: { type: "string" }, profile: { type: "string" }, save: { type: "string" }, from: { type: "string" },
        }, 1);
        if (values.help) {
            process.stdout.write(USAGE);
            return 0;
        }
        const folder = path.resolve(given);
        const isNew = requirePlace(folder);
        const ask = answersOf(values);
        const adopted = adoption(await readCluster(values.cluster, ask));
        if (adopted.taken.length > 0) {
            write(adopted, folder, isNew);
        }
        process.stdout.write(report(adopted, folder, isNew));
        return adopted.taken.length > 0 ? 0 : NOTHING_TAKEN;
    } catch (error) {
        const isAnswer = error instanceof NoAnswer;
        process.stderr.write(`${(error as Error).message}\n${isAnswer ? "" : `\n${USAGE}`}`);
        return isAnswer ? NOTHING_TAKEN : WRONG_ARGUMENTS;
    }
}

/** Checks that nothing would be overwritten; returns whether a project is to be made. */
function requirePlace(folder: string): boolean {
    if (!fs.existsSync(path.join(folder, PROJECT))) {
        requireEmpty(folder);
        return true;
    }
    if (fs.existsSync(path.join(folder, PROGRAM))) {
        throw new Error(`${path.join(folder, PROGRAM)} exists, so nothing was written; move it away, or name another folder`);
    }
    return false;
}

function answersOf({ cluster, region, profile, save, from }: Record<string, string | boolean | undefined>): Answers {
    if (from !== undefined) {
        const live = Object.entries({ region, profile, save }).find(([, value]) => value !== undefined);
        if (live) {
            throw new Error(`--${live[0]} is for the aws CLI, and --from does not call it; give only one of the two`);
        }
        return savedAnswers(path.resolve(String(from)));
    }
    if (cluster === undefined) {
        throw new Error("No cluster was given; name one by --cluster NAME, or its saved answers by --from FOLDER");
    }
    const options = Object.entries({ region, profile }).flatMap(([name, value]) => value === undefined ? [] : [`--${name}`, String(value)]);
    return liveAnswers(options, save === undefined ? undefined : path.resolve(String(save)));
}

function write(adopted: Adoption, folder: string, isNew: boolean): void {
    if (isNew) {
        const project = projectName(undefined, folder);
        writeProject("typescript", folder, project);
        addDependency(folder, "@pulumi/aws");
        fs.writeFileSync(path.join(folder, "index.ts"), `import "./${path.parse(PROGRAM).name}";\n`);
        fs.writeFileSync(path.join(folder, `Pulumi.${STACK}.yaml`), stackFile(project, { "aws:region": { default: adopted.region } }));
    }
    fs.writeFileSync(path.join(folder, PROGRAM), programOf(adopted));
}

/** Adds a package that the program imports, in the versions that this package works with. */
function addDependency(folder: string, name: string): void {
    const read = (file: string) => JSON.parse(fs.readFileSync(file, "utf8")) as Record<string, Record<string, string>>;
    const file = path.join(folder, "package.json");
    const project = read(file);
    project.dependencies = { [name]: read(path.join(PACKAGE_ROOT, "package.json")).peerDependencies[name], ...project.dependencies };
    fs.writeFileSync(file, `${JSON.stringify(project, undefined, 4)}\n`);
}

function report({ clusterName, region, taken, left }: Adoption, folder: string, isNew: boolean): string {
    const list = (title: string, lines: string[]) => lines.length === 0 ? "" : `${title}\n${lines.map(line => `  - ${line}\n`).join("")}\n`;
    const next = isNew ? ["npm install", `pulumi stack init ${STACK}`, "pulumi preview"]
        : [`import "./${path.parse(PROGRAM).name}";   in your program`, `pulumi preview   with aws:region ${region}`];
    return list(`Taken over from cluster ${clusterName}:`, taken) + list("Not taken over, and why:", left) + (taken.length === 0
        ? "Nothing could be taken over, and nothing was written.\n"
        : `${path.join(folder, PROGRAM)} is written. Next:\n\n${next.map(line => `    ${line}\n`).join("")}\n`
            + "The preview must show imports and no other change.\n");
}

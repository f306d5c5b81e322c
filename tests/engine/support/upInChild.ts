import { LocalWorkspace } from "@pulumi/pulumi/automation";
import { ownProgram } from "./engine";

/** An up in a process of its own, which a test can kill: the folder and the stack are its arguments. */
async function up(workDir: string, stackName: string): Promise<void> {
    const stack = await LocalWorkspace.selectStack({ stackName, projectName: "eks-windows", program: ownProgram }, { workDir });
    await stack.up({ onOutput: text => process.stdout.write(text) });
}

up(process.argv[2], process.argv[3]).catch(error => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
});

/** One PowerShell script of an Image Builder document; a step that fails ends the build. */
export interface DocumentStep {
    name: string;
    timeoutSeconds: number;
    script: string;
}

/** An inline script of the user's may install anything. */
const USER_STEP_SECONDS = 3600;

/**
 * Image Builder component document of PowerShell steps, in a form that people can read.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-use-documents.html
 */
export function powerShellDocument(name: string, description: string, phase: string, steps: DocumentStep[]): string {
    return [
        `name: ${name}`,
        `description: ${description}`,
        "schemaVersion: 1.0",
        "phases:",
        `  - name: ${phase}`,
        "    steps:",
        ...steps.flatMap(step => [
            `      - name: ${step.name}`,
            "        action: ExecutePowerShell",
            `        timeoutSeconds: ${step.timeoutSeconds}`,
            "        onFailure: Abort",
            "        inputs:",
            "          commands:",
            // YAML takes the indentation from the first line, unless it is told.
            `            - |${/^\n* /.test(step.script) ? "2" : ""}`,
            ...step.script.split("\n").map(line => line && `              ${line}`),
        ]),
        "",
    ].join("\n");
}

/** Component of a user's own PowerShell, without the byte order mark that Windows editors put before it. */
export function userStepDocument(name: string, powerShell: string): string {
    return powerShellDocument(name, `The step ${name} of this pipeline`, "build", [
        { name: "Run", timeoutSeconds: USER_STEP_SECONDS, script: powerShell.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").trimEnd() },
    ]);
}

import { cachedImageReleaseProblems, imageReference } from "./containerImage";
import { DOCUMENT_MAXIMUM } from "./imageComponents";
import { Problem, shown } from "../text/problem";

/** Longer than any reference that containerd takes. */
const REFERENCE_MAXIMUM = 512;

const COMMENTS = /<#[\s\S]*?#>|(?<=^|\s)#.*$/gm;
const SPEAKS_ONLY = /^\s*(?:Write-\w+|echo|throw)\b/i;
const COMMAND = "(?:^|[\\s\"'\\\\/&(=])";
const CTR_PULL = new RegExp(`${COMMAND}ctr(?:\\.exe)?["']?\\s+(.*?)\\b(?:images?|i)\\s+pull\\b(.*)$`, "i");
const OTHER_PULL = new RegExp(`${COMMAND}(?:docker|nerdctl|crictl)(?:\\.exe)?["']?\\s(?:.*\\s)?pull\\b(.*)$`, "i");
const NAMESPACE = /(?:^|[\s"'(])(?:-n|--namespace)[=\s]+["']?([^\s"']+)/;
/** What a script asks that pulls different images on different releases of Windows. */
const ASKS_FOR_RELEASE = /OsBuildNumber|OSVersion|CurrentBuild|ReleaseId|ComputerInfo|Win32_OperatingSystem|ProductName/i;

/** A command of a script that pulls a container image. */
interface Pull {
    /** The image, if it is written there. */
    reference?: string;
    /** The namespace of containerd that it is pulled into; undefined where that is not certain. */
    namespace?: string;
}

/**
 * Images that a build's PowerShell pulls are for the AMI's release of Windows Server, and where kubelet finds them (A6).
 *
 * @param release - Windows Server release of the AMI; undefined if it is not known, and then not judged.
 */
export function imagePullProblems(path: string, script: string, release: number | undefined): Problem[] {
    const statements = pullStatements(script);
    const pulls = statements.flatMap(pullOf);
    const references = ASKS_FOR_RELEASE.test(script) ? [] : pulledReferences(statements, pulls);
    return [
        ...release === undefined ? [] : references.flatMap(reference => cachedImageReleaseProblems(path, reference, release)),
        ...[...new Set(/CONTAINERD_NAMESPACE/i.test(script) ? [] : pulls.map(({ namespace }) => namespace))].flatMap(namespace =>
            namespace === undefined || namespace === "k8s.io" ? [] : [{
                path,
                reason: `kubelet sees only images of containerd's namespace k8s.io, got ${shown(namespace)}; `
                    + "use \"ctr -n k8s.io images pull\"",
            }]),
    ];
}

const DOCKER_LOGIN = new RegExp(`${COMMAND}docker(?:\\.exe)?["']?\\s+login\\b`, "i");
/** What a script says that may bring docker to the AMI. */
const INSTALLS_DOCKER = /(install|add|enable|expand|choco|winget|invoke-webrequest|curl|msiexec).*docker|docker.*(install|\.msi|\.zip)|dockermsftprovider/i;

/**
 * `docker login` belongs to the samples from before EKS left docker: the AMI has containerd alone, and a pull by ctr is given its
 * user and password (A6).
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-optimized-windows-ami.html
 */
export function dockerLoginProblems(path: string, script: string): Problem[] {
    return !/\blogin\b/i.test(script) || !statementsOf(script).some(statement => DOCKER_LOGIN.test(statement)) ? [] : [{
        path, reason: "ctr doesn't use the login of docker, which the AMI lacks anyway, got \"docker login\"; "
            + "pass the user to ctr: ctr -n k8s.io images pull --user AWS:$password",
    }];
}

/** Whether a script may install docker. */
export function mayInstallDocker(script: string): boolean {
    return judgeable(script).split(/[\r\n;]+/).some(line => INSTALLS_DOCKER.test(line));
}

/** Whether the script pulls an image whose tag may be for another release. */
export function pullsImages(script: string): boolean {
    const statements = pullStatements(script);
    return !ASKS_FOR_RELEASE.test(script) && pulledReferences(statements, statements.flatMap(pullOf)).length > 0;
}

function pullStatements(script: string): string[] {
    return /\bpull\b/i.test(script) ? statementsOf(script) : [];
}

function statementsOf(script: string): string[] {
    return judgeable(script).replace(/`\r?\n/g, " ").replace(COMMENTS, "").split(/[\r\n;|{}]+/).filter(statement => !SPEAKS_ONLY.test(statement));
}

/** What Image Builder takes of a script: it refuses a longer one, which `componentDataProblems` says. */
function judgeable(script: string): string {
    return script.slice(0, DOCUMENT_MAXIMUM);
}

function pullOf(statement: string): Pull[] {
    const [, flags, ofCtr] = CTR_PULL.exec(statement) ?? [];
    const args = ofCtr ?? OTHER_PULL.exec(statement)?.[1];
    if (args === undefined) {
        return [];
    }
    const named = NAMESPACE.exec(flags ?? "")?.[1];
    const uncertain = flags === undefined || /[$@]/.test(named ?? flags);
    return [{ reference: referencesIn(args)[0], namespace: uncertain ? undefined : named ?? "default" }];
}

/** The images that are pulled: by name, or, where a variable stands for them, those that the script names. */
function pulledReferences(statements: string[], pulls: Pull[]): string[] {
    const byVariable = pulls.some(({ reference }) => reference === undefined);
    const written = byVariable ? statements.flatMap(statement => quotedReferences(statement)) : [];
    return [...new Set([...pulls.flatMap(({ reference }) => reference ?? []), ...written])];
}

function quotedReferences(statement: string): string[] {
    return [...statement.matchAll(/(["'])([^"'\s]+)\1/g)].flatMap(([, , quoted]) => referencesIn(quoted));
}

function referencesIn(text: string): string[] {
    return text.split(/[\s"',()]+/).filter(word => word.length <= REFERENCE_MAXIMUM && imageReference(word) !== undefined);
}

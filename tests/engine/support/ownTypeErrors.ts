import * as path from "node:path";
import * as ts from "typescript";

/** Files that are the same for all compilations; reading them takes most of the time. */
const shared = new Map<string, ts.SourceFile | undefined>();

/**
 * What the compiler says of a program and of the declarations of `packageRoot` that it reads. It reads the SDKs', too, and checks
 * nothing in them: their errors are not ours, and they have some under the strictest options.
 */
export function ownTypeErrors(file: string, packageRoot: string, json: object): { errors: string[]; checked: string[] } {
    const { options, errors } = ts.convertCompilerOptionsFromJson({ ...json, noEmit: true }, path.dirname(file));
    const host = ts.createCompilerHost(options);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, target, ...rest) => {
        // The kind of module is noted in the file, so one for each.
        const key = JSON.stringify([name, target]);
        if (!shared.has(key)) {
            shared.set(key, read(name, target, ...rest));
        }
        return shared.get(key);
    };
    const program = ts.createProgram([file], options, host);
    const own = program.getSourceFiles().filter(({ fileName }) => fileName === file || fileName.startsWith(packageRoot + path.sep));
    const found = [
        ...errors, ...program.getConfigFileParsingDiagnostics(), ...program.getOptionsDiagnostics(),
        ...own.flatMap(source => [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]),
    ];
    return {
        errors: found.map(({ file: where, messageText }) => `${path.basename(where?.fileName ?? "")}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`),
        checked: own.map(({ fileName }) => path.relative(packageRoot, fileName)),
    };
}

import { Problem, shown } from "../text/problem";

/** Components that a recipe may have, Amazon's and one's own together: a quota of Image Builder's. */
const COMPONENTS_MAXIMUM = 20;
/** Characters that a component's inline document may have. */
export const DOCUMENT_MAXIMUM = 16000;
/** @see https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ComponentConfiguration.html */
const ARN = new RegExp("^arn:aws[^:]*:imagebuilder:[^:]+:(?:\\d{12}|aws(?:-[a-z-]+)?):component/[a-z0-9_-]+/"
    + "(?:(?:\\d+|x)\\.(?:\\d+|x)\\.(?:\\d+|x)|\\d+\\.\\d+\\.\\d+/\\d+)$");
/** Characters that YAML forbids, or takes for the end of a line. The document leaves out a byte order mark at the start. */
// eslint-disable-next-line no-control-regex
const UNFIT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\p{Surrogate}|(?<!^)\ufeff/u;
/** What Image Builder replaces by an output of another step, wherever it stands in a document. */
const CHAINING = /\{\{.*?\}\}/;

/** The ARN is one of an Image Builder component. */
export function componentArnProblems(path: string, arn: string): Problem[] {
    return ARN.test(arn) ? [] : [{
        path, reason: "must be the ARN of an Image Builder component, such as "
            + `"arn:aws:imagebuilder:eu-central-1:111122223333:component/agent/1.0.0", got ${shown(arn)}`,
    }];
}

/** A component of a recipe. */
export interface RecipeComponent {
    /** Path of what asks for it; unset where every pipeline has it. */
    path?: string;
    /** Its ARN, as far as it is known; Amazon's may go without partition and region. */
    arn: string;
}

/**
 * Image Builder takes each component once, and 20 of them.
 *
 * @param path - That of the list of the user's own.
 */
export function recipeComponentsProblems(path: string, components: RecipeComponent[]): Problem[] {
    const arns = components.map(({ arn }) => arn.replace(/^arn:[^:]+:imagebuilder:[^:]+:(?=aws:)/, ""));
    const added = components.filter(each => each.path === undefined).length;
    const twice = components.flatMap((component, index): Problem[] => {
        const other = arns.findIndex((arn, i) => arn === arns[index] && (components[i].path === undefined ? i !== index : i < index));
        return component.path === undefined || other < 0 ? [] : [{
            path: component.path,
            reason: `Image Builder allows a component once, and ${components[other].path ?? "the pipeline"} has it already, `
                + `got ${shown(component.arn)}; remove it`,
        }];
    });
    return components.length <= COMPONENTS_MAXIMUM ? twice : [...twice, {
        path, reason: `Image Builder's quota is ${COMPONENTS_MAXIMUM} components a recipe, got ${components.length - added}`
            + `${added > 0 ? ` beside ${added} that the pipeline adds` : ""}; put several scripts into one`,
    }];
}

/** What Image Builder takes of a component's data. */
export function componentDataProblems(path: string, data: string): Problem[] {
    return data.length <= DOCUMENT_MAXIMUM ? [] : [{
        path, reason: `Image Builder allows ${DOCUMENT_MAXIMUM} characters of a component's data, got ${data.length}; put the steps into several components`,
    }];
}

/** The document that `path` ends up in is short enough for Image Builder. */
export function documentLengthProblems(path: string, document: string, mend: string): Problem[] {
    return document.length <= DOCUMENT_MAXIMUM ? [] : [{
        path, reason: `makes a document of ${document.length} characters, and Image Builder allows ${DOCUMENT_MAXIMUM}; ${mend}`,
    }];
}

/**
 * A script is text that a document of Image Builder, which is YAML, can hold.
 *
 * @see https://yaml.org/spec/1.1/#id868524 (characters)
 */
export function scriptTextProblems(path: string, script: string): Problem[] {
    const [found] = UNFIT.exec(script) ?? [];
    return [
        ...script.trim() === "" ? [{ path, reason: `is empty, got ${shown(script)}; write the script` }] : [],
        ...found === undefined ? [] : [{
            path, reason: `Image Builder gets the script in YAML, which can't hold the character U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}, `
                + `got it in ${shown(lineWith(script, found))}; remove it or write it as [char]0x${found.codePointAt(0)!.toString(16)}`,
        }],
    ];
}

function lineWith(script: string, text: string): string | undefined {
    return script.split("\n").find(line => line.includes(text));
}

/**
 * A script has no double braces, which Image Builder takes for a reference to another step's output.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-use-documents.html
 */
export function scriptBracesProblems(path: string, script: string): Problem[] {
    const [found] = CHAINING.exec(script) ?? [];
    return found === undefined ? [] : [{
        path, reason: `Image Builder reads double braces as the output of another step, got ${shown(found)}; `
            + "write { { in blocks, and '{' + '{' in text",
    }];
}

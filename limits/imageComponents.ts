import { Problem, shown } from "./problem";

/** Components that a recipe may have, Amazon's and one's own together: a quota of Image Builder's. */
const COMPONENTS_MAXIMUM = 20;
/** Characters that a component's inline document may have. */
export const DOCUMENT_MAXIMUM = 16000;
/** @see https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ComponentConfiguration.html */
const ARN = new RegExp("^arn:aws[^:]*:imagebuilder:[^:]+:(?:\\d{12}|aws(?:-[a-z-]+)?):component/[a-z0-9_-]+/"
    + "(?:(?:\\d+|x)\\.(?:\\d+|x)\\.(?:\\d+|x)|\\d+\\.\\d+\\.\\d+/\\d+)$");
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
            reason: `Image Builder takes a component once, and ${components[other].path ?? "the pipeline"} has it already, `
                + `got ${shown(component.arn)}; remove it`,
        }];
    });
    return components.length <= COMPONENTS_MAXIMUM ? twice : [...twice, {
        path, reason: `Image Builder's quota is ${COMPONENTS_MAXIMUM} components a recipe, got ${components.length - added}`
            + `${added > 0 ? ` beside ${added} that the pipeline adds` : ""}; put several scripts into one`,
    }];
}

/** The document that `path` ends up in is short enough for Image Builder. */
export function documentLengthProblems(path: string, document: string, mend: string): Problem[] {
    return document.length <= DOCUMENT_MAXIMUM ? [] : [{
        path, reason: `makes a document of ${document.length} characters, and Image Builder takes ${DOCUMENT_MAXIMUM}; ${mend}`,
    }];
}

/**
 * A script has no double braces, which Image Builder takes for a reference to another step's output.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-use-documents.html
 */
export function scriptBracesProblems(path: string, script: string): Problem[] {
    const [found] = CHAINING.exec(script) ?? [];
    return found === undefined ? [] : [{
        path, reason: `Image Builder takes double braces for the output of another step, got ${shown(found)}; `
            + "write a space between the braces of blocks, { {, and '{' + '{' in text",
    }];
}

import * as fs from "node:fs";
import * as path from "node:path";
import { ACTIONS } from "../../../delivery/access/actions/table";
import { TypeActions } from "../../../delivery/access/actions/typeActions";
import { PolicyDocument } from "../../../delivery/access/documents";
import { Call, CallLog, title } from "../providers/callLog";

const TAG_CONDITION = "aws:ResourceTag/";

/** IAM actions that AWS checks when the engine calls the provider; an update that has none of its own changes tags alone. */
function actionsOf(method: Call["method"], row: TypeActions): string[] | undefined {
    return method === "update" ? row.update ?? row.tag : row[method];
}

/**
 * Calls that the policies of those who deploy do not allow: of a type that no table knows, of a kind that its row does not have, or with an
 * action or without a tag that the documents in the checkout's `delivery/access` ask for. Other programs have no documents there.
 */
export function notAllowed(log: CallLog, folder?: string): string[] {
    const documents = folder === undefined ? [] : documentsIn(path.join(folder, "delivery/access"));
    const statements = documents.flatMap(({ Statement }) => Statement);
    const allowed = new Set(statements.flatMap(({ Action }) => Action));
    const tags = Object.fromEntries(statements.flatMap(({ Condition }) => Object.entries(Condition?.StringEquals ?? {}))
        .filter(([key]) => key.startsWith(TAG_CONDITION)).map(([key, values]) => [key.slice(TAG_CONDITION.length), [values].flat()]));
    const complaints = log.calls.filter(({ type }) => type.startsWith("aws:")).flatMap(call => {
        const row = ACTIONS[call.type];
        const actions = row && actionsOf(call.method, row);
        if (!actions) {
            return [`no table has ${call.method} of ${call.type}`];
        }
        return documents.length === 0 ? [] : [
            ...actions.filter(action => !allowed.has(action)).map(action => `${call.method} of ${call.type} needs ${action}`),
            ...call.method === "create" && isKnownByTags(call, row) ? missingTags(call, tags) : [],
        ];
    });
    return [...new Set(complaints)];
}

function documentsIn(folder: string): PolicyDocument[] {
    return fs.existsSync(folder) ? fs.readdirSync(folder).filter(file => /^(preview|up|image-pipeline).*\.json$/.test(file))
        .map(file => JSON.parse(fs.readFileSync(path.join(folder, file), "utf8"))) : [];
}

function isKnownByTags({ type }: Call, { tag }: TypeActions): boolean {
    return /^aws:(ec2|kms)\//.test(type) && tag !== undefined;
}

function missingTags(call: Call, tags: Record<string, string[]>): string[] {
    const given = (call.inputs.tags ?? {}) as Record<string, unknown>;
    return Object.entries(tags).filter(([key, values]) => !values.includes(String(given[key]))).map(([key]) => `${title(call)} lacks the tag ${key}`);
}

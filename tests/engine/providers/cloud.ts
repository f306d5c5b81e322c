import { COMPUTED, COUNTED, replacedPaths } from "../../../plan/compare/replacement";
import { Properties, UNKNOWN } from "../../../plan/signatures";
import { Call, CallLog, Method } from "./callLog";
import { Fault, Faults } from "./faults";
import { Holds } from "./holds";
import { answerLookup } from "./lookups";
import { DEFAULTS, at, changedKeys, same, withValue } from "./properties";
import { NotReady } from "./notReady";
import { CLUSTER, ENTRY, NODE_GROUP, creationRefusal, deletionRefusal, updateRefusal } from "./refusals";
import { rulesOf } from "./resourceRules";
import { TAG, addTag, hasTag, removeTag, withForeignTags } from "./tags";

/** A resource that exists. */
export interface Made {
    type: string;
    id: string;
    name: string;
    inputs: Properties;
    outputs: Properties;
    /** Made by AWS itself: it goes with the cluster, and no stack knows it. */
    byAws?: boolean;
    /** Whether it never got ready. */
    unready?: boolean;
}

/** What a difference is about beside the inputs. */
interface Compared {
    /** ID of the resource that is there. */
    id?: string;
    /** Settings of its provider. */
    settings?: Properties;
}

/** What a change of inputs means. */
export interface Difference {
    changed: string[];
    replaced: string[];
    /** The new one would have the old one's name, which can't be. */
    deleteFirst: boolean;
}

const ACCOUNT = "111122223333";

/** What AWS and a Kubernetes API keep, as far as the tests need it. */
export class Cloud {
    public readonly log = new CallLog();
    public readonly faults = new Faults();
    public readonly holds = new Holds();
    /** What a test does in the middle of a call, before AWS has done anything (`received`) or after it has (`done`). */
    public meanwhile: (call: Call, moment: "received" | "done") => Promise<void> = async () => undefined;
    /** SSM parameters beside Amazon's own, by name. */
    public parameters: Record<string, string> = {};
    public made: Made[] = [];
    private serial = 0;

    constructor(public readonly region: string) {}

    /** The state as data, to come back to. */
    public save(): { made: Made[]; serial: number; parameters: Record<string, string> } {
        return structuredClone({ made: this.made, serial: this.serial, parameters: this.parameters });
    }

    public restore(saved: ReturnType<Cloud["save"]>): void {
        const { made, serial, parameters } = structuredClone(saved);
        Object.assign(this, { made, serial, parameters });
        this.log.clear();
        this.faults.clear();
        this.holds.set([]);
        this.meanwhile = async () => undefined;
    }

    /** What stacks have made and not deleted. */
    public left(): Made[] {
        return this.made.filter(({ byAws }) => !byAws);
    }

    /** The inputs with a name of the provider's own, and what is missing. */
    public check(type: string, name: string, olds: Properties, news: Properties): { inputs: Properties; missing: string[] } {
        const { named, required } = rulesOf(type);
        const missing = required.filter(key => news[key] === undefined || news[key] === null);
        if (named === undefined || at(news, named) !== undefined) {
            return { inputs: { ...news, [DEFAULTS]: [] }, missing };
        }
        const wasGenerated = Array.isArray(olds[DEFAULTS]) && olds[DEFAULTS].includes(named);
        const generated = wasGenerated ? at(olds, named)! : `${name}-${Math.random().toString(16).slice(2, 9).padEnd(7, "0")}`;
        return { inputs: { ...withValue(news, named.split("."), generated), [DEFAULTS]: [named] }, missing };
    }

    /** What changed inputs mean; what the program no longer gives is no change where AWS has filled it in. */
    public diff(type: string, olds: Properties, given: Properties, { id, settings = {} }: Compared = {}): Difference {
        const { named } = rulesOf(type);
        const kept = (COMPUTED[type] ?? []).filter(key => given[key] === undefined && olds[key] !== undefined);
        const news = { ...given, ...Object.fromEntries(kept.map(key => [key, olds[key]])) };
        const ofNew = replacing(type, settings, news).filter(path => !same(at(olds, path), at(news, path)));
        if (this.made.some(other => other.type === type && other.id === id && other.unready) && replacesUnready(news)) {
            ofNew.push("metadata");
        }
        const namedByProgram = named !== undefined && !(Array.isArray(news[DEFAULTS]) && news[DEFAULTS].includes(named));
        return {
            changed: [...new Set([...changedKeys(olds, news), ...ofNew.filter(path => path === "metadata")])],
            replaced: [...new Set(ofNew.map(path => path.split(".")[0]))],
            deleteFirst: ofNew.length > 0 && namedByProgram && same(at(olds, named), at(news, named)),
        };
    }

    public async create(urn: string, inputs: Properties, preview: boolean): Promise<{ id: string; outputs: Properties }> {
        const { type, name } = ofUrn(urn);
        const rules = rulesOf(type);
        const place = { region: this.region, account: ACCOUNT, name, serial: preview ? 0 : ++this.serial };
        const outputs = { ...withoutDefaults(inputs), ...rules.outputs?.(inputs, place) };
        if (preview) {
            const computed = Object.keys(rules.outputs?.(inputs, place) ?? {});
            return { id: "", outputs: { ...outputs, ...unknown(computed.filter(key => inputs[key] === undefined)) } };
        }
        return this.call("create", urn, "", inputs, fault => {
            this.refuse(creationRefusal(type, inputs, this.made));
            const id = rules.id?.(inputs, place) ?? rules.identity!(inputs);
            this.made.push({ type, id, name, inputs, outputs, ...fault && { unready: true } });
            if (fault) {
                throw new NotReady(id, inputs, outputs, [fault.message]);
            }
            if (type === TAG) {
                addTag(inputs, this.made);
            }
            if (type === NODE_GROUP) {
                this.letNodesIn(inputs, outputs);
            }
            return { id, outputs };
        });
    }

    public async update(urn: string, id: string, olds: Properties, news: Properties, preview: boolean): Promise<Properties> {
        const { type } = ofUrn(urn);
        const counted = COUNTED[type] ?? [];
        const outputs = { ...olds, ...withoutDefaults(news) };
        if (preview) {
            return { ...outputs, ...unknown(counted) };
        }
        return this.call("update", urn, id, news, () => {
            const found = this.find(type, id);
            this.refuse(updateRefusal(found, news, this.made));
            // What the program no longer gives is gone, but for what AWS computes itself.
            const kept = Object.entries(found.outputs).filter(([key]) => news[key] !== undefined || found.inputs[key] === undefined);
            found.outputs = {
                ...Object.fromEntries(kept), ...withoutDefaults(news),
                ...Object.fromEntries((rulesOf(type).filledIn ?? []).map(key => [key, { ...found.outputs[key] as Properties, ...news[key] as Properties }])),
                ...Object.fromEntries(counted.map(key => [key, Number(found.outputs[key]) + 1])),
            };
            found.inputs = withForeignTags(found, olds, news);
            if (found.unready) {
                // It waits for the same one again; of its containers, nothing is left to tell.
                throw new NotReady(id, news, found.outputs, ["Job has reached the specified backoff limit"]);
            }
            return found.outputs;
        });
    }

    public async remove(urn: string, id: string): Promise<void> {
        const { type } = ofUrn(urn);
        return this.call("delete", urn, id, {}, () => {
            const found = this.find(type, id);
            this.refuse(deletionRefusal(found, this.made));
            if (type === TAG) {
                removeTag(found.inputs, this.made);
            }
            this.made = this.made.filter(other => other !== found
                && !(type === CLUSTER && other.byAws && other.inputs.clusterName === found.inputs.name));
        });
    }

    /** The resource as it is; undefined if it is gone. */
    public async read(urn: string, id: string): Promise<Made | undefined> {
        const { type } = ofUrn(urn);
        return this.call("read", urn, id, {}, () => {
            this.made = this.made.filter(other => other.type !== TAG || hasTag(other.inputs, this.made));
            const found = this.made.find(other => other.type === type && other.id === id);
            if (found?.unready) {
                throw new NotReady(id, found.inputs, found.outputs, ["Job has reached the specified backoff limit"]);
            }
            return found;
        });
    }

    public lookUp(token: string, args: Properties): Properties {
        return answerLookup(token, args, this.region, this.parameters, this.made);
    }

    /** EKS lets the role of a managed group in by itself: a Windows role as Linux, where the group runs an image of its own. */
    private letNodesIn({ clusterName, nodeRoleArn }: Properties, { amiType }: Properties): void {
        const inputs = { clusterName, principalArn: nodeRoleArn, type: String(amiType).startsWith("WINDOWS_") ? "EC2_WINDOWS" : "EC2_LINUX" };
        if (creationRefusal(ENTRY, inputs, this.made) === undefined) {
            this.made.push({ type: ENTRY, id: rulesOf(ENTRY).identity!(inputs), name: "", inputs, outputs: inputs, byAws: true });
        }
    }

    private async call<T>(method: Method, urn: string, id: string, inputs: Properties, act: (unready?: Fault) => T): Promise<T> {
        const call = this.log.start({ method, urn, id, inputs, ...ofUrn(urn) });
        try {
            await this.holds.answerable(call, this.log);
            await this.meanwhile(call, "received");
            const fault = this.faults.meet(method, call);
            this.refuse(fault?.unready ? undefined : fault?.message);
            const result = act(fault);
            await this.meanwhile(call, "done");
            this.log.end(call);
            return result;
        } catch (error) {
            this.log.end(call, (error as Error).message);
            throw error;
        }
    }

    private refuse(reason: string | undefined): void {
        if (reason !== undefined) {
            throw new Error(reason);
        }
    }

    private find(type: string, id: string): Made {
        const found = this.made.find(other => other.type === type && other.id === id);
        this.refuse(found ? undefined : `ResourceNotFoundException: there is no ${type} ${id}`);
        return found!;
    }
}

/** Whether the program wants what is not ready to be made anew; of all kinds, the provider heeds it for Jobs. */
function replacesUnready({ metadata }: Properties): boolean {
    const { annotations } = metadata as { annotations?: Properties };
    return annotations?.["pulumi.com/replaceUnready"] === "true";
}

/** Paths whose change makes a new resource; a type without them is nothing that a test expects. */
function replacing(type: string, settings: Properties, news: Properties): string[] {
    const paths = replacedPaths(type, settings, news);
    if (!paths) {
        throw new Error(`${type} has no row in plan/compare/replacement.ts; add it, with the properties whose change makes a new one`);
    }
    return paths;
}

/** Type and name of a resource. */
export function ofUrn(urn: string): { type: string; name: string } {
    const [, , types, name] = urn.split("::");
    return { type: types.split("$").at(-1)!, name };
}

function withoutDefaults(properties: Properties): Properties {
    return Object.fromEntries(Object.entries(properties).filter(([key]) => key !== DEFAULTS));
}

function unknown(keys: string[]): Properties {
    return Object.fromEntries(keys.map(key => [key, UNKNOWN]));
}

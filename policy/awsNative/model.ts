import { PolicyResource } from "@pulumi/policy";
import { isObject } from "../../limits/text/plainObject";
import { property } from "../property";
import { isUnknown, reshaped } from "../secrets";
import { Form } from "./forms";
import { NativeType, typeNamed } from "./nativeTypes";

type Properties = Record<string, any>;

/** Stands for the items of a list. */
const EACH = "[]";

/** Type of the model: that of aws-native as the one of aws, any other as it is. */
export function modelType(type: string): string {
    return typeNamed(type)?.type ?? type;
}

/** Properties in the names and forms of the model; what is unknown or secret stays so. */
export function modelProps(type: string, props: Properties): Properties {
    const native = typeNamed(type);
    return native ? reshaped(props, raw => inShape(native, raw), property => namesOf(native, property, props)) : props;
}

/** A resource as the model has it. */
export function inModel<T extends { type: string; props: Properties }>(resource: T): T {
    const { type, props } = resource;
    return typeNamed(type) ? { ...resource, type: modelType(type), props: modelProps(type, props) } : resource;
}

/** The resources as the model has them, linked as they were. The list itself, where nothing in it is of aws-native. */
export function allInModel(resources: PolicyResource[]): PolicyResource[] {
    if (!resources.some(({ type }) => typeNamed(type))) {
        return resources;
    }
    const copies = new Map(resources.map(resource => [resource, { ...inModel(resource) }]));
    const copyOf = (resource: PolicyResource): PolicyResource => copies.get(resource) ?? resource;
    for (const [{ type, props }, copy] of copies) {
        const native = typeNamed(type);
        copy.parent &&= copyOf(copy.parent);
        copy.dependencies = copy.dependencies.map(copyOf);
        const sources: PolicyResource["propertyDependencies"] = {};
        for (const [property, all] of Object.entries(copy.propertyDependencies)) {
            for (const name of native ? namesOf(native, property, props) : [property]) {
                sources[name] = [...new Set([...sources[name] ?? [], ...all.map(copyOf)])];
            }
        }
        copy.propertyDependencies = sources;
    }
    return [...copies.values()];
}

/** What the model calls a property, which may be several. What is within one that is not known may be set or not: nothing tells. */
function namesOf({ within, moved = [] }: NativeType, name: string, props: Properties): string[] {
    const first = (path: string) => keys(path)[0];
    const { value } = property(props, name);
    const isWithin = name === within?.property;
    const inside = !within ? [name] : isWithin && isObject(value) ? Object.keys(value) : [];
    const elsewhere = isWithin && !isObject(value) ? [] : moved.filter(([, from]) => first(from) === name).map(([model]) => first(model));
    return [...new Set([...inside, ...elsewhere])];
}

/** The raw properties in the names and forms of the model. What has moved also stays where it was, which nobody reads. */
function inShape({ within, moved = [] }: NativeType, raw: Properties): Properties {
    const top = within ? raw[within.property] : raw;
    const base = isUnknown(top) ? Object.fromEntries(within!.members.map(member => [member, top])) : isObject(top) ? { ...top } : {};
    return moved.reduce<unknown>((shape, [model, from, form]) => move(shape, keys(model), raw, keys(from), form), base) as Properties;
}

/** The target with the value that the source has at another path. */
function move(target: unknown, to: string[], source: unknown, from: string[], form: Form | undefined): unknown {
    const [each, eachFrom] = [to.indexOf(EACH), from.indexOf(EACH)];
    if (each < 0) {
        const value = valueAt(source, from);
        return value === undefined ? target : withValue(target, to, isUnknown(value) || !form?.toModel ? value : form.toModel(value));
    }
    const [list, listFrom] = [valueAt(target, to.slice(0, each)), valueAt(source, from.slice(0, eachFrom))];
    if (!Array.isArray(list) || !Array.isArray(listFrom)) {
        return target;
    }
    const items = Array.from({ length: list.length }, (_, i) => move(list[i], to.slice(each + 1), listFrom[i], from.slice(eachFrom + 1), form));
    return withValue(target, to.slice(0, each), items);
}

/** What is unknown is unknown in all its parts. */
function valueAt(value: any, path: string[]): unknown {
    return path.reduce((found, key) => isUnknown(found) ? found : isObject(found) ? found[key] : undefined, value);
}

/** A copy with the value in it; what is no object, or is unknown, stays as it is. */
function withValue(target: unknown, [key, ...rest]: string[], value: unknown): unknown {
    if (key === undefined) {
        return value;
    }
    return target === undefined || target === null || isObject(target)
        ? { ...target, [key]: withValue((target as Properties | undefined)?.[key], rest, value) } : target;
}

/** `selectors[].labels`: `selectors`, `[]`, `labels`. */
function keys(path: string): string[] {
    return path.match(/\[\]|[^.[\]]+/g) ?? [];
}

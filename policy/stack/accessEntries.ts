import { PolicyResource } from "@pulumi/policy";
import { AuthenticationMode } from "../../limits/access/authenticationMode";
import { ENTRY_TYPE_DEFAULT } from "../../limits/access/windowsIdentity";
import { Property, propertyOf } from "../property";
import { Cluster, namedCluster } from "./clusters";
import { push } from "./grouping";
import { roleName, withoutPath } from "./roles";
import { Stack } from "./stack";
import { ACCESS_ENTRY, ROLE } from "./types";

/** What may make access entries that the stack doesn't show. */
const OTHER_MAKERS = /^(aws(-native)?:cloudformation|command:)/;

/** Access entries of a role in a cluster. */
export interface RoleEntries {
    /** Those that certainly are. */
    certain: PolicyResource[];
    /** Whether there may be others. */
    mayHaveOthers: boolean;
}

/** The access entries that the stack gives a role of its own. */
export function entriesOf(stack: Stack, cluster: Cluster, role: PolicyResource): RoleEntries {
    const { ofCluster, ofName, ofSomeName, ofAnyName, makers } = stack.once(indexed);
    const own = ofCluster.get(cluster);
    const name = cluster.property("name").text;
    const others = name === undefined ? [ofSomeName, ofAnyName] : [ofName.get(name), ofAnyName];
    const ofComponent = cluster.written<object>(["accessEntries"], ["accessEntries"]).found;
    return {
        certain: own?.byRole.get(role) ?? [],
        mayHaveOthers: makers || own?.mayHave(role) === true
            || others.some(entries => entries && (entries.byRole.has(role) || entries.mayHave(role)))
            || !ofComponent.isAbsent,
    };
}

/** Whether EKS reads access entries of the cluster; undefined if that is not known. */
export function readsEntries({ authenticationMode: mode }: Cluster): boolean | undefined {
    return mode === undefined ? undefined : mode === AuthenticationMode.Api || mode === AuthenticationMode.ApiAndConfigMap;
}

/** Path of the authentication mode, as the user wrote it. */
export function authenticationModePath(cluster: Cluster): string {
    return cluster.written(["accessConfig", "authenticationMode"], ["authenticationMode"]).path;
}

/** Type of an access entry. */
export function entryType(entry: PolicyResource): Property<string> {
    const found = propertyOf(entry, "type");
    return found.map(value => typeof value === "string" ? value : ENTRY_TYPE_DEFAULT);
}

/** Access entries by the role that they are for. */
class Entries {
    public readonly byRole = new Map<PolicyResource, PolicyResource[]>();
    /** Principals that are no role of the stack, as far as is known. */
    private readonly arns = new Set<string>();
    private readonly names = new Set<string>();
    /** Whether an entry is for a principal that nobody knows. */
    private isUnclear = false;

    public add(stack: Stack, entry: PolicyResource): void {
        const role = stack.referred(entry, ROLE, "principalArn");
        const arn = propertyOf(entry, "principalArn").text;
        if (role) {
            push(this.byRole, role, entry);
        } else if (arn === undefined) {
            this.isUnclear = true;
        } else {
            this.arns.add(withoutPath(arn));
            this.names.add(roleName(arn));
        }
    }

    /** Whether one of the entries that are not linked to a role may be for this one. */
    public mayHave(role: PolicyResource): boolean {
        const arn = propertyOf(role, "arn").text;
        if (this.isUnclear || arn !== undefined) {
            return this.isUnclear || this.arns.has(withoutPath(arn!));
        }
        const name = propertyOf(role, "name").written;
        return name.known ? typeof name.value === "string" && this.names.has(name.value) : this.names.size > 0;
    }
}

interface Index {
    ofCluster: Map<Cluster, Entries>;
    /** Entries whose cluster is known by name alone. */
    ofName: Map<string, Entries>;
    /** All of these, for a cluster whose name is not known. */
    ofSomeName: Entries;
    /** Entries whose cluster nobody knows. */
    ofAnyName: Entries;
    /** Whether something else may make entries. */
    makers: boolean;
}

function indexed(stack: Stack): Index {
    const index: Index = {
        ofCluster: new Map(), ofName: new Map(), ofSomeName: new Entries(), ofAnyName: new Entries(),
        makers: stack.types().some(type => OTHER_MAKERS.test(type)),
    };
    const among = <K>(map: Map<K, Entries>, key: K) => map.get(key) ?? map.set(key, new Entries()).get(key)!;
    for (const entry of stack.ofType(ACCESS_ENTRY)) {
        const cluster = namedCluster(stack, entry, "clusterName");
        const name = propertyOf(entry, "clusterName").text;
        const lists = cluster ? [among(index.ofCluster, cluster)] : name === undefined ? [index.ofAnyName]
            : [among(index.ofName, name), index.ofSomeName];
        lists.forEach(list => list.add(stack, entry));
    }
    return index;
}

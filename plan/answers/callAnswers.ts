import { Properties, UNKNOWN } from "../signatures";

/** Methods of components that live in a provider, and what each returns before `pulumi up`. */
const METHODS: Record<string, Properties> = {
    "eks:index:Cluster/getKubeconfig": { result: UNKNOWN },
};

/** What a method of such a component returns. */
export function answerCall(token: string): Properties {
    if (!Object.hasOwn(METHODS, token)) {
        throw new Error(`${token}: an offline plan does not start the provider that has this method; run pulumi preview instead`);
    }
    return METHODS[token];
}

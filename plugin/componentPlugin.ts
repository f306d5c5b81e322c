import * as pulumi from "@pulumi/pulumi";
import * as library from "../components";
import { inputError } from "./cleanErrors";
import { plainInputProblems } from "./plainInputs";
import { PackageSchema } from "./schema/packageSchema";

type ComponentClass = new (name: string, args: pulumi.Inputs, opts: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;

/**
 * Makes components for programs of any language.
 *
 * It serves the schema that is in the repository. Pulumi's own host of components makes the schema anew in every process that
 * it starts: that takes the compiler, the sources and many seconds, and leaves out what types are for.
 */
export class ComponentPlugin implements pulumi.provider.Provider {
    public readonly version: string;
    public readonly schema: string;

    constructor(private readonly parsed: PackageSchema) {
        this.version = parsed.version;
        this.schema = JSON.stringify(parsed);
    }

    public async construct(
        name: string, type: string, inputs: pulumi.Inputs, options: pulumi.ComponentResourceOptions,
    ): Promise<pulumi.provider.ConstructResult> {
        const resource = this.parsed.resources[type];
        const Component = Object.entries(library).find(([className]) => type === `${this.parsed.name}:index:${className}`)?.[1] as ComponentClass | undefined;
        if (!resource || !Component) {
            const known = Object.keys(this.parsed.resources).map(token => token.split(":")[2]).join(", ");
            throw new Error(`unknown component ${type}; ${this.parsed.name} has ${known}`);
        }
        try {
            const problems = plainInputProblems(this.parsed, resource.inputProperties, inputs);
            if (problems.length > 0) {
                throw Object.assign(new Error(), { problems });
            }
            const component = new Component(name, inputs, options);
            const outputs = Object.keys(resource.properties).map(key => [key, (component as unknown as Record<string, unknown>)[key]]);
            return { urn: component.urn, state: Object.fromEntries(outputs) as pulumi.Inputs };
        } catch (error) {
            throw inputError(error);
        }
    }
}

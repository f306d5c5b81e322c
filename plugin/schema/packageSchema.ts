/** What the plugin reads of a Pulumi package schema. @see https://www.pulumi.com/docs/iac/extending-pulumi/schema/ */
export interface PackageSchema {
    name: string;
    version: string;
    language: Record<string, object>;
    resources: Record<string, ComponentSchema>;
    types: Record<string, TypeSchema>;
}

/** A component: its arguments and its outputs. */
export interface ComponentSchema {
    description?: string;
    inputProperties: Record<string, PropertySchema>;
    requiredInputs?: string[];
    properties: Record<string, PropertySchema>;
}

/** An object type with its properties, or an enumeration with its values. */
export interface TypeSchema {
    description?: string;
    properties?: Record<string, PropertySchema>;
    enum?: { name: string; value: string | number; description?: string }[];
}

/** Type of an argument, an output, or a part of one. */
export interface PropertySchema {
    description?: string;
    type?: string;
    /** Whether it takes no output. */
    plain?: boolean;
    $ref?: string;
    items?: PropertySchema;
    additionalProperties?: PropertySchema;
}

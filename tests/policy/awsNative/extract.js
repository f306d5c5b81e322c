"use strict";
// Makes schema.json anew from the published package, unpacked somewhere:
//   npm pack @pulumi/aws-native && tar -xzf pulumi-aws-native-*.tgz && node tests/policy/awsNative/extract.js package
const fs = require("node:fs");
const path = require("node:path");
const ts = require("typescript");

const TYPES = [
    ...["Cluster", "Nodegroup", "Addon", "AccessEntry", "FargateProfile", "PodIdentityAssociation"].map(name => `eks:${name}`),
    ...["Role", "RolePolicy", "ManagedPolicy", "InstanceProfile"].map(name => `iam:${name}`),
    ...["LaunchTemplate", "Instance", "Subnet", "SecurityGroup", "SecurityGroupIngress", "SecurityGroupEgress", "Ec2Fleet", "SpotFleet"]
        .map(name => `ec2:${name}`),
    ...["AutoScalingGroup", "LaunchConfiguration"].map(name => `autoscaling:${name}`),
    ...["ImageRecipe", "Component", "InfrastructureConfiguration", "DistributionConfiguration", "ImagePipeline", "Image"]
        .map(name => `imagebuilder:${name}`),
    ...["Association", "MaintenanceWindowTask", "MaintenanceWindowTarget", "PatchBaseline"].map(name => `ssm:${name}`),
];
/** Long trees that no rule reads. */
const LEFT_OUT = /^(InstanceRequirements|SpotFleetRequestConfigData|.*InstanceRequirements)(Args|Request(Args)?)?$/;

const folder = path.resolve(process.argv[2]);
const parse = file => ts.createSourceFile(file, fs.readFileSync(path.join(folder, file), "utf8"), ts.ScriptTarget.Latest, true);
const namespaces = Object.fromEntries(["input", "output"].map(kind => [kind, interfaces(parse(`types/${kind}.d.ts`))]));

/** Interfaces by `namespace.Name`. */
function interfaces(file) {
    const found = new Map();
    const visit = (node, prefix) => node.forEachChild(child => {
        if (ts.isInterfaceDeclaration(child)) {
            found.set(prefix + child.name.text, child);
        } else if (ts.isModuleDeclaration(child)) {
            visit(child.body, `${prefix}${child.name.text}.`);
        }
    });
    visit(file, "");
    return found;
}

/** What a property holds: a kind of value, a list of it, a map of it, or an object. */
function shapeOf(node, kind, depth) {
    if (ts.isUnionTypeNode(node)) {
        const [first, ...more] = node.types.filter(type => type.kind !== ts.SyntaxKind.UndefinedKeyword);
        return more.length > 0 ? "any" : shapeOf(first, kind, depth);
    }
    if (ts.isArrayTypeNode(node)) {
        return [shapeOf(node.elementType, kind, depth)];
    }
    if (ts.isTypeLiteralNode(node)) {
        return { "*": shapeOf(node.members[0].type, kind, depth) };
    }
    if (!ts.isTypeReferenceNode(node)) {
        return { [ts.SyntaxKind.StringKeyword]: "string", [ts.SyntaxKind.NumberKeyword]: "number", [ts.SyntaxKind.BooleanKeyword]: "boolean" }[node.kind]
            ?? "any";
    }
    const name = node.typeName.getText();
    if (/^pulumi\.(Input|Output)$/.test(name)) {
        return shapeOf(node.typeArguments[0], kind, depth);
    }
    if (/^enums\./.test(name)) {
        return "string";
    }
    const own = name.replace(/^(inputs|outputs)\./, "");
    const declared = namespaces[kind].get(own);
    return !declared || depth > 6 || LEFT_OUT.test(own.split(".").pop()) ? "any" : members(declared.members, kind, depth + 1);
}

function members(nodes, kind, depth) {
    return Object.fromEntries(nodes.filter(node => ts.isPropertySignature(node) || ts.isPropertyDeclaration(node))
        .filter(node => !node.modifiers?.some(({ kind: modifier }) => modifier === ts.SyntaxKind.StaticKeyword))
        .map(node => [node.name.text, shapeOf(node.type, kind, depth)]));
}

const types = Object.fromEntries(TYPES.map(type => {
    const [module, name] = type.split(":");
    const base = `${module}/${name[0].toLowerCase()}${name.slice(1)}`;
    const token = /__pulumiType = '([^']+)'/.exec(fs.readFileSync(path.join(folder, `${base}.js`), "utf8"))[1];
    const { statements } = parse(`${base}.d.ts`);
    const declared = wanted => statements.find(node => node.name?.text === wanted).members;
    return [token, { inputs: members(declared(`${name}Args`), "input", 0), outputs: members(declared(name), "output", 0) }];
}));
const { name, version } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
const lines = Object.entries(types).map(([token, { inputs, outputs }]) => {
    // What is put in comes out again in the same shape; only what comes out alone is listed.
    const own = Object.fromEntries(Object.entries(outputs).filter(([key]) => !(key in inputs)));
    return `    ${JSON.stringify(token)}: {\n      "inputs": ${JSON.stringify(inputs)},\n      "outputs": ${JSON.stringify(own)}\n    }`;
});
fs.writeFileSync(path.join(__dirname, "schema.json"),
    `{\n  "source": ${JSON.stringify(`${name} ${version}`)},\n  "types": {\n${lines.join(",\n")}\n  }\n}\n`);

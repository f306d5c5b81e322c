import { BUILDS_BY_HAND } from "./actions/images";
import { LOOKUPS } from "./actions/lookups";
import { ACTIONS, writes } from "./actions/table";
import { TypeActions } from "./actions/typeActions";
import { POLICY_CHARACTERS, policyCharacters } from "./managedPolicy";
import { Access, UNSEEN } from "./planned";
import { dependentsOf, resourcesOf } from "./resources";
import { Statement, attachments, ec2Tags, keyTags, launches, passRole, serviceLinkedRoles, statements } from "./statements";

/** An IAM policy. */
export interface PolicyDocument {
    Version: "2012-10-17";
    Statement: Statement[];
}

const VERSION = "2012-10-17";

/**
 * The documents by the names of their files. `preview` reads; the others come beside it: `up` makes and removes, `up-roles` does so with what
 * gives rights, and `image-pipeline` with images.
 */
export function documents(access: Access): Record<string, PolicyDocument> {
    const rows = rowsOf(access);
    const [images, others] = [rows.filter(isOfImages), rows.filter(row => !isOfImages(row))];
    const read = reads(rows, access);
    const up = writing(others, [], read, access);
    const isOfRoles = ({ Action }: Statement) => Action.every(action => action.startsWith("iam:"));
    return Object.fromEntries([
        ...pieces("preview", statements(read, access)),
        ...pieces("up", up.filter(statement => !isOfRoles(statement))),
        ...pieces("up-roles", up.filter(isOfRoles)),
        ...pieces("image-pipeline", images.length === 0 ? [] : writing(images, BUILDS_BY_HAND, read, access)),
    ].map(([name, Statement]) => [name, { Version: VERSION, Statement }]));
}

/**
 * A permissions boundary for the roles that a stack makes: they may use every service, and of IAM only what services need.
 *
 * Roles that Image Builder works under hand over the stack's roles; any other role may have more rights than the boundary.
 */
export function boundaryDocument(access: Access): object {
    return {
        Version: VERSION,
        Statement: [
            { Sid: "EverythingButIdentities", Effect: "Allow", NotAction: ["iam:*", "organizations:*", "account:*", "sts:*"], Resource: "*" },
            { Sid: "WhatServicesNeed", Effect: "Allow", Action: ["iam:CreateServiceLinkedRole", "iam:Get*", "iam:List*", "sts:GetCallerIdentity"], Resource: "*" },
            { Sid: "OwnRoles", Effect: "Allow", Action: "iam:PassRole", Resource: resourcesOf("iam:PassRole", access) },
        ],
    };
}

function isOfImages([type]: [string, TypeActions]): boolean {
    return type.startsWith("aws:imagebuilder/") || type === "aws:iam/instanceProfile:InstanceProfile";
}

function rowsOf({ types }: Access): [string, TypeActions][] {
    const all = [...new Set(types.flatMap(type => UNSEEN[type]?.types ?? [type]))].sort();
    return all.map(type => [type, ACTIONS[type]]);
}

function reads(rows: [string, TypeActions][], { types }: Access): string[] {
    const asked = Object.values(LOOKUPS).filter(({ component }) => component === undefined || types.includes(component));
    return [...rows.flatMap(([, { read }]) => read), ...asked.flatMap(({ actions }) => actions)];
}

function writing(rows: [string, TypeActions][], more: string[], read: string[], access: Access): Statement[] {
    const actions = [...rows.flatMap(([, row]) => writes(row)), ...more].filter(action => !read.includes(action));
    const needs = (action: string) => actions.includes(action);
    return [
        ...statements(actions, access),
        ...needs("ec2:RunInstances") ? launches(access) : [],
        ...needs("ec2:CreateTags") ? ec2Tags(actions.filter(action => dependentsOf(action).includes("ec2:CreateTags")), access) : [],
        ...needs("kms:TagResource") ? keyTags(access) : [],
        ...needs("iam:AttachRolePolicy") ? attachments(access) : [],
        ...passRole(rows.flatMap(([, { passesRoleTo = [] }]) => passesRoleTo), access),
        ...serviceLinkedRoles(rows.flatMap(([, { serviceLinkedRoles: services = [] }]) => services), access),
    ];
}

/** The statements as one document, or as several where one would be longer than IAM takes. */
function pieces(name: string, all: Statement[]): [string, Statement[]][] {
    const found: Statement[][] = [[]];
    for (const statement of all) {
        const last = found[found.length - 1];
        if (last.length > 0 && size([...last, statement]) > POLICY_CHARACTERS) {
            found.push([statement]);
        } else {
            last.push(statement);
        }
    }
    return all.length === 0 ? [] : found.map((statements, index) => [index === 0 ? name : `${name}-${index + 1}`, statements]);
}

/** Characters that IAM counts. */
export function size(statements: Statement[]): number {
    return policyCharacters(JSON.stringify({ Version: VERSION, Statement: statements }));
}

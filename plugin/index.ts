// Hosts the components for every Pulumi language: the engine starts this where a program of another language uses them.
import { provider } from "@pulumi/pulumi";
import { hideStacks } from "./cleanErrors";
import { ComponentPlugin } from "./componentPlugin";
import schema = require("../schema.json");

hideStacks();
void provider.main(new ComponentPlugin(schema), process.argv.slice(2));

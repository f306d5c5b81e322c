import * as assert from "node:assert/strict";
import { Deployment } from "./deployment";
import { Config, Engine, ownConfig, ownProgram } from "./engine";

interface Baseline {
    deployment: Deployment;
    saved: ReturnType<Deployment["save"]>;
}

const baselines = new Map<string, Promise<Baseline>>();
const engines: Engine[] = [];

/** An engine that is stopped when all tests have ended. */
export async function startEngine(): Promise<Engine> {
    const engine = await Engine.start();
    engines.push(engine);
    return engine;
}

/** This package's own stack as its first up left it, for a test to go on from; each test gets it anew. */
export async function deployed(stack: string): Promise<{ deployment: Deployment; config: Config }> {
    const baseline = baselines.get(stack) ?? bringUp(stack);
    baselines.set(stack, baseline);
    const { deployment, saved } = await baseline;
    const config = ownConfig(stack);
    deployment.restore(saved);
    deployment.configure(config);
    return { deployment, config };
}

async function bringUp(stack: string): Promise<Baseline> {
    const deployment = await Deployment.create(await startEngine(), stack, "eks-windows", ownConfig(stack), ownProgram);
    const { failed, output } = await deployment.up();
    assert.equal(failed, false, output);
    return { deployment, saved: deployment.save() };
}

// The policy packs and the temporary folders go with the process that started them.
process.on("exit", () => engines.forEach(engine => engine.stop()));

import * as fs from "node:fs";
import * as path from "node:path";
import { deployed } from "../support/baseline";

/**
 * Writes down what the stacks of this package look like to Pulumi when they are up. It is done once for each release, before
 * it is published: `node -r ./loader/typescript tests/engine/states/record.ts`.
 */
async function record(): Promise<void> {
    for (const stack of ["dev", "prod"]) {
        const { deployment } = await deployed(stack);
        const state = await deployment.exportState();
        // Where in the sources a resource was made tells of this machine, and is nothing to the engine.
        const text = JSON.stringify(state, (key, value) => ["sourcePosition", "stackTrace"].includes(key) ? undefined : value, 1);
        fs.writeFileSync(path.join(__dirname, `${stack}.json`), `${text}\n`);
    }
}

record().then(() => process.exit(0), error => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
});

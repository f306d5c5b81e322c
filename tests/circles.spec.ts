import * as assert from "node:assert/strict";
import { circles, importsOf, loadedModules } from "./support/imports";
import { ROOT } from "./support/runPlan";

const SOURCES = ["index.ts", "commands", "components", "config", "limits", "loader", "plan", "policy"];

describe("imports of the sources", () => {
    const imports = importsOf(ROOT, SOURCES);

    it("make no circle", () => {
        assert.deepEqual(circles(imports), []);
    });

    it("go one way: limits/ reads nobody", () => {
        const away = [...imports].filter(([file]) => file.startsWith("limits/")).flatMap(([file, loaded]) =>
            loaded.filter(name => !name.startsWith("limits/")).map(name => `${file} -> ${name}`));
        assert.deepEqual(away, []);
    });

    it("are found: the plan loads the engine, which loads what answers it", () => {
        assert.ok(imports.size > 200, String(imports.size));
        assert.ok(imports.get("plan/plan.ts")!.includes("plan/engine.ts"));
        assert.ok(imports.get("plan/engine.ts")!.includes("plan/remote/remoteComponents.ts"));
        assert.ok(imports.get("plan/programProblems.ts")!.includes("loader/sourceError.js"));
    });

    it("are those that load something", () => {
        const modules = (text: string) => loadedModules("a.ts", text);
        assert.deepEqual(modules("import { a } from './a'; import './b'; import * as c from \"./c\"; export * from './d'; import e = require('./e');"),
            ["./a", "./b", "./c", "./d", "./e"]);
        assert.deepEqual(modules("const { a } = require('./a') as A; import { type B } from './b';"), ["./a", "./b"]);
        assert.deepEqual(modules("import type { a } from './a'; export type { b } from './b'; const c = () => require('./c'); let d: import('./d').D;"), []);
    });

    it("that make a circle are told as one", () => {
        assert.deepEqual(circles(new Map([["a", ["b", "c"]], ["b", ["c"]], ["c", ["d"]], ["d", ["b"]], ["e", ["e"]]])), [["b", "c", "d", "b"], ["e", "e"]]);
    });
});

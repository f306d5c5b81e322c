import eslint from "@eslint/js";
import { includeIgnoreFile } from "eslint/config";
import { fileURLToPath } from "node:url";
import tseslint from "typescript-eslint";

export default tseslint.config(
    includeIgnoreFile(fileURLToPath(import.meta.resolve("./.gitignore"))),
    eslint.configs.recommended,
    tseslint.configs.recommended,
    {
        rules: {
            "max-lines": ["error", { max: 300 }],
            "eqeqeq": "error",
            "prefer-const": "error",
            // The policy SDK and recorded registrations are untyped by nature.
            "@typescript-eslint/no-explicit-any": "off",
            "@typescript-eslint/no-require-imports": "off",
            "@typescript-eslint/consistent-type-assertions": "error",
        },
    },
    {
        // A message of several lines loses a backtick easily, and then shows the expression. Templates of init have such places on purpose.
        files: ["{commands,components,config,limits,plan,plugin,policy}/**/*.ts"],
        ignores: ["commands/init.ts"],
        rules: { "no-template-curly-in-string": "error" },
    },
    {
        // Resources are registered by being constructed.
        files: ["**/*.ts"],
        rules: { "no-new": "off" },
    },
    {
        files: ["**/*.js"],
        languageOptions: { sourceType: "commonjs", globals: { Buffer: "readonly", require: "readonly", process: "readonly", module: "writable", __dirname: "readonly", console: "readonly" } },
    },
);

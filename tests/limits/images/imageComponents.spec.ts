import * as assert from "node:assert/strict";
import {
    componentArnProblems, documentLengthProblems, recipeComponentsProblems, scriptBracesProblems, scriptTextProblems,
} from "../../../limits/images/imageComponents";
import { snsTopicProblems } from "../../../limits/images/imageNotifications";

const OWN = "arn:aws:imagebuilder:eu-central-1:111122223333:component/agent";

describe("component of a recipe", () => {
    for (const arn of [
        `${OWN}/1.0.0`, `${OWN}/1.0.0/1`, `${OWN}/x.x.x`, `${OWN}/1.x.x`, "arn:aws-us-gov:imagebuilder:us-gov-west-1:aws:component/update-windows/x.x.x",
        "arn:aws:imagebuilder:eu-central-1:aws-marketplace:component/cis_level-1/1.2.2/1",
    ]) {
        it(`A4: passes ${arn}`, () => {
            assert.deepEqual(componentArnProblems("arn", arn), []);
        });
    }

    for (const arn of [
        "", "agent", OWN, `${OWN}/1`, `${OWN}/1.0`, `${OWN}/x.x.x/1`, `${OWN}/1.0.0/x`, `${OWN}/1.0.0 `, `${OWN}/1.0.0\n`, `${OWN.replace("agent", "Agent")}/1.0.0`,
        `${OWN.replace("component", "image")}/1.0.0`, `${OWN.replace("111122223333", "1")}/1.0.0`, `${OWN.replace("imagebuilder", "ec2")}/1.0.0`,
    ]) {
        it(`A4: refuses ${JSON.stringify(arn)}`, () => {
            assert.deepEqual(componentArnProblems("arn", arn), [{
                path: "arn", reason: "must be the ARN of an Image Builder component, such as "
                    + `"arn:aws:imagebuilder:eu-central-1:111122223333:component/agent/1.0.0", got ${JSON.stringify(arn)}`,
            }]);
        });
    }
});

describe("components of a recipe", () => {
    const own = (...arns: string[]) => arns.map((arn, i) => ({ path: `steps[${i}]`, arn }));
    const paths = (components: { path?: string; arn: string }[]) => recipeComponentsProblems("steps", components).map(({ path }) => path);

    it("A4: may be several versions of one component, and 20", () => {
        assert.deepEqual(paths(own(`${OWN}/1.0.0`, `${OWN}/x.x.x`, `${OWN}/1.0.0/1`)), []);
        assert.deepEqual(paths(own(...Array.from({ length: 20 }, (_, i) => `${OWN}/${i}.0.0`))), []);
    });

    it("A4: each is there once, whoever adds it, and wherever the pipeline's own stands", () => {
        assert.deepEqual(paths(own(`${OWN}/1.0.0`, `${OWN}/2.0.0`, `${OWN}/1.0.0`, `${OWN}/1.0.0`)), ["steps[2]", "steps[3]"]);
        const boot = "aws:component/simple-boot-test-windows/x.x.x";
        assert.deepEqual(paths([...own(`arn:aws-cn:imagebuilder:cn-north-1:${boot}`), { arn: boot }]), ["steps[0]"]);
        assert.deepEqual(paths([{ arn: boot }, ...own(OWN), { arn: boot }]), []);
    });

    it("A4: more than 20 are refused, with what one may have", () => {
        const many = own(...Array.from({ length: 21 }, (_, i) => `${OWN}/${i}.0.0`));
        assert.deepEqual(recipeComponentsProblems("steps", many), [
            { path: "steps", reason: "Image Builder's quota is 20 components a recipe, got 21; put several scripts into one" },
        ]);
        assert.deepEqual(recipeComponentsProblems("steps", [...many.slice(1), { arn: "contents" }]), [{
            path: "steps", reason: "Image Builder's quota is 20 components a recipe, got 20 beside 1 that the pipeline adds; put several scripts into one",
        }]);
    });
});

describe("document of a component", () => {
    it("A4: has 16,000 characters at most", () => {
        assert.deepEqual(documentLengthProblems("script", "a".repeat(16000), "shorten it"), []);
        assert.deepEqual(documentLengthProblems("script", "a".repeat(16001), "shorten it"), [
            { path: "script", reason: "makes a document of 16001 characters, and Image Builder allows 16000; shorten it" },
        ]);
    });

    for (const script of ["1", "\ufeffWrite-Host 1", "Write-Host 'Größe 大きさ 📦\u00a0'", "\ta\r\nb"]) {
        it(`A4: may be ${JSON.stringify(script)}`, () => assert.deepEqual(scriptTextProblems("script", script), []));
    }

    // PyYAML, a parser of YAML 1.1 like Image Builder's, refuses a document with any of them, but for the byte order mark.
    for (const character of ["\u0000", "\u001b", "\u007f", "\u0080", "\u0085", "\u009f", "\u2028", "\u2029", "\ufeff", "\ufffe", "\ud800"]) {
        const code = character.charCodeAt(0).toString(16);
        it(`A4: may not hold U+${code.padStart(4, "0")}, and says in which line it is`, () => {
            assert.deepEqual(scriptTextProblems("script", `a\nb${character}c\nd`), [{
                path: "script", reason: `Image Builder gets the script in YAML, which can't hold the character U+${code.toUpperCase().padStart(4, "0")}, `
                    + `got it in ${JSON.stringify(`b${character}c`)}; remove it or write it as [char]0x${code}`,
            }]);
        });
    }

    it("A4: may not be empty", () => {
        ["", " \n", "\ufeff"].forEach(script => assert.deepEqual(scriptTextProblems("script", script), [
            { path: "script", reason: `is empty, got ${JSON.stringify(script)}; write the script` },
        ]));
    });

    for (const script of ["if ($a) { if ($b) { 1 } }", "@{ a = @{ b = 1 }}", "'{' + '{ .ID }' + '}'", "$x = '{{'", "{ {1} }", "{{\n}}"]) {
        it(`A4: may hold ${JSON.stringify(script)}`, () => {
            assert.deepEqual(scriptBracesProblems("script", script), []);
        });
    }

    for (const [script, found] of [
        ["docker ps --format '{{ .ID }}'", "{{ .ID }}"], ["{{build.Run.outputs.stdout}}", "{{build.Run.outputs.stdout}}"], ["1\n& {{ 2 }}\n3", "{{ 2 }}"],
    ]) {
        it(`A4: may not hold ${found}, which Image Builder replaces`, () => {
            assert.deepEqual(scriptBracesProblems("script", script), [{
                path: "script", reason: `Image Builder reads double braces as the output of another step, got "${found}"; `
                    + "write { { in blocks, and '{' + '{' in text",
            }]);
        });
    }
});

describe("topic that is told of builds", () => {
    it("A4: is a standard one, of any partition, or not known yet", () => {
        ["arn:aws:sns:eu-central-1:111122223333:builds", "arn:aws-cn:sns:cn-north-1:111122223333:Builds_1-a", undefined, Promise.resolve("x")]
            .forEach(arn => assert.deepEqual(snsTopicProblems("topic", arn), []));
    });

    for (const arn of ["", "builds", "arn:aws:sqs:eu-central-1:111122223333:builds", "arn:aws:sns:eu-central-1:1:builds", `arn:aws:sns:eu-central-1:111122223333:${"a".repeat(257)}`]) {
        it(`A4: is not ${JSON.stringify(arn.slice(0, 60))}`, () => {
            assert.equal(snsTopicProblems("topic", arn).length, 1);
        });
    }

    it("A4: is no FIFO topic", () => {
        assert.deepEqual(snsTopicProblems("topic", "arn:aws:sns:eu-central-1:111122223333:builds.fifo"), [{
            path: "topic", reason: "Image Builder can't use FIFO topics, got \"arn:aws:sns:eu-central-1:111122223333:builds.fifo\"; use a standard topic",
        }]);
    });
});

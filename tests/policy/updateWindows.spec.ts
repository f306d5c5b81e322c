import { PlannedResource } from "../../plan/resource";
import { Json, UNKNOWN } from "../../plan/signatures";
import { RawStack, WindowsStack } from "../support/stack";
import { COMPONENT_ARN, EKS_BASE, PLAIN_BASE, addComponent, addRecipe, ownImages } from "./images";
import { Case, ODD, finding, judged, notJudged, policyPack } from "./judging";

const POLICY = ["windows-update-windows", "Image recipes for Windows nodes install Windows updates."] as const;
const finds = finding(...POLICY, "advisory");
const leaves = notJudged(...POLICY);
const message = (...names: string[]) => `components: no component installs Windows updates, so nodes have only those of the base image, got ${JSON.stringify(names)}; `
    + "add Amazon's component update-windows (arn:aws:imagebuilder:<region>:aws:component/update-windows/x.x.x)";
const found = (...names: string[]): Case[2] => stack => [finds(stack.named("recipe"), message(...names))];
const inFirst = (resource: string,
    property: string): Case[2] => stack => stack.preview === "first" ? [leaves(stack.named(resource), property)] : [];

const powerShell = (...commands: string[]): Json => ({
    schemaVersion: "1.0", phases: [{ name: "build", steps: [{ name: "Run", action: "ExecutePowerShell", inputs: { commands } }] }],
});
const UPDATE_OS: Json = { phases: [{ name: "build", steps: [{ name: "Update", action: "UpdateOS" }] }] };
const TOOLS = powerShell("choco install -y git");
const YAML = "name: Update\nschemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: Update\n        action: UpdateOS\n";

/** A recipe with these of Amazon's components, and ones of the stack with these documents. */
const recipe = (parentImage: Json, amazons: string[], ...documents: Json[]) => (stack: RawStack): PlannedResource =>
    addRecipe(stack, "recipe", parentImage, amazons, documents.map((data, i) =>
        addComponent(stack, `component-${i}`, typeof data === "string" ? data : JSON.stringify(data))));
/** The same in a stack whose Windows nodes run an AMI of their own. */
const beside = (change: (stack: RawStack) => unknown) => (stack: WindowsStack) => {
    ownImages(stack);
    change(stack);
};

describe("windows-update-windows", () => {
    const judge = policyPack();

    judged(judge, "P2: advises against a recipe without updates", [
        ["on Amazon's AMI for EKS, and says what to add", recipe(EKS_BASE, ["simple-boot-test-windows"]),
            found("simple-boot-test-windows")],
        ["with a component of the stack that installs something else", recipe(EKS_BASE, ["reboot-windows"], TOOLS),
            found("reboot-windows", "one of your own")],
        ["with components of the stack alone", recipe(EKS_BASE, [], TOOLS, powerShell("echo 1")),
            found("one of your own", "one of your own")],
        ["on a plain Windows that is made fit for EKS", recipe(PLAIN_BASE, ["eks-optimized-ami-windows"]),
            found("eks-optimized-ami-windows")],
        ["on a plain Windows, beside Windows nodes with an AMI of their own", beside(recipe(PLAIN_BASE, [], TOOLS)),
            found("one of your own")],
        ["on an AMI whose id alone is known, with components for Windows, beside such nodes",
            beside(recipe("ami-0123456789abcdef0", [], TOOLS)), found("one of your own")],
        ["with components for Linux's updates", recipe(EKS_BASE, ["update-linux"]), found("update-linux")],
        ["with a document that only speaks of UpdateOS", recipe(EKS_BASE, [], powerShell("echo UpdateOS")), found("one of your own")],
        ["beside good and odd recipes", stack => {
            addRecipe(stack, "good", EKS_BASE, ["update-windows"], []);
            recipe(EKS_BASE, [], TOOLS)(stack);
            ODD.forEach((components, i) => stack.add("aws:imagebuilder/imageRecipe:ImageRecipe", `odd-${i}`,
                { parentImage: EKS_BASE, components }));
            ODD.forEach((parentImage, i) => addRecipe(stack, `odd-base-${i}`, parentImage, [], []));
            ODD.filter(arn => typeof arn !== "string").forEach((componentArn, i) =>
                stack.add("aws:imagebuilder/imageRecipe:ImageRecipe", `odd-arn-${i}`, { parentImage: EKS_BASE, components: [{ componentArn }] }));
        }, stack => [finds(stack.named("recipe"), message("one of your own")),
            // Lists without anything in them.
            ...stack.resources.filter(({ name }) => /^odd-\d+$/.test(name))
                .filter(({ inputs: { components } }) => Array.isArray(components) && components.length === 0).map(resource => finds(resource, message()))]],
    ], [POLICY[0]]);

    judged(judge, "P2: passes", [
        ["Amazon's component", recipe(EKS_BASE, ["update-windows", "simple-boot-test-windows"], TOOLS)],
        ["Amazon's component in China", stack => {
            stack.set(recipe(EKS_BASE, [])(stack),
                { components: [{ componentArn: "arn:aws-cn:imagebuilder:cn-north-1:aws:component/update-windows/x.x.x" }] });
        }],
        ["Amazon's component of a fixed version", stack => {
            stack.set(recipe(EKS_BASE, [])(stack),
                { components: [{ componentArn: COMPONENT_ARN("update-windows").replace("x.x.x", "1.0.2/1") }] });
        }],
        ["Amazon's component beside components that are not known yet", stack => {
            stack.set(recipe(EKS_BASE, [])(stack),
                { components: [{ componentArn: UNKNOWN }, { componentArn: COMPONENT_ARN("update-windows") }] });
        }],
        ["a component of the stack that runs UpdateOS", recipe(EKS_BASE, [], TOOLS, UPDATE_OS)],
        ["the same in YAML", recipe(EKS_BASE, [], YAML)],
        ["a component of the stack whose PowerShell installs updates",
            recipe(EKS_BASE, [], powerShell("Install-WindowsUpdate -AcceptAll"))],
        ["a component of another stack", stack => {
            const own = addRecipe(stack, "recipe", EKS_BASE, [], []);
            stack.set(own, { components: [{ componentArn: "arn:aws:imagebuilder:eu-central-1:111122223333:component/hardened/1.0.0/1" }] });
        }],
        ["a component that has its document in a bucket", stack => {
            const component = addComponent(stack, "component", "");
            stack.unset(component, "data");
            stack.set(component, { uri: "s3://bucket/component.yml" });
            addRecipe(stack, "recipe", EKS_BASE, [], [component]);
        }],
        ["a component whose document is no document", recipe(EKS_BASE, [], "{")],
        ["a component whose document is made from another resource", stack => {
            const component = addComponent(stack, "component", "");
            stack.link(component, "data", stack.add("random:index/randomId:RandomId", "id", {}));
            addRecipe(stack, "recipe", EKS_BASE, [], [component]);
        }, inFirst("component", "data")],
        ["components that are made from another resource", stack =>
            stack.link(addRecipe(stack, "recipe", EKS_BASE, [], []), "components", stack.add("acme:index:Golden", "golden", {})),
        stack => stack.preview === "first" ? [leaves(stack.named("recipe"), "components")] : []],
        ["an image that another build of the stack made", stack => {
            const built = stack.add("aws:imagebuilder/image:Image", "golden", {});
            built.outputs.name = stack.preview === "first" ? UNKNOWN : "arn:aws:imagebuilder:eu-central-1:111122223333:image/golden/1.0.0/1";
            stack.link(addRecipe(stack, "recipe", EKS_BASE, ["eks-optimized-ami-windows"], []), "parentImage", built);
        }],
        ["an image that another stack's build made",
            recipe("arn:aws:imagebuilder:eu-central-1:111122223333:image/windows_server-golden/x.x.x", ["eks-optimized-ami-windows"])],
    ], [POLICY[0]]);

    const elsewhere: [string, (stack: RawStack) => unknown][] = [
        ["a plain Windows", recipe(PLAIN_BASE, [], TOOLS)],
        ["a Linux image", recipe("arn:aws:imagebuilder:eu-central-1:aws:image/amazon-linux-2023-x86/x.x.x", ["update-linux"])],
        ["a base that is not known yet", recipe(UNKNOWN, [], TOOLS)],
    ];
    judged(judge, "P2: says nothing, beside a Windows cluster on Amazon's AMI, of", elsewhere, [POLICY[0]]);
    judged(judge, "P2: says nothing, without EKS, of", elsewhere.map(([title, change]): Case => [title, stack => {
        stack.resources.splice(1);
        change(stack);
    }]), [POLICY[0]]);
});

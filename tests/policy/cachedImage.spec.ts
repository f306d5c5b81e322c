import { PlannedResource } from "../../plan/resource";
import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { RawStack } from "../support/stack";
import { EKS_BASE, PLAIN_BASE, addComponent, addRecipe, ownImages } from "./images";
import { Case, ODD, finding, judged, notJudged, policyPack, withoutValues } from "./judging";

const POLICY = ["windows-cached-image",
    "Container images cached in a Windows AMI match its Windows Server release, and kubelet can find them."] as const;
const finds = finding(...POLICY, "advisory");
const leaves = notJudged(...POLICY);
const IMAGE = "mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2019";
const PULL = `ctr.exe -n k8s.io images pull ${IMAGE}`;
const AT = "data.phases[0].steps[0].inputs.commands[0]";

const other = (path: string, image = IMAGE) => `${path}: is an image for Windows Server 2019 while the AMI is Windows Server 2022, got "${image}"; `
    + "use a tag for ltsc2022, or an AMI of Windows Server 2019";
const unseen = (path: string) => `${path}: kubelet sees only images of containerd's namespace k8s.io, got "default"; use "ctr -n k8s.io images pull"`;
const LOGIN = "docker login -u AWS -p $p 111122223333.dkr.ecr.eu-central-1.amazonaws.com";
const login = (path: string) => `${path}: ctr doesn't use the login of docker, which the AMI lacks anyway, got "docker login"; `
    + "pass the user to ctr: ctr -n k8s.io images pull --user AWS:$password";
const found = (...messages: string[]): Case[2] => stack => messages.map(message => finds(stack.named("cache"), message));

const step = (commands: Json, others: Properties = {}): Properties => ({ name: "Pull", action: "ExecutePowerShell", inputs: { commands },
    ...others });
const document = (steps: Json[], phase = "build") => JSON.stringify({ schemaVersion: "1.0", phases: [{ name: phase, steps }] });
/** A recipe with one component of this document. */
const caches = (data: Json, parentImage: Json = EKS_BASE) => (stack: RawStack): PlannedResource => {
    const component = addComponent(stack, "cache", data);
    addRecipe(stack, "recipe", parentImage, ["update-windows"], [component]);
    return component;
};
const YAML = `name: Cache\nschemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: Pull\n        action: ExecutePowerShell\n`
    + `        inputs:\n          commands:\n            - |\n              $x = 1\n              ${PULL}\n`;
/** A pipeline of this package's components, of which the inputs alone are shown. */
const pipeline = (inputs: Properties, type = "eks-windows:index:WindowsImagePipeline") => (stack: RawStack) => stack.add(type, "pipeline",
    inputs);
const foundIn = (message: string): Case[2] => stack => [finds(stack.named("pipeline"), message)];

describe("windows-cached-image", () => {
    const judge = policyPack();

    judged(judge, "A6: advises against", [
        ["an image for another release, and says what to use", caches(document([step([PULL])])), found(other(AT))],
        ["one in a document of YAML", caches(YAML), found(other(AT))],
        ["one in a document that is a secret", caches(secret(document([step([PULL])]))), withoutValues(found(other(AT)))],
        ["one on a plain Windows that runs nodes", stack => {
            ownImages(stack);
            caches(document([step([PULL])]), PLAIN_BASE)(stack);
        }, found(other(AT))],
        ["one behind other phases, steps and commands", caches(JSON.stringify({ phases: [
            { name: "validate", steps: [] }, { name: "build", steps: [step(["echo 1"]), step(["echo 1", PULL])] },
        ] })), found(other("data.phases[1].steps[1].inputs.commands[1]"))],
        ["one of a component that several recipes have, once", stack => {
            const component = caches(document([step([PULL])]))(stack);
            addRecipe(stack, "second", EKS_BASE, ["update-windows"], [component]);
        }, found(other(AT))],
        ["a pull that kubelet does not see", caches(document([step([`ctr images pull ${IMAGE.replace("2019", "2022")}`])])),
            found(unseen(AT))],
        ["a pull that kubelet does not see, whatever the base is", stack => {
            ownImages(stack);
            caches(document([step([`ctr images pull ${IMAGE}`])]), "ami-0123456789abcdef0")(stack);
        }, found(unseen(AT))],
        ["docker login, which the AMI has no docker for", caches(document([step([LOGIN])])), found(login(AT))],
        ["docker login beside a pull by ctr", caches(document([step([`$p = Get-ECRLoginCommand\n${LOGIN}; ${PULL.replace("2019", "2022")}`])])), found(login(AT))],
        ["an image for another release, beside odd values", stack => {
            ODD.forEach((data, i) => addRecipe(stack, `odd-${i}`, EKS_BASE, ["update-windows"],
                [addComponent(stack, `odd-data-${i}`, data)]));
            const documents: Json[] = [...ODD.map(phases => ({ phases })), ...ODD.map(steps => ({ phases: [{ name: "build", steps }] })),
                ...ODD.map(inputs => ({ phases: [{ name: inputs, steps: [{ action: "ExecutePowerShell", inputs }] }] })),
                ...ODD.map(commands => ({ phases: [{ name: "build", steps: [step(commands, { if: null })] }] })),
                ...ODD.map(action => ({ phases: [{ name: "build", steps: [step([PULL], { action })] }] }))];
            const components = documents.map((data, i) => addComponent(stack, `odd-document-${i}`, JSON.stringify(data)));
            addRecipe(stack, "odd", EKS_BASE, ["update-windows"], components);
            caches(document([step([PULL])]))(stack);
        }, found(other(AT))],
        ["cached images in the inputs of a pipeline",
            pipeline({ kubernetesVersion: "1.35", cachedImages: [{ reference: "registry.example.com/app:1" }, { reference: IMAGE }] }),
            foundIn(other("cachedImages[1].reference"))],
        ["cached images in the inputs of a pipeline with a release of its own", pipeline({
            windowsServerBase: { amiType: "WINDOWS_FULL_2022_x86_64" }, eksOptimizedBase: { amiType: "WINDOWS_CORE_2019_x86_64" },
                cachedImages: [{ reference: IMAGE }],
        }), foundIn(other("cachedImages[0].reference"))],
        ["what a step of a pipeline pulls", pipeline({ steps: [{ name: "a" }, { name: "b", powerShell: PULL }] }),
            foundIn(other("steps[1].powerShell"))],
        ["cached images in the inputs of a cluster", pipeline({
            windowsNodeGroups: [], imagePipelines: [{ name: "web", cachedImages: [{ reference: IMAGE }] }],
        }, "eks-windows:index:WindowsCluster"), foundIn(other("imagePipelines[0].cachedImages[0].reference"))],
        ["cached images in odd inputs", pipeline({ cachedImages: [...ODD, ...ODD.map(reference => ({ reference })), { reference: IMAGE }],
            steps: ODD }),
            foundIn(other(`cachedImages[${ODD.length * 2}].reference`))],
    ], [POLICY[0]]);

    judged(judge, "A6: says nothing of", [
        ["docker login in a comment, or in what is only said", caches(document([step([`# ${LOGIN}`, `Write-Host "${LOGIN}"`])]))],
        ["docker login where the script installs docker", caches(document([step(["Install-Package -Name docker -ProviderName DockerMsftProvider", LOGIN])]))],
        ["docker login where Amazon's component installs docker", stack =>
            addRecipe(stack, "recipe", EKS_BASE, ["update-windows", "docker-ce-windows"], [addComponent(stack, "cache", document([step([LOGIN])]))])],
        ["docker login beside a component that is not known yet", stack => addRecipe(stack, "recipe", EKS_BASE, ["update-windows"],
            [addComponent(stack, "cache", document([step([LOGIN])])), addComponent(stack, "other", UNKNOWN)])],
        ["docker login on a base that is not Amazon's for EKS", stack => {
            ownImages(stack);
            caches(document([step([LOGIN])]), PLAIN_BASE)(stack);
        }],
        ["an image for the release of the base", caches(document([step([PULL.replace("2019", "2022")])]))],
        ["an image whose tag tells no release", caches(document([step(["ctr -n k8s.io images pull registry.example.com/app:1.0"])]))],
        ["an image that the tests pull", caches(document([step([PULL])], "test"))],
        ["a step that may be passed over", caches(document([step([PULL], { if: { stringEquals: "a", value: "b" } })]))],
        ["another action", caches(document([step([PULL], { action: "ExecuteBash" })]))],
        ["a base whose release is not told", stack => {
            ownImages(stack);
            caches(document([step([PULL])]), "ami-0123456789abcdef0")(stack);
        }],
        ["a document that is unset", stack => stack.unset(caches("")(stack), "data")],
        ["a document that is not known yet", caches(UNKNOWN)],
        ["a component for Linux", stack => stack.set(caches(document([step([PULL])]))(stack), { platform: "Linux" })],
        ["a component that no recipe of the stack has", stack => addComponent(stack, "cache", document([step([PULL])]))],
        ["a recipe for other machines, beside a Windows cluster on Amazon's AMI", caches(document([step([PULL])]), PLAIN_BASE)],
        ["a recipe without EKS", stack => {
            stack.resources.splice(1);
            caches(document([step([PULL])]), PLAIN_BASE)(stack);
        }],
        ["a base that is made from another resource", stack => {
            ownImages(stack);
            caches(document([step([PULL])]))(stack);
            stack.link(stack.named("recipe"), "parentImage", stack.add("aws:ssm/parameter:Parameter", "base", {}));
        }, stack => stack.preview === "first" ? [leaves(stack.named("recipe"), "parentImage")] : []],
        ["a base that is made from another resource, where nothing is pulled", stack => {
            ownImages(stack);
            caches(document([step(["echo 1"])]))(stack);
            stack.link(stack.named("recipe"), "parentImage", stack.add("aws:ssm/parameter:Parameter", "base", {}));
        }],
        ["good inputs of a pipeline", pipeline({ cachedImages: [{ reference: IMAGE.replace("2019", "2022") }],
            steps: [{ powerShell: "echo 1" }] })],
        ["a pipeline on that release", pipeline({ eksOptimizedBase: { amiType: "WINDOWS_CORE_2019_x86_64" },
            cachedImages: [{ reference: IMAGE }] })],
        ["a pipeline whose base is not known yet",
            pipeline({ eksOptimizedBase: { amiType: UNKNOWN }, cachedImages: [{ reference: IMAGE }] })],
        ["a pipeline with images that are not known yet", pipeline({ cachedImages: [{ reference: UNKNOWN }, UNKNOWN] })],
        ["odd bases of a pipeline", stack => [...ODD, "windows", ["WINDOWS_CORE_2022_x86_64"]].forEach((amiType, i) =>
            stack.add("eks-windows:index:WindowsImagePipeline", `pipeline-${i}`,
                { windowsServerBase: { amiType: amiType ?? 1 }, cachedImages: [{ reference: IMAGE }] }))],
        ["what this package's components made right", stack => {
            const component = pipeline({ cachedImages: [{ reference: IMAGE }] })(stack);
            addRecipe(stack, "recipe", EKS_BASE, [], [addComponent(stack, "cache", document([step([PULL])]), component)], component);
        }],
    ], [POLICY[0]]);

    judged(judge, "A6: says that it judges only the first 1000", [
        ["of more cached images", pipeline({ cachedImages: [...Array(1000).fill({ reference: IMAGE.replace("2019", "2022") }), { reference: IMAGE }] }), stack => [
            finds(stack.named("pipeline"), "cachedImages: only the first 1000 are judged, got 1001"),
        ]],
    ], [POLICY[0]]);
});

import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { HOST_PROCESS, ON_LINUX, PodsGiven, addNamespace, addPods, addProvider, addWindowsPods, later, madeFrom } from "../support/pods";
import { RawStack, WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, policyPack } from "./judging";
import { selfManaged } from "./selfManagedParts";

const POLICY = ["windows-pod-node-selector", "Pods select their operating system with a node selector."] as const;
const finds = finding(...POLICY, "advisory");
const AT = "spec.template.spec";
const TOLERATION = { key: "os", value: "windows", effect: "NoSchedule" };
const ADD = "add kubernetes.io/os: windows and kubernetes.io/arch: amd64";

const tolerating = (...tolerations: Json[]): Properties => ({ tolerations });
const running = (image: Json): Properties => ({ containers: [{ name: "app", image }] });
const affinity = (...values: Json[]): Properties => ({
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [
        { matchExpressions: [{ key: "kubernetes.io/os", operator: "In", values }] },
    ] } } },
});
const ofBuild: Properties = { nodeSelector: { "node.kubernetes.io/windows-build": "10.0.20348" } };

const found = (sign: string) => (stack: RawStack) => [finds(stack.named("web"), `${AT}.nodeSelector: EKS gives an IP address only to `
    + `Windows pods with this node selector, got no kubernetes.io/os while ${AT}.${sign}; ${ADD}`)];
const anywhere = (stack: RawStack) => [finds(stack.named("web"), `${AT}.nodeSelector: the pods may start on the Windows nodes of main-windows, `
    + "which have no taint, got no kubernetes.io/os; "
    + "add kubernetes.io/os: linux, or windows, or give the node group the taint os=windows:NO_SCHEDULE")];
const TOLERATES = "tolerations[0] is {\"effect\":\"NoSchedule\",\"key\":\"os\",\"value\":\"windows\"}";

const tolerated = (group = "main-windows") => (stack: RawStack) => [finds(stack.named("web"), `${AT}.nodeSelector: the pods may start on the Windows `
    + `nodes of ${group}, whose taints they tolerate, got no kubernetes.io/os; add kubernetes.io/os: linux, or windows`)];
const EVERY = tolerating({ operator: "Exists" });
const DAEMON_SET: PodsGiven = { type: "kubernetes:apps/v1:DaemonSet" };

/** A stack whose Windows nodes let no pods in that don't tolerate their taint. */
const tainted = (change: (stack: WindowsStack) => unknown) => (stack: WindowsStack) => {
    stack.set(stack.main.windows, { taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }] });
    change(stack);
};
const pods = (spec: Properties, given?: PodsGiven) => tainted(stack => addPods(stack, "web", spec, given));
const openPods = (spec: Properties, given?: PodsGiven) => (stack: WindowsStack) => addPods(stack, "web", spec, given);

describe("windows-pod-node-selector", () => {
    const judge = policyPack();

    judged(judge, "E6: advises on pods that are for Windows", [
        ["by os.name", pods({ os: { name: "windows" } }), found("os.name is \"windows\"")],
        ["by their affinity", pods(affinity("windows")),
            found("affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution is {\"kubernetes.io/os\":\"windows\"}")],
        ["by the build of their nodes", pods(ofBuild), found("nodeSelector is {\"node.kubernetes.io/windows-build\":\"10.0.20348\"}")],
        ["by a toleration", pods(tolerating(TOLERATION)), found(TOLERATES)],
        ["by one toleration of several", pods(tolerating({ operator: "Exists" }, { key: "node.kubernetes.io/os", value: "windows" })),
            found("tolerations[1] is {\"key\":\"node.kubernetes.io/os\",\"value\":\"windows\"}")],
        ["by a toleration behind very many others", pods(tolerating(...Array<Json>(1000).fill({ operator: "Exists" }), TOLERATION)),
            found(TOLERATES.replace("[0]", "[1000]"))],
        ["by their image", pods(running("mcr.microsoft.com/windows/servercore:ltsc2022")),
            found("containers[0].image is \"mcr.microsoft.com/windows/servercore:ltsc2022\"")],
        ["by their image, with an affinity to something else", pods({ ...running("shop:1-nanoserver"), affinity: { nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: "zone", operator: "Exists" }] }] },
        } } }), found("containers[0].image is \"shop:1-nanoserver\"")],
        ["by os.name in kube-system", pods({ os: { name: "windows" } }, { namespace: "kube-system" }), found("os.name is \"windows\"")],
        ["in a stack without a cluster", stack => {
            stack.remove(...stack.resources.filter(({ type }) => type.startsWith("aws:")));
            addPods(stack, "web", tolerating(TOLERATION));
        }, found(TOLERATES)],
        ["in a namespace that the program makes", tainted(stack => {
            const web = addPods(stack, "web", tolerating(TOLERATION));
            madeFrom(stack, web, "metadata", addNamespace(stack, "shop"), { metadata: { name: "web", namespace: later(stack, "shop") } });
        }), found(TOLERATES)],
        ["as HostProcess pods, which nothing keeps off Linux nodes", pods(HOST_PROCESS), stack => [finds(stack.named("web"),
            `${AT}.nodeSelector: the pods may start on Linux nodes, got no kubernetes.io/os while ${AT}.securityContext.windowsOptions is `
                + `{"hostProcess":true}; ${ADD}`)]],
        ["by a toleration, beside odd values", tainted(stack => {
            addPods(stack, "web", tolerating(TOLERATION));
            ODD.forEach((value, i) => {
                addPods(stack, `odd-${i}`, {
                    nodeSelector: value, tolerations: value, affinity: { nodeAffinity: value }, os: value, containers: value, runtimeClassName: value,
                });
                addPods(stack, `odd-members-${i}`, { containers: [{ image: value }, value], tolerations: [value, { key: value, value }], os: { name: value } });
                addPods(stack, `odd-selector-${i}`, { nodeSelector: { "kubernetes.io/os": value } });
                addPods(stack, `odd-affinity-${i}`, { affinity: { nodeAffinity: {
                    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [value, { matchExpressions: value }] },
                } } });
            });
        }), found(TOLERATES)],
    ], [POLICY[0]]);

    judged(judge, "E6: advises on pods that select no system", [
        ["where Windows nodes have no taint", openPods({}), anywhere],
        ["where Windows nodes only prefer other pods", stack => {
            stack.set(stack.main.windows, { taints: [{ key: "os", value: "windows", effect: "PREFER_NO_SCHEDULE" }] });
            addPods(stack, "web", {});
        }, anywhere],
        ["where one of two Windows groups has no taint", stack => {
            stack.set(stack.addNodeGroup("tainted", stack.main.cluster, "WINDOWS_CORE_2022_x86_64"), {
                taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }],
            });
            addPods(stack, "web", {});
        }, anywhere],
        ["though os.name says Linux, which the scheduler does not ask", openPods({ os: { name: "linux" } }), anywhere],
        ["as a DaemonSet", openPods({ hostNetwork: true }, { type: "kubernetes:apps/v1:DaemonSet" }), anywhere],
        ["beside a cluster without Windows nodes, by the provider that they are applied through", stack => {
            const { cluster } = stack.addCluster("other");
            addPods(stack, "web", {}).provider = addProvider(stack, "main-provider", stack.main.cluster).urn;
            addPods(stack, "api", {}).provider = addProvider(stack, "other-provider", cluster).urn;
        }, anywhere],
        ["beside a Fargate profile that does not take them", stack => {
            stack.add("aws:eks/fargateProfile:FargateProfile", "profile", { selectors: [{ namespace: "kube-system" }] }, { clusterName: stack.main.cluster });
            addPods(stack, "web", {});
        }, anywhere],
    ], [POLICY[0]]);

    judged(judge, "E6: advises on pods that select no system and tolerate the taints of Windows nodes:", [
        ["a DaemonSet for all nodes", pods(EVERY, DAEMON_SET), tolerated()],
        ["a DaemonSet for all nodes, beside an image for Linux", pods({ ...EVERY, ...running("registry.k8s.io/pause:3.9") }, DAEMON_SET), tolerated()],
        ["a Deployment", pods(EVERY), tolerated()],
        ["pods that tolerate the effect", pods(tolerating({ operator: "Exists", effect: "NoSchedule" })), tolerated()],
        ["pods that tolerate the key", pods(tolerating({ key: "os", operator: "Exists" })), tolerated()],
        ["nodes of a custom AMI, which may taint themselves", stack => {
            stack.set(stack.main.windows, { amiType: "CUSTOM", taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }] });
            addPods(stack, "web", EVERY, DAEMON_SET);
        }, tolerated()],
        ["self-managed nodes", stack => {
            selfManaged(stack);
            addPods(stack, "web", EVERY, DAEMON_SET);
        }, tolerated("machines")],
    ], [POLICY[0]]);

    judged(judge, "E6: is silent on", [
        ["Windows pods with their node selector", tainted(stack => addWindowsPods(stack, "web", tolerating(TOLERATION)))],
        ["Windows pods without a processor", pods({ nodeSelector: { "kubernetes.io/os": "windows" } })],
        ["Windows pods with the older label", pods({ nodeSelector: { "beta.kubernetes.io/os": "windows" }, ...tolerating(TOLERATION) })],
        ["Linux pods with their node selector, also of arm64, on nodes without a taint", openPods({
            nodeSelector: { "kubernetes.io/os": "linux", "kubernetes.io/arch": "arm64" },
        })],
        ["Linux pods that tolerate the taint of Windows nodes", openPods({ ...ON_LINUX, ...tolerating(TOLERATION) })],
        ["pods for Linux by their affinity that tolerate the taint", openPods({ ...affinity("linux"), ...tolerating(TOLERATION) })],
        ["pods for both systems by their affinity", openPods({ ...affinity("linux", "windows"), ...running("shop:nanoserver") })],
        ["pods whose affinity is not known", openPods({ affinity: UNKNOWN, ...tolerating(TOLERATION) })],
        ["pods that tolerate every taint, in kube-system", pods(EVERY, { ...DAEMON_SET, namespace: "kube-system" })],
        ["pods for Linux that tolerate every taint", pods({ ...ON_LINUX, ...EVERY }, DAEMON_SET)],
        ["pods that tolerate every taint, where there are no Windows nodes", stack => {
            stack.remove(stack.main.windows);
            addPods(stack, "web", EVERY, DAEMON_SET);
        }],
        ...([
            ["another taint", { key: "gpu", operator: "Exists" }], ["another effect", { operator: "Exists", effect: "NoExecute" }],
            ["another value", { key: "os", value: "linux" }], ["no key by a value", { value: "windows" }],
            ["what is not known", { key: UNKNOWN, operator: "Exists" }], ["an effect that is not known", { operator: "Exists", effect: UNKNOWN }],
        ] as [string, Properties][]).map(([title, toleration]): Case => [`pods that tolerate ${title}`, pods(tolerating(toleration), DAEMON_SET)]),
        ["pods that tolerate one taint of two", stack => {
            stack.set(stack.main.windows, { taints: ["os", "team"].map(key => ({ key, value: "windows", effect: "NO_SCHEDULE" })) });
            addPods(stack, "web", tolerating({ key: "os", operator: "Exists" }));
        }],
        ["pods that tolerate the effect, where nodes of a custom AMI may have other taints", stack => {
            stack.set(stack.main.windows, { amiType: "CUSTOM", taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }] });
            addPods(stack, "web", tolerating({ operator: "Exists", effect: "NoSchedule" }));
        }],
        ["pods that select no system, where Windows nodes have a taint", pods({})],
        ["pods that select no system, where there are no Windows nodes", stack => {
            stack.remove(stack.main.windows);
            addPods(stack, "web", {});
        }],
        ["pods that select no system, where the taints are not known", stack => {
            stack.set(stack.main.windows, { taints: UNKNOWN });
            addPods(stack, "web", {});
        }],
        ["pods that select no system, where the taint's effect is not known", stack => {
            stack.set(stack.main.windows, { taints: [{ key: "os", value: "windows", effect: UNKNOWN }] });
            addPods(stack, "web", {});
        }],
        ["pods that select no system, where nodes of a custom AMI may taint themselves", stack => {
            stack.set(stack.main.windows, { amiType: "CUSTOM", taints: [{ key: "os", value: "windows", effect: "PREFER_NO_SCHEDULE" }] });
            addPods(stack, "web", {});
        }],
        ["pods that select a node group", openPods({ nodeSelector: { "eks.amazonaws.com/nodegroup": "linux" } })],
        ["pods whose node selector is not known", openPods({ nodeSelector: UNKNOWN })],
        ["pods that select nodes by affinity", openPods(affinity("linux"))],
        ["pods with another scheduler", openPods({ schedulerName: "custom" })],
        ["pods of a named node", openPods({ nodeName: "ip-10-0-0-1" })],
        ["pods with a RuntimeClass that the stack does not show", openPods({ runtimeClassName: "windows-2022", os: { name: "windows" } })],
        ["pods with a RuntimeClass that selects Windows", stack => {
            stack.add("kubernetes:node.k8s.io/v1:RuntimeClass", "windows", {
                metadata: { name: "windows-2022" }, scheduling: { nodeSelector: { "kubernetes.io/os": "windows" } },
            });
            addPods(stack, "web", { runtimeClassName: "windows-2022" });
        }],
        ["pods of kube-system", openPods({ ...tolerating(TOLERATION) }, { namespace: "kube-system" })],
        ["pods of kube-system that select no system", openPods({}, { namespace: "kube-system" })],
        ["pods of a namespace that is not known", openPods({}, { namespace: UNKNOWN })],
        ["pods of a cluster elsewhere", stack => {
            addPods(stack, "web", {}).provider = stack.add("pulumi:providers:kubernetes", "elsewhere", { kubeconfig: "{}" }).urn;
        }],
        ["pods that Fargate takes", stack => {
            stack.add("aws:eks/fargateProfile:FargateProfile", "profile", { selectors: [{ namespace: "web" }] }, { clusterName: stack.main.cluster });
            addPods(stack, "web", {});
        }],
        ["pods that Fargate may take", stack => {
            stack.add("aws:eks/fargateProfile:FargateProfile", "profile", { selectors: UNKNOWN }, { clusterName: stack.main.cluster });
            addPods(stack, "web", {});
        }],
        ["pods on the host's network, which need no address", pods({ ...tolerating(TOLERATION), hostNetwork: true })],
        ["HostProcess pods by affinity", pods({ ...HOST_PROCESS, ...affinity("windows") })],
        ["HostProcess pods by the build of their nodes", pods({ ...HOST_PROCESS, ...ofBuild })],
        ["a patch, which leaves out what is set elsewhere", openPods(tolerating(TOLERATION), { type: "kubernetes:apps/v1:DeploymentPatch" })],
        ["another kind of the same name", stack => stack.add("kubernetes:batch.volcano.sh/v1alpha1:Job", "web", {
            metadata: { namespace: "web" }, spec: { tasks: [{ template: { spec: { containers: [{ image: "shop:nanoserver" }] } } }] },
        })],
        ["pods of this package's components", tainted(stack => {
            const test = stack.add("eks-windows:index:SmokeTest", "test", {});
            addPods(stack, "web", tolerating(TOLERATION)).parent = test.urn;
        })],
    ], [POLICY[0]]);
});

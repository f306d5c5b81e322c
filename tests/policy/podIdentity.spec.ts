import { PlannedResource } from "../../plan/resource";
import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { ON_LINUX, addNamespace, addPods, addProvider, addWindowsPods, later, madeFrom } from "../support/pods";
import { RawStack, WindowsStack } from "../support/stack";
import { ODD, finding, judged, notJudged, policyPack } from "./judging";

const POLICY = ["windows-pod-identity", "Windows pods use no service account with an EKS Pod Identity role."] as const;
const finds = finding(...POLICY, "advisory");
const leaves = notJudged(...POLICY);

function associate(stack: RawStack, cluster: PlannedResource, given: Properties = {}, name = "association"): PlannedResource {
    return stack.add("aws:eks/podIdentityAssociation:PodIdentityAssociation", name, {
        namespace: "web", serviceAccount: "shop", roleArn: "arn:aws:iam::111122223333:role/shop", ...given,
    }, { clusterName: cluster });
}

const using = (serviceAccount: Properties, given: Properties = {}) => (stack: WindowsStack) => {
    addWindowsPods(stack, "web", serviceAccount);
    associate(stack, stack.main.cluster, given);
};
const found = (account: Json = "shop", pods = "Deployment web") => (stack: RawStack) => [finds(stack.named("association"),
    `serviceAccount: is the service account of Windows pods (${pods}), which get no credentials from EKS Pod Identity, `
        + `got ${account === UNKNOWN ? "nothing" : JSON.stringify(account)}; give them an IAM role for service accounts, `
        + "by the annotation eks.amazonaws.com/role-arn; WindowsServiceAccount of pulumi-eks-windows makes both")];
const SHOP = { serviceAccountName: "shop" };

describe("windows-pod-identity", () => {
    const judge = policyPack();

    judged(judge, "E6: advises on a service account of Windows pods", [
        ["by its name, and says what to do", using(SHOP), found()],
        ["by its older field", using({ serviceAccount: "shop" }), found()],
        ["that they have by default", using({}, { serviceAccount: "default" }), found("default")],
        ["that Linux pods share", stack => {
            addPods(stack, "linux", { ...ON_LINUX, ...SHOP });
            using(SHOP)(stack);
        }, found()],
        ["of several workloads", stack => {
            addWindowsPods(stack, "api", SHOP);
            using(SHOP)(stack);
        }, found("shop", "Deployment api and Deployment web")],
        ["of the cluster that they are applied to, of two", stack => {
            const { cluster } = stack.addCluster("other");
            addWindowsPods(stack, "web", SHOP).provider = addProvider(stack, "provider", stack.main.cluster).urn;
            associate(stack, stack.main.cluster);
            associate(stack, cluster, {}, "others");
        }, found()],
        ["that both are made from, in a namespace that both are made from, though no name is known", stack => {
            const namespace = addNamespace(stack, "space");
            const account = stack.add("kubernetes:core/v1:ServiceAccount", "shop", { metadata: { name: later(stack, "shop") } });
            const web = addWindowsPods(stack, "web", { serviceAccountName: later(stack, "shop") });
            madeFrom(stack, web, "spec", account, {});
            madeFrom(stack, web, "metadata", namespace, { metadata: { namespace: later(stack, "space") } });
            const association = associate(stack, stack.main.cluster);
            madeFrom(stack, association, "serviceAccount", account, { serviceAccount: later(stack, "shop") });
            madeFrom(stack, association, "namespace", namespace, { namespace: later(stack, "space") });
        }, stack => found(later(stack, "shop"))(stack)],
        ["beside odd values", stack => {
            using(SHOP)(stack);
            ODD.forEach((value, i) => {
                associate(stack, stack.main.cluster, { serviceAccount: value }, `odd-${i}`);
                associate(stack, stack.main.cluster, { namespace: value }, `odd-namespace-${i}`);
                addWindowsPods(stack, `odd-${i}-pods`, { serviceAccountName: typeof value === "string" ? `${value}-odd` : value }, { namespace: "odd" });
                addWindowsPods(stack, `odd-${i}-space`, SHOP, { namespace: typeof value === "string" ? `${value}-odd` : value });
            });
        }, found()],
    ], [POLICY[0]]);

    judged(judge, "E6: is silent on a service account", [
        ["of Linux pods", stack => {
            addWindowsPods(stack, "web");
            addPods(stack, "linux", { ...ON_LINUX, ...SHOP });
            associate(stack, stack.main.cluster);
        }],
        ["of pods that may be for Linux", stack => {
            addPods(stack, "web", SHOP);
            associate(stack, stack.main.cluster);
        }],
        ["of another name", using({ serviceAccountName: "other" })],
        ["of another namespace", using(SHOP, { namespace: "api" })],
        ["of another cluster", stack => {
            const { cluster } = stack.addCluster("other");
            addWindowsPods(stack, "web", SHOP).provider = addProvider(stack, "provider", stack.main.cluster).urn;
            associate(stack, cluster);
        }],
        ["of a cluster that is known by its name alone", stack => {
            using(SHOP)(stack);
            stack.set(stack.named("association"), { clusterName: "elsewhere" });
        }],
        ["of pods that nobody knows the cluster of", stack => {
            stack.addCluster("other");
            using(SHOP)(stack);
        }],
        ["that is not known and comes from nowhere", stack => {
            using(SHOP, { serviceAccount: UNKNOWN })(stack);
            addWindowsPods(stack, "api", { serviceAccountName: UNKNOWN });
            associate(stack, stack.main.cluster, { serviceAccount: "default" }, "default");
        }],
    ], [POLICY[0]]);

    judged(judge, "E6: says that it can't judge yet", [
        ["a service account that is made from another resource", stack => {
            using(SHOP)(stack);
            madeFrom(stack, stack.named("association"), "serviceAccount", stack.main.role, { serviceAccount: later(stack, "shop") });
        }, stack => stack.preview === "first" ? [leaves(stack.named("association"), "serviceAccount")] : found()(stack)],
        ["a namespace that is made from another resource", stack => {
            using(SHOP)(stack);
            madeFrom(stack, stack.named("association"), "namespace", stack.main.role, { namespace: later(stack, "web") });
        }, stack => stack.preview === "first" ? [leaves(stack.named("association"), "namespace")] : found()(stack)],
    ], [POLICY[0]]);
});

import { serviceSelector } from "../../limits/pods/labelSelector";
import { serviceBackendProblems } from "../../limits/pods/serviceBackends";
import { propertyOf } from "../property";
import { reference } from "../references";
import { StackRule } from "../rule";
import { isOutsideEks } from "../stack/otherClouds";
import { selectedWindowsPods } from "../stack/windowsPods";

const SERVICE = "kubernetes:core/v1:Service";

/** L7: behind a load balancer, a service has 1024 Windows pods at most. */
export const serviceBackends: StackRule = {
    name: "windows-service-backends",
    description: "Services with a load balancer have at most 1024 Windows pods behind them.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["L7"],
    tags: ["pods", "networking"],
    ...reference("windowsSupport",
        "A service with a load balancer supports up to 1024 Windows pods, and 64 before OS build 17763.2746."),
    remediationSteps: "Spread the pods over several services, or lower the replicas of the workloads.",
    judge(stack, report) {
        for (const service of stack.ofType(SERVICE).filter(each => !isOutsideEks(stack, each))) {
            const balanced = propertyOf(service, "spec", "type").text === "LoadBalancer";
            const { value, complete } = propertyOf(service, "spec", "selector").part;
            const selected = balanced && complete ? selectedWindowsPods(stack, service, serviceSelector(value)).certain : [];
            const backends = selected.filter(({ count }) => count > 0);
            const sum = backends.reduce((total, { count }) => total + count, 0);
            report.problems(service, serviceBackendProblems("spec.selector", sum, backends.map(({ name }) => name)));
        }
    },
};

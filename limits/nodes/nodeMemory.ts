import { gibibytes, instanceInterfaces, nearestWindowsType } from "./instanceType";
import { KubeletArguments, WINDOWS_RESERVES } from "./kubeletArguments";
import { Problem, shown } from "../text/problem";

const BYTES = { "": 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 };

/**
 * Kubelet leaves memory to pods: what it keeps for itself, for Windows and before evictions is less than the type has.
 *
 * @param kubelet - Arguments of nodes on an AMI of your own; what is unset is as AWS recommends. Amazon's AMIs reserve nothing.
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/windows-oom.html
 */
export function reservedMemoryProblems(path: string, instanceTypes: string[], kubelet: KubeletArguments = {}): Problem[] {
    const { kubeReserved, systemReserved, evictionHard } = { ...WINDOWS_RESERVES, ...kubelet };
    const reserved = memoryMiB(kubeReserved) + memoryMiB(systemReserved) + memoryMiB(evictionHard);
    return instanceTypes.flatMap((type, i) => {
        const memory = instanceInterfaces(type)?.memoryMiB ?? Infinity;
        return memory > reserved ? [] : [{
            path: `${path}[${i}]`, reason: `has ${gibibytes(memory)} of memory, and kubelet reserves ${gibibytes(reserved)} `
                + `of it, got ${shown(type)}; use ${shown(nearestWindowsType(type, false))} or lower systemReserved`,
        }];
    });
}

/** Memory in a list such as `memory=0.5Gi,pid=100` or `memory.available<200Mi`; nothing where it is a percentage, or not there. */
function memoryMiB(list = ""): number {
    const [, amount = "0", unit = ""] = /(?:^|,)memory(?:\.available)?[=<]([\d.]+)([KMGTPE]i|[kMGTPE])?(?:,|$)/.exec(list) ?? [];
    return Number(amount) * BYTES[unit as keyof typeof BYTES] / 2 ** 20;
}

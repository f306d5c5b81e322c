import { KUBERNETES_SUPPORT } from "../../limits/cluster/kubernetesVersion";
import { SupportType } from "../../limits/cluster/supportNotice";
import { supportTypeOf } from "../clusterSupport";
import { PlannedResource } from "../resource";
import { plain } from "../signatures";
import { Bill, part } from "./bill";
import { EVERYWHERE, MONTH_HOURS } from "./listPrices";

/**
 * Control planes of the stack at `today`: extended support has a price of its own, which starts with a date.
 *
 * @see https://aws.amazon.com/eks/pricing/
 */
export function controlPlanePart(resources: PlannedResource[], today: string): Bill {
    const clusters = resources.filter(({ type }) => type === "aws:eks/cluster:Cluster");
    return { unknown: [], parts: clusters.map(cluster => {
        const version = plain(cluster.inputs.version);
        const { standardEnds } = KUBERNETES_SUPPORT.find(known => known.version === version) ?? {};
        const isExtended = supportTypeOf(cluster) === SupportType.Extended;
        const isLate = isExtended && standardEnds !== undefined && today > standardEnds;
        const hour = isLate ? EVERYWHERE.controlPlaneExtended : EVERYWHERE.controlPlane;
        const later = isExtended && standardEnds && !isLate ? `; ${EVERYWHERE.controlPlaneExtended} after ${standardEnds}, in extended support` : "";
        return part(clusters.length === 1 ? "control plane" : `control plane ${cluster.name}`, hour * MONTH_HOURS, hour * MONTH_HOURS, `${hour} USD/h${isLate ? ", extended support" : ""}${later}`);
    }) };
}

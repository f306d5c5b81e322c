import { SupportType } from "../limits/cluster/supportNotice";
import { PlannedResource } from "./resource";
import { Properties, plain } from "./signatures";

/** What EKS does with a planned cluster when standard support ends; without a word on it, EKS gives extended support. */
export function supportTypeOf({ inputs }: PlannedResource): string {
    return String(plain((plain(inputs.upgradePolicy) as Properties | undefined)?.supportType) ?? SupportType.Extended);
}

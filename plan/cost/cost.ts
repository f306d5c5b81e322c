import { PlannedResource } from "../resource";
import { CostPart, PerMonth, cents } from "./bill";
import { controlPlanePart } from "./controlPlaneCost";
import { imageParts } from "./imageCost";
import { PRICES_AS_OF, PRICES_SOURCE, regionPrices } from "./listPrices";
import { keyPart, networkParts } from "./networkCost";
import { nodeParts } from "./nodeCost";

/** What a stack costs in a month, as far as list prices tell. */
export interface Cost {
    region: string;
    currency: "USD";
    /** Day of the newest price in the table. */
    asOf: string;
    source: string;
    parts: CostPart[];
    total: PerMonth;
    /** What is in the stack and not in the total, each with the reason. */
    unknown: string[];
}

/** Estimates a month of the stack at `today` (an ISO date); undefined where it holds nothing that has a price. */
export function cost(resources: PlannedResource[], region: string, today: string): Cost | undefined {
    const prices = regionPrices(region);
    const bills = [
        controlPlanePart(resources, today), nodeParts(resources, region), networkParts(resources, prices), keyPart(resources), imageParts(resources, region, today),
    ];
    const parts = bills.flatMap(bill => bill.parts);
    const unknown = [...prices ? [] : [`prices of ${region}: this package has none`], ...bills.flatMap(bill => bill.unknown)];
    const sum = (size: keyof PerMonth) => cents(parts.reduce((total, { perMonth }) => total + perMonth[size], 0));
    return parts.length === 0 && bills.every(bill => bill.unknown.length === 0) ? undefined : {
        region, currency: "USD", asOf: PRICES_AS_OF, source: PRICES_SOURCE, parts, total: { minimum: sum("minimum"), full: sum("full") }, unknown,
    };
}

import { isolatedBuildProblems, isolatedEndpointProblems, isolatedImageProblems, isolatedSmokeTestProblems } from "../limits/network/isolatedNetwork";
import { Problem } from "../limits/text/problem";
import { isolatedBy } from "./network/network";
import { WindowsClusterArgs } from "./windowsClusterSettings";

/** What needs the internet, where the network has no way to it. */
export function isolatedNetworkProblems({ network, endpoint, imagePipelines = [], smokeTest, smokeTestImage }: WindowsClusterArgs): Problem[] {
    const because = isolatedBy(network ?? {});
    return because === undefined ? [] : [
        ...isolatedEndpointProblems("endpoint.privateAccess", endpoint?.privateAccess, because),
        ...imagePipelines.flatMap(({ build, cachedImages = [] }, i) => [
            ...isolatedBuildProblems(`imagePipelines[${i}].build.internetAccess`, build?.internetAccess, because),
            ...cachedImages.flatMap(({ reference }, j) => isolatedImageProblems(`imagePipelines[${i}].cachedImages[${j}].reference`, reference, because)),
        ]),
        ...smokeTest ? isolatedSmokeTestProblems("smokeTestImage", smokeTestImage, because) : [],
    ];
}

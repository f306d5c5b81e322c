import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { WindowsImagePipeline } from "../../components";
import { plannedImages } from "../../plan/images";
import { secret } from "../../plan/signatures";
import { planned } from "../support/planned";

const REFERENCE = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/web:1.0-ltsc2022";

describe("images of a plan", () => {
    const build = (reference: pulumi.Input<string>, imageId: pulumi.Input<string>) => planned(() => new WindowsImagePipeline("apps", {
        kubernetesVersion: "1.35", eksOptimizedBase: { imageId }, cachedImages: [{ reference, sizeGiB: 8 }],
    }));

    it("A6: hold the container images that they are told to", async () => {
        const [{ base, cached }] = plannedImages(await build(REFERENCE, "ami-0123456789abcdef0"));
        assert.deepEqual([base, cached], ["ami-0123456789abcdef0", [`${REFERENCE} (8 GiB)`]]);
    });

    it("A6: keep references and AMIs secret that are", async () => {
        const resources = await build(pulumi.secret(REFERENCE), pulumi.secret("ami-0123456789abcdef0"));
        const [{ base, cached }] = plannedImages(resources);
        assert.deepEqual([base, cached], ["[secret]", ["[secret] (8 GiB)"]]);
        const pipeline = resources.find(({ name, custom }) => name === "apps" && !custom)!;
        pipeline.inputs.cachedImages = secret([{ reference: REFERENCE, sizeGiB: 8 }]);
        assert.deepEqual(plannedImages(resources)[0].cached, ["[secret] (8 GiB)"]);
    });
});

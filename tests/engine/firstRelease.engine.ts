import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { startEngine } from "./support/baseline";
import { Deployment } from "./support/deployment";
import { ownConfig, ownProgram } from "./support/engine";

const recorded = (stack: string) => path.join(__dirname, "states", `${stack}.json`);

const BUILDER = "aws:imagebuilder";
const OIDC_PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider cluster-oidc";
/**
 * What an `up` makes anew, and why: the recipe gets the name that the clean-up selects by, its first component the contents;
 * the tag leaves the launch template, which takes it away again, for the AMI; a build in a subnet needs a security group; roles of service
 * accounts need the OIDC provider.
 */
const ANEW: Record<string, { created: string[]; replaced: string[] }> = {
    dev: { created: [OIDC_PROVIDER], replaced: [] },
    prod: {
        created: [
            "aws:ec2/securityGroup:SecurityGroup cluster-apps-build", OIDC_PROVIDER, `${BUILDER}/component:Component cluster-apps-contents`,
            `${BUILDER}/imageRecipe:ImageRecipe cluster-apps`,
        ],
        replaced: ["aws:ec2/tag:Tag cluster-apps-in-use"],
    },
};

describe("clusters of the first release under the real engine", () => {
    for (const stack of ["dev", "prod"]) {
        it(`keeps everything of stack ${stack}: what is renamed carries an alias`, async () => {
            const deployment = await Deployment.create(await startEngine(), stack, "eks-windows", ownConfig(stack), ownProgram);
            await deployment.importState(recorded(stack));
            const { changes, failed, output } = await deployment.up();
            assert.equal(failed, false, output);
            const { created, replaced, deleted } = changes;
            assert.deepEqual({ created, replaced, deleted }, { ...ANEW[stack], deleted: [] });
        });

        it(`has nothing of the machine in the state of stack ${stack} that recorded it`, () => {
            const state = fs.readFileSync(recorded(stack), "utf8");
            assert.equal(/\/(home|work|tmp|root|Users)\/|127\.0\.0\.1|localhost/.exec(state), null);
            assert.equal(/"kubeconfig(Json)?": "/.exec(state), null, "secrets are encrypted");
        });
    }
});

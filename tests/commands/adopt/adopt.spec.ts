import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { ROOT, runPlan } from "../../support/runPlan";
import { runCommandLine } from "../runCommandLine";

const RECORDED = path.join(__dirname, "recorded");

describe("adopt", () => {
    let folder: string;
    let from: string;
    let target: string;
    beforeEach(() => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "adopt-"));
        from = path.join(folder, "answers");
        target = path.join(folder, "shop");
    });
    afterEach(() => fs.rmSync(folder, { recursive: true }));

    /** Takes recorded answers, changes some, and runs the command on them. */
    function adopt(shape: string, change: (edit: (file: string, mend: (answer: any) => void) => void) => void = () => undefined) {
        fs.cpSync(path.join(RECORDED, shape), from, { recursive: true });
        change((file, mend) => {
            const name = path.join(from, `${file}.json`);
            const answer = JSON.parse(fs.readFileSync(name, "utf8"));
            mend(answer);
            fs.writeFileSync(name, JSON.stringify(answer));
        });
        return runCommandLine("adopt", target, "--from", from);
    }
    const program = () => fs.readFileSync(path.join(target, "adopted.ts"), "utf8");

    it("writes a project into an empty folder, for the region of the cluster", async () => {
        const { code, stdout, stderr } = await adopt("eksctl");
        assert.deepEqual([code, stderr], [0, ""]);
        assert.deepEqual(fs.readdirSync(target).sort(),
            [".gitignore", "Pulumi.dev.yaml", "Pulumi.yaml", "adopted.ts", "index.ts", "package.json", "tsconfig.json"]);
        assert.equal(fs.readFileSync(path.join(target, "index.ts"), "utf8"), "import \"./adopted\";\n");
        assert.equal(fs.readFileSync(path.join(target, "Pulumi.dev.yaml"), "utf8"), "config:\n  aws:region: \"eu-central-1\"\n");
        assert.match(stdout, /^Taken over from cluster shop:\n {2}- node group win\n/);
    });

    it("E3: names the Windows role that aws-auth must map, where the cluster reads no access entries", async () => {
        const { stdout } = await adopt("console", edit => edit("describe-cluster", ({ cluster }) => { cluster.accessConfig = { authenticationMode: "CONFIG_MAP" }; }));
        assert.match(stdout, /aws-auth: .*; check that it maps role [\w-]+ to the group eks:kube-proxy-windows/);
    });

    it("writes a project that has what it imports, and that the plan takes at once", async () => {
        assert.equal((await adopt("terraform")).code, 0);
        const { dependencies } = JSON.parse(fs.readFileSync(path.join(target, "package.json"), "utf8"));
        const imported = [...program().matchAll(/ from "((?:@pulumi\/)?[\w-]+)/g)].map(([, name]) => name);
        assert.deepEqual(Object.keys(dependencies), imported);
        const { code, stdout, stderr } = runPlan("--program", target, "--json");
        assert.equal(code, 0, stderr);
        const { resources } = JSON.parse(stdout) as { resources: { urn: string }[] };
        assert.deepEqual(resources.filter(({ urn }) => /::aws:|\$aws:/.test(urn)).map(({ urn }) => urn.split("::").at(-1)).sort(), [
            "custom-20260301", "windows-20260301", "windows-support", "windows-support-vpc-cni", "windows-support-vpc-resource-controller",
        ]);
    });

    it("writes one file beside a program that is there, and never over another", async () => {
        fs.mkdirSync(target);
        fs.writeFileSync(path.join(target, "Pulumi.yaml"), "name: mine\n");
        assert.equal((await adopt("eksctl")).code, 0);
        assert.deepEqual(fs.readdirSync(target).sort(), ["Pulumi.yaml", "adopted.ts"]);
        const again = await adopt("terraform");
        assert.equal(again.code, 2);
        assert.match(again.stderr, /adopted\.ts exists, so nothing was written/);
        assert.match(program(), /shop:win/);
    });

    it("says the names of all files of --from in its help and on its page", async () => {
        const { stdout } = await runCommandLine("adopt", "--help");
        const page = fs.readFileSync(path.join(ROOT, "docs/adopt.md"), "utf8");
        const files = ["console", "eksctl", "terraform"].flatMap(shape => fs.readdirSync(path.join(RECORDED, shape)));
        const forms = [...new Set(files.map(file => file.replace(/(?<=^describe-nodegroup-).*(?=\.)/, "GROUP")
            .replace(/(?<=^describe-access-entry-).*(?=\.)/, "ROLE").replace(/(?<=^describe-launch-template-versions-).*(?=\.)/, "ID-VERSION")))];
        assert.equal(forms.length, 9);
        assert.deepEqual(forms.filter(form => !stdout.includes(form) || !page.includes(`\`${form}\``)), []);
    });

    it("L4: takes nothing of an IPv6 cluster", async () => {
        const { code, stdout } = await adopt("eksctl", edit => edit("describe-cluster", ({ cluster }) => { cluster.kubernetesNetworkConfig.ipFamily = "ipv6"; }));
        assert.equal(code, 1);
        assert.match(stdout, /- cluster shop: Windows nodes can't join an IPv6 cluster[^]*nothing was written/);
        assert.equal(fs.existsSync(target), false);
    });

    it("L11: finds Windows groups on AMIs of one's own by their user data, and says that an entry of type EC2_LINUX can't serve them", async () => {
        const { stdout } = await adopt("terraform");
        assert.match(stdout, /- node group custom-20260301\n[^]*- access entry of role custom-eks-node-group-20260301: its type is EC2_LINUX/);
        assert.doesNotMatch(program(), /custom-eks-node-group-20260301"?,\n {4}authenticationMode/);
    });

    it("L11: a group on an AMI of one's own without a PowerShell script is no Windows group", async () => {
        const { stdout } = await adopt("terraform", edit => edit("describe-launch-template-versions-lt-0aaaabbbbccccddd2-2",
            ({ LaunchTemplateVersions: [{ LaunchTemplateData }] }) => { LaunchTemplateData.UserData = Buffer.from("#!/bin/bash\n").toString("base64"); }));
        assert.match(stdout, /- node group custom-20260301: it has no Windows nodes/);
        assert.doesNotMatch(program(), /custom-20260301/);
    });

    it("E1: does not attach a policy that is missing, and says so", async () => {
        const { stdout } = await adopt("eksctl", edit => edit("list-attached-role-policies", answer => { answer.AttachedPolicies.pop(); }));
        assert.match(stdout, /: AmazonEKSVPCResourceController is not attached; attach it/);
        assert.doesNotMatch(program(), /clusterRoleName|RolePolicyAttachment/);
    });

    for (const [what, configurationValues, message] of [
        ["off", "{}", /add-on vpc-cni: Windows IPAM is off/],
        ["mixed with other settings", "{\"enableWindowsIpam\":\"true\",\"env\":{\"WARM_IP_TARGET\":\"2\"}}", /add-on vpc-cni: WindowsSupport would remove env/],
        ["not valid", "{\"enableWindowsIpam\":\"true\",\"enableWindowsPrefixDelegation\":\"true\",\"warmWindowsPrefixTarget\":-1}", /add-on vpc-cni: WindowsSupport refuses its configuration values/],
    ] as const) {
        it(`E2: leaves the add-on alone where Windows IPAM is ${what}, and says why`, async () => {
            const { stdout } = await adopt("eksctl", edit => edit("describe-addon-vpc-cni", ({ addon }) => { addon.configurationValues = configurationValues; }));
            assert.match(stdout, message);
            assert.doesNotMatch(program(), /eks\/addon|"ADDON"/);
        });
    }

    it("E2: takes the add-on over where its configuration says the same in YAML, and leaves the text as it is", async () => {
        await adopt("terraform", edit => edit("describe-addon-vpc-cni", ({ addon }) => {
            addon.configurationValues = "enableWindowsIpam: \"true\"\nenableWindowsPrefixDelegation: \"true\"\n";
        }));
        assert.match(program(), /ignoreChanges: \[[^\]]*"configurationValues"\]/);
        assert.match(program(), /windowsIpam: \{\n {8}prefixDelegation: true,\n {4}\}/);
    });

    it("E3: makes no access entry where there is none", async () => {
        const { stdout } = await adopt("eksctl", edit => edit("list-access-entries", answer => { answer.accessEntries = []; }));
        assert.match(stdout, /- access entry of role \S+: cluster shop has none/);
        assert.match(stdout, /- add-on vpc-cni: WindowsSupport would take it over, but needs a Windows role/);
        assert.doesNotMatch(program(), /WindowsSupport/);
    });

    it("writes a warm pool where there is one, without the switch that the provider does not have", async () => {
        await adopt("console");
        assert.match(program(), /warmPoolConfig: \{\n {8}minSize: 1,/);
        fs.rmSync(target, { recursive: true });
        await adopt("console", edit => edit("describe-nodegroup-iis", ({ nodegroup }) => { nodegroup.warmPoolConfig.enabled = false; }));
        assert.doesNotMatch(program(), /warmPoolConfig/);
    });

    it("writes values of AWS as text alone, and no tags of AWS itself", async () => {
        const value = "\"`${process.exit(3)}` \\ ";
        await adopt("eksctl", edit => edit("describe-nodegroup-win", ({ nodegroup }) => { nodegroup.tags.note = value; }));
        assert.ok(program().includes(`note: ${JSON.stringify(value)}`));
        assert.doesNotMatch(program(), /"aws:cloudformation/);
    });

    it("names all saved answers that are missing, with the commands that write them", async () => {
        const { code, stderr } = await adopt("terraform", () => fs.readdirSync(from).filter(file => /^(list-|describe-nodegroup)/.test(file)).forEach(file => fs.rmSync(path.join(from, file))));
        assert.equal(code, 1);
        assert.deepEqual(stderr.split("\n").filter(line => line.startsWith("    ")).map(line => line.trim()), [
            "aws eks list-nodegroups --cluster-name platform --output json > list-nodegroups.json",
            "aws eks list-addons --cluster-name platform --output json > list-addons.json",
            "aws iam list-attached-role-policies --role-name platform-cluster-20260301091200000000000001 --output json > list-attached-role-policies.json",
            "aws eks list-access-entries --cluster-name platform --output json > list-access-entries.json",
        ]);
    });

    for (const [what, text, message] of [
        ["no JSON", "{", /list-nodegroups\.json: not JSON/],
        ["a part of the answer", "[\"win\"]", /list-nodegroups\.json: has no nodegroups; save the whole answer, without --query/],
        ["one page", "{\"nodegroups\":[],\"nextToken\":\"x\"}", /list-nodegroups\.json: is one page of several/],
    ] as const) {
        it(`refuses a saved answer that is ${what}`, async () => {
            const { code, stderr } = await adopt("eksctl", () => fs.writeFileSync(path.join(from, "list-nodegroups.json"), text));
            assert.equal(code, 1);
            assert.match(stderr, message);
            assert.equal(fs.existsSync(target), false);
        });
    }

    for (const [args, message] of [
        [[], /^No cluster was given; name one by --cluster NAME/],
        [["--from", ".", "--region", "eu-central-1"], /^--region is for the aws CLI/],
    ] as const) {
        it(`refuses ${args.join(" ") || "no cluster"}`, async () => {
            const { code, stderr } = await runCommandLine("adopt", target, ...args);
            assert.equal(code, 2);
            assert.match(stderr, message);
        });
    }

    describe("with the aws CLI", () => {
        let original: string | undefined;
        beforeEach(() => { original = process.env.PATH; });
        afterEach(() => { process.env.PATH = original; });

        /** An `aws` that answers from files, and keeps what it was asked. */
        function installAws(): void {
            const bin = path.join(folder, "bin");
            fs.mkdirSync(bin);
            fs.writeFileSync(path.join(bin, "aws"), `#!/bin/sh
echo "$@" >> "${folder}/asked"
case "$2" in
  describe-nodegroup) file="$2-$6";; describe-addon) file="$2-vpc-cni";; describe-access-entry) file="$2-\${6##*/}";; *) file="$2";;
esac
cat "${path.join(RECORDED, "eksctl")}/$file.json" || { echo "An error occurred (AccessDeniedException)" >&2; exit 254; }
`, { mode: 0o755 });
            process.env.PATH = `${bin}${path.delimiter}${original}`;
        }

        it("asks read-only questions, and saves answers that --from writes the same program of", async () => {
            installAws();
            const live = await runCommandLine("adopt", target, "--cluster", "shop", "--region", "eu-central-1", "--profile", "ops", "--save", from);
            assert.deepEqual([live.code, live.stderr], [0, ""]);
            const asked = fs.readFileSync(path.join(folder, "asked"), "utf8").trim().split("\n");
            assert.ok(asked.length >= 8);
            assert.ok(asked.every(line => /^(eks|iam|ec2) (describe|list)-\S+ .*--region eu-central-1 --profile ops --output json$/.test(line)), asked.join("\n"));
            const written = program();
            fs.rmSync(target, { recursive: true });
            assert.equal((await runCommandLine("adopt", target, "--from", from)).code, 0);
            assert.equal(program(), written);
        });

        it("says what AWS refused, and which command it was", async () => {
            installAws();
            const script = path.join(folder, "bin/aws");
            fs.writeFileSync(script, fs.readFileSync(script, "utf8").replace("/eksctl/", "/nothing/"));
            const { code, stderr } = await runCommandLine("adopt", target, "--cluster", "shop");
            assert.equal(code, 1);
            assert.match(stderr, /^AWS did not answer: [^]*AccessDeniedException\)\nThe command was: aws eks describe-cluster --name shop --output json\n$/);
        });

        it("says that the CLI is missing", async () => {
            process.env.PATH = path.join(ROOT, "docs");
            const { code, stderr } = await runCommandLine("adopt", target, "--cluster", "shop");
            assert.equal(code, 1);
            assert.match(stderr, /^The aws CLI is not installed, or not on the PATH/);
        });
    });
});

/** A reason of the package's own to refuse what AWS would take. */
export interface OwnReason {
    /** Settings that it is about. */
    path: RegExp;
    /** What its message says. */
    reason: RegExp;
    /** Why the package refuses it all the same. */
    why: string;
}

/** Everything that the package refuses although no model and no page of AWS does; a refusal beyond this list is a mistake. */
export const OWN_REASONS: OwnReason[] = [
    {
        path: /^accessEntries/, reason: /is already the name of|is required, got ""|has an entry in .* already/,
        why: "Pulumi has one resource of a name, and EKS one entry for a principal: a plan of both can't be made, so the models never see it",
    },
    {
        path: /^accessEntries\[\d+\]\.(principalArn|namespaces)/, reason: /^must be|rejects|names no/,
        why: "in a list that Pulumi can't plan for another reason, so the models never see it",
    },
    { path: /^endpoint/, reason: /nobody can reach|has no effect without publicAccess/, why: "nobody could use the cluster, or the setting does nothing" },
    { path: /\.instanceTypes/, reason: /memory|Windows|small/, why: "Windows does not run on the type, or not with so little memory" },
    { path: /\.instanceTypes$/, reason: /names no instance type/, why: "EKS would take t3.medium, which nobody asked for" },
    { path: /\.cachedImages/, reason: /registry|characters|Windows/, why: "containerd can't pull it, or the host can't run it: the build would fail an hour later" },
    {
        path: /\.(delivery|stigLevel|amiType|natGateways)$/, reason: /unknown value/,
        why: "the word is this package's, or it stands for parts that would not be there",
    },
    { path: /\.amiType$/, reason: /needs Kubernetes/, why: "EKS has no such AMI for the version, which no model says" },
    { path: /\.capacityType$/, reason: /unknown value "CAPACITY_BLOCK"/, why: "capacity blocks are for accelerators, which have no Windows" },
    { path: /eksOptimizedBase/, reason: /can't be set together with a release|is a release for/, why: "one of two bases would be ignored, or the kubelet would be another than the cluster's" },
    { path: /^releaseVersions?\b|\.releaseVersion$/, reason: /is a release for|must look like|release/, why: "EKS has no such release for the version, which no model says" },
    { path: /^kubernetesVersion$/, reason: /./, why: "which versions EKS makes, no model says" },
    { path: /^network\./, reason: /must be 2 or 3|has no effect with existingVpc/, why: "EKS wants two zones, a plan of more does not fit; or the setting does nothing" },
    {
        path: /^network\.secondaryCidrBlock$/, reason: /EC2 allows no block/,
        why: "EC2 restricts secondary blocks by the primary one, in a table of the VPC User Guide that no model has",
    },
    { path: /^network\.(cidrBlock|secondaryCidrBlock)$/, reason: /addresses|room|too small|larger/, why: "the nodes would run out of addresses" },
    { path: /internetAccess$|\.cachedImages|^smokeTestImage$|^endpoint\.privateAccess$/, reason: /no way to the internet/, why: "nodes or builds would wait for what they can't reach" },
    { path: /^smokeTestImage$/, reason: /has no effect without smokeTest|counts only with smokeTest/, why: "the setting would do nothing" },
    {
        path: /^network\.existingVpc\.endpoints\./, reason: /gets an endpoint|id of a route table|between \/16 and \/28/,
        why: "there would be no endpoint for the service; ids and blocks are text to the models, as far as their patterns go",
    },
    { path: /^windowsIpam/, reason: /./, why: "the controller of Windows addresses ignores it, or makes something else of it (D2, D3)" },
    { path: /^reservePrefixes$/, reason: /has no effect/, why: "the setting would do nothing: there are no prefixes, or no blocks that are known" },
    { path: /\.selfManaged\.onDemand/, reason: /without Spot|whole number/, why: "without Spot the setting does nothing, so AWS never sees it" },
    { path: /\.selfManaged\.instanceRefresh/, reason: /needs checkpointPercentages|above minHealthyPercentage/, why: "the setting would do nothing, or EC2 Auto Scaling refuses the pair in prose that no model has" },
    { path: /\.selfManaged\.drainSeconds$/, reason: /whole number/, why: "a lifecycle hook waits 30 to 7200 seconds, which no model says" },
    { path: /\.kubelet/, reason: /./, why: "kubelet would not start with it, or would pass it over" },
    { path: /\.labels\[/, reason: /kubernetes\.io|k8s\.io/, why: "kubelet sets it itself, or refuses to" },
    { path: /\.rootVolume\.sizeGiB$/, reason: /its image|AMI|cached/, why: "EC2 starts no instance on a volume smaller than its snapshot, which no model says" },
    {
        path: /^endpoint\.publicAccessCidrs/, reason: /private and reserved|without host bits/,
        why: "a block around private addresses, or one with host bits, is a mistake more likely than a wish; EKS's page names neither",
    },
    { path: /tags/i, reason: /1 to 127 characters/, why: "EC2's API reference takes keys of 127 characters, the user guides of 128" },
    { path: /tags/i, reason: /AWS allows 50 tags, of which/, why: "EKS and Image Builder add tags of their own, which no request shows" },
    { path: /\.timezone$/, reason: /must be a time zone|not how Image Builder spells/, why: "Image Builder could not tell the time; the model's pattern takes any words" },
    {
        path: /\.(imageId|build\.logBucketName)$/, reason: /must be the (id of an AMI|name of an S3 bucket)/,
        why: "Image Builder takes any text, and the build fails, or leaves no log",
    },
    { path: /\.update/, reason: /only one of|from 1 to 100/, why: "one of the two would be ignored" },
    { path: /\.keepImages$|\.fastLaunch/, reason: /./, why: "too few snapshots for an update, or images that nobody could keep" },
];

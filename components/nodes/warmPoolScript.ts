/** Lifecycle hook of groups with a warm pool, by which an instance says that it has booted or joined. */
export const LAUNCH_HOOK = "eks-windows-launch";

/**
 * Lines of PowerShell that join a cluster, but not on the way into a warm pool, where the node would be one that is not ready.
 *
 * The script runs at each start, by `<persist>`: first on the way into the pool, then when the instance is needed, where it joins. Each
 * time it ends the wait of the lifecycle hook: an instance would otherwise be stopped before Windows has booted for the first time.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/retrieving-target-lifecycle-state-through-imds.html
 * @see https://docs.aws.amazon.com/powershell/latest/reference/items/Complete-ASLifecycleAction.html
 */
export function joinOutsideOfWarmPool(join: string[]): string[] {
    return [
        "$joined = \"$env:ProgramData\\eks-windows\\joined\"",
        "if (Test-Path -LiteralPath $joined) { exit 0 }",
        "$metadata = 'http://169.254.169.254/latest'",
        "$lifetime = @{ 'X-aws-ec2-metadata-token-ttl-seconds' = '300' }",
        "$header = @{ 'X-aws-ec2-metadata-token' = (Invoke-RestMethod -Method Put -Uri \"$metadata/api/token\" -Headers $lifetime) }",
        "$instance = Invoke-RestMethod -Uri \"$metadata/meta-data/instance-id\" -Headers $header",
        "$state = Invoke-RestMethod -Uri \"$metadata/meta-data/autoscaling/target-lifecycle-state\" -Headers $header",
        "if ($state -notlike 'Warmed:*') {",
        ...join.map(line => `    ${line}`),
        "    New-Item -ItemType File -Force -Path $joined | Out-Null",
        "}",
        "$group = (Get-ASAutoScalingInstance -InstanceId $instance).AutoScalingGroupName",
        "$launched = @{",
        `    AutoScalingGroupName = $group; LifecycleHookName = '${LAUNCH_HOOK}'; InstanceId = $instance; LifecycleActionResult = 'CONTINUE'`,
        "}",
        "Complete-ASLifecycleAction @launched -Force",
    ];
}

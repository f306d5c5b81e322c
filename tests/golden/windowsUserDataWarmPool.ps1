<powershell>
$ErrorActionPreference = 'Stop'

$joined = "$env:ProgramData\eks-windows\joined"
if (Test-Path -LiteralPath $joined) { exit 0 }
$metadata = 'http://169.254.169.254/latest'
$lifetime = @{ 'X-aws-ec2-metadata-token-ttl-seconds' = '300' }
$header = @{ 'X-aws-ec2-metadata-token' = (Invoke-RestMethod -Method Put -Uri "$metadata/api/token" -Headers $lifetime) }
$instance = Invoke-RestMethod -Uri "$metadata/meta-data/instance-id" -Headers $header
$state = Invoke-RestMethod -Uri "$metadata/meta-data/autoscaling/target-lifecycle-state" -Headers $header
if ($state -notlike 'Warmed:*') {
    $bootstrap = @{
        EKSClusterName    = 'shop'
        APIServerEndpoint = 'https://0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com'
        Base64ClusterCA   = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg=='
        ServiceCIDR       = '10.100.0.0/16'
        DNSClusterIP      = '10.100.0.10'
    }
    & 'C:\Program Files\Amazon\EKS\Start-EKSBootstrap.ps1' @bootstrap 3>&1 4>&1 5>&1 6>&1
    New-Item -ItemType File -Force -Path $joined | Out-Null
}
$group = (Get-ASAutoScalingInstance -InstanceId $instance).AutoScalingGroupName
$launched = @{
    AutoScalingGroupName = $group; LifecycleHookName = 'eks-windows-launch'; InstanceId = $instance; LifecycleActionResult = 'CONTINUE'
}
Complete-ASLifecycleAction @launched -Force
</powershell>
<persist>true</persist>

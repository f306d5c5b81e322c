<powershell>
$ErrorActionPreference = 'Stop'

$bootstrap = @{
    EKSClusterName    = 'shop'
    APIServerEndpoint = 'https://0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com'
    Base64ClusterCA   = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg=='
    ServiceCIDR       = '172.20.0.0/16'
    DNSClusterIP      = '172.20.0.53'
    KubeletExtraArgs  = @(
        '--node-labels=example.com/tier=front,team=web'
        '--register-with-taints=os=windows:NoSchedule,maintenance=:NoExecute,spot=yes:PreferNoSchedule'
        '--max-pods=250'
        '--kube-reserved=memory=0.5Gi,ephemeral-storage=1Gi'
        '--system-reserved=memory=1.5Gi,ephemeral-storage=1Gi'
        '--eviction-hard=memory.available<200Mi,nodefs.available<10%'
    ) -join ' '
}
& 'C:\Program Files\Amazon\EKS\Start-EKSBootstrap.ps1' @bootstrap 3>&1 4>&1 5>&1 6>&1
</powershell>

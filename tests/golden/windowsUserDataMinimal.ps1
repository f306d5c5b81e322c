<powershell>
$ErrorActionPreference = 'Stop'

$bootstrap = @{
    EKSClusterName    = 'shop'
    APIServerEndpoint = 'https://0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com'
    Base64ClusterCA   = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg=='
    ServiceCIDR       = '10.100.0.0/16'
    DNSClusterIP      = '10.100.0.10'
}
& 'C:\Program Files\Amazon\EKS\Start-EKSBootstrap.ps1' @bootstrap 3>&1 4>&1 5>&1 6>&1
</powershell>

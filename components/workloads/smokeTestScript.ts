const SERVICE = "kubernetes.default.svc.cluster.local";
/** Tries of ten seconds: kube-proxy needs a moment on a node that has just joined. */
const TRIES = 30;

/** PowerShell that fails, with what to look at, unless the node's pods have DNS and reach the Kubernetes API. */
export function smokeTestScript(): string {
    return `$ErrorActionPreference = 'Stop'
$problem = 'the test did not run'
foreach ($try in 1..${TRIES}) {
  try {
    $problem = '${SERVICE} does not resolve: DNS fails on this Windows node'
    Resolve-DnsName -Name ${SERVICE} -Type A | Out-Null
    $problem = 'the Kubernetes API does not answer from a pod of this Windows node'
    $status = & curl.exe --silent --insecure --max-time 10 --output NUL --write-out '%{http_code}' https://${SERVICE}/livez
    if ($status -notmatch '^[234]') { throw "HTTP status $status" }
    Write-Host 'DNS and the Kubernetes API work on this Windows node'
    exit 0
  } catch {
    Write-Host "$problem ($_)"
    Start-Sleep -Seconds 10
  }
}
Write-Host "$problem. Look at kube-proxy first (EKS event log of the node): it is refused unless the node's role has the group eks:kube-proxy-windows, by an EC2_WINDOWS access entry or in aws-auth. Then at CoreDNS, which needs Linux nodes, and at the service CIDR in the node's user data."
exit 1`;
}

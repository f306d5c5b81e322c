const SERVICE = "kubernetes.default.svc.cluster.local";
/** Tries of ten seconds: kube-proxy needs a moment on a node that has just joined. */
const TRIES = 30;
/** Where the pod has its volume. */
export const TEST_VOLUME_PATH = "C:\\smoke-test";
const FILE = `${TEST_VOLUME_PATH}\\written.txt`;
const TEXT = "written by the smoke test";

/** PowerShell that writes a file on the volume. */
export function volumeWriteScript(): string {
    return `$ErrorActionPreference = 'Stop'
try {
  Set-Content -Path '${FILE}' -Value '${TEXT}'
} catch {
  Write-Host "no file can be written on the volume ($_). Look at the StorageClass: Windows needs csi.storage.k8s.io/fstype ntfs."
  exit 1
}`;
}

/**
 * PowerShell that fails, with what to look at, unless the node's pods have DNS and reach the Kubernetes API.
 *
 * @param readsVolume - Whether it reads first what another container has written on the volume.
 */
export function smokeTestScript(readsVolume: boolean): string {
    return `$ErrorActionPreference = 'Stop'
${readsVolume ? `if ((Get-Content -Path '${FILE}' -ErrorAction SilentlyContinue) -ne '${TEXT}') {
  Write-Host 'the volume lacks the file that another container of this pod wrote on it. Look at the EBS CSI driver: pods ebs-csi-node-windows in kube-system.'
  exit 1
}
` : ""}$problem = 'the test did not run'
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

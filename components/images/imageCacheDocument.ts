import { cachedName, imageReference } from "../../limits/images/containerImage";
import { DocumentStep, powerShellDocument } from "./powerShellDocument";
import { powerShellString } from "../powerShell";

const SHORT_STEP_SECONDS = 600;
// An average .NET Framework image takes over eight minutes (A6), and every pull has five tries.
const SECONDS_PER_IMAGE = 3600;

// Image Builder makes one script file of a step: whatever ends it early has to end it with an exit code that says so.
// None of the scripts may hold double braces, which Image Builder takes for variables of its own.
const PROLOGUE = String.raw`$ErrorActionPreference = 'Stop'
trap { Write-Host "$_"; exit 1 }
$env:Path += ";$env:ProgramFiles\containerd"
`;

const START_CONTAINERD: DocumentStep = {
    name: "StartContainerd",
    timeoutSeconds: SHORT_STEP_SECONDS,
    script: String.raw`${PROLOGUE}
if (-not (Get-Service -Name containerd -ErrorAction SilentlyContinue)) {
  throw 'there is no service containerd: the base must be an EKS-optimized AMI, or get its parts before this'
}
Start-Service -Name containerd
# What ctr writes to standard error is no error of this script: its exit code decides.
$ErrorActionPreference = 'Continue'
$deadline = (Get-Date).AddMinutes(5)
while ((Get-Date) -lt $deadline) {
  & ctr.exe -n k8s.io version 2>&1 | Out-Null
  if ($LASTEXITCODE -eq 0) { Write-Host 'containerd is ready'; exit 0 }
  Start-Sleep -Seconds 5
}
throw 'containerd was started but does not answer after 5 minutes'`,
};

const FUNCTIONS = String.raw`${PROLOGUE}$tokens = @{}

# The ECR token of the build instance's role, fetched once for each account and region.
function Get-Token([string] $Account, [string] $Region) {
  $registry = "$Account in $Region"
  if (-not $tokens[$registry]) {
    $tokens[$registry] = (Get-ECRLoginCommand -Region $Region -RegistryId $Account).Password
  }
  if (-not $tokens[$registry]) { throw "no ECR token for account $registry" }
  $tokens[$registry]
}

# Without --platform, ctr takes the image for this very build of Windows; windows/amd64 would be every build.
function Invoke-Pull([string] $Image, [string] $Account, [string] $Region) {
  $token = if ($Account) { Get-Token $Account $Region }
  $login = @(if ($token) { '-u'; "AWS:$token" })
  # What ctr writes to standard error is no error of this script: its exit code decides.
  $ErrorActionPreference = 'Continue'
  $said = & ctr.exe -n k8s.io images pull @login $Image 2>&1 | Select-Object -Last 5
  if ($LASTEXITCODE -eq 0) { return }
  # Layers have signed addresses, and a signature opens them to whoever reads the log.
  $told = "$said" -replace '\?\S+', ''
  if ($token) { $told = $told.Replace($token, '***') }
  throw "ctr failed ($LASTEXITCODE): $told"
}

function Save-Image([string] $Image, [string] $Account, [string] $Region) {
  foreach ($pause in 15, 30, 60, 120, 0) {
    try {
      Write-Host "pulling $Image"
      Invoke-Pull $Image $Account $Region
      break
    } catch {
      Write-Host "$_"
      # Neither gets better with time: a full disk (ERROR_DISK_FULL), an image for other systems.
      if ("$_" -match '0x70\b') { throw "the disk has no room for $Image, enlarge the root volume" }
      if ("$_" -match 'no match for platform') { throw "$Image is not for this build of Windows" }
      if ($pause -eq 0) { throw "could not pull $Image" }
      Start-Sleep -Seconds $pause
    }
  }
  # Unless pinned, an image that no pod uses yet is what kubelet deletes first.
  & ctr.exe -n k8s.io images label $Image io.cri-containerd.pinned=pinned | Out-Null
  if ($LASTEXITCODE -ne 0) { throw "could not pin $Image" }
  Write-Host "pulled and pinned $Image"
}
`;

const LIST_IMAGES: DocumentStep = {
    name: "ListImages",
    timeoutSeconds: SHORT_STEP_SECONDS,
    script: String.raw`${PROLOGUE}
& ctr.exe -n k8s.io images ls
if ($LASTEXITCODE -ne 0) { throw 'could not list the images' }`,
};

const TEST_FUNCTIONS = String.raw`${PROLOGUE}
$rows = @(& ctr.exe -n k8s.io images ls)
if ($LASTEXITCODE -ne 0) { throw 'could not list the images' }

# Writes what is wrong: the first column of a row is the image, the last one its labels.
function Test-Image([string] $Image) {
  $row = $rows | Where-Object { ($_ -split '\s+')[0] -ceq $Image }
  if (-not $row) { "$Image is missing" }
  elseif (($row -split '[\s,]+') -cnotcontains 'io.cri-containerd.pinned=pinned') { "$Image is not pinned" }
}
`;

/** An image whose reference is known. */
interface KnownImage {
    reference: string;
}

/** Name to pull by, and the registry to log in to, as PowerShell arguments. */
function imageArguments({ reference }: KnownImage): string[] {
    const parsed = imageReference(reference);
    if (!parsed) {
        // The component has refused it before; a script with a stray text in it must not come to be.
        throw new Error(`not an image reference: ${JSON.stringify(reference)}`);
    }
    const { ecr } = parsed;
    return [cachedName(parsed), ...ecr ? [ecr.account, ecr.region] : []].map(powerShellString);
}

/**
 * EC2 Image Builder component that pulls the images into the AMI, where nodes find them, and pins them (A6).
 *
 * They go into containerd's namespace k8s.io, the only one that kubelet sees. Of an image for many systems only the part for
 * this build of Windows is pulled. The role of the build instance opens the registries of ECR, whichever account they are in.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-use-documents.html
 */
export function imageCacheDocument(images: KnownImage[]): string {
    const pulls = images.map(image => `Save-Image ${imageArguments(image).join(" ")}`);
    return powerShellDocument("CacheContainerImages", "Pulls container images into containerd and pins them", "build", [
        START_CONTAINERD,
        { name: "PullImages", timeoutSeconds: images.length * SECONDS_PER_IMAGE, script: [FUNCTIONS, ...pulls].join("\n") },
        LIST_IMAGES,
    ]);
}

/** EC2 Image Builder component that fails the test of an AMI on which an image is missing or not pinned (A6). */
export function imageCacheTestDocument(images: KnownImage[]): string {
    const tests = images.map(image => `  Test-Image ${imageArguments(image)[0]}`);
    return powerShellDocument("TestCachedContainerImages", "Checks that the cached container images are there and pinned", "test", [
        START_CONTAINERD,
        {
            name: "CheckImages",
            timeoutSeconds: SHORT_STEP_SECONDS,
            script: [
                TEST_FUNCTIONS, "$problems = @(", ...tests, ")",
                "if ($problems) { throw ($problems -join '; ') }",
                `Write-Host 'all images are there and pinned: ${images.length}'`,
            ].join("\n"),
        },
    ]);
}

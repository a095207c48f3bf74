# One command for everything: sets up what is missing, then does what was asked. Twin of ./dev.
#
#   .\dev.ps1 [ARGUMENTS]     run KAMdesk, e.g. .\dev.ps1 demo out --no-window
#   .\dev.ps1 test [--full]   run the tests; further arguments go to pytest
#   .\dev.ps1 lint            style, types, layers, budgets, house rules
#   .\dev.ps1 bench [NAMES]   run the benchmarks
#
# Where scripts are not allowed: powershell -ExecutionPolicy Bypass -File dev.ps1 ...
# Needs uv, or Python 3.11 or newer to fetch it with. Works in Windows PowerShell 5.1 and later.

$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$python = Join-Path $root '.venv\Scripts\python.exe'
$stamp = Join-Path $root '.venv\.kamdesk-stamp'
$env:PYTHONUTF8 = '1'

function Say($words) { [Console]::Error.WriteLine("dev: $words") }

# Run a program; a failure ends this script with the program's exit code.
function Invoke-Or-Exit($program, $arguments) {
    & $program @arguments
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

# The user's own uv, or one in .uv put there by pip from its lock.
function Find-Uv {
    $found = Get-Command uv -ErrorAction SilentlyContinue
    if ($found) { return $found.Source }
    $uv = Join-Path $root '.uv\Scripts\uv.exe'
    if (Test-Path $uv) { return $uv }
    $finder = @('py', 'python', 'python3') |
        Where-Object { Get-Command $_ -ErrorAction SilentlyContinue } | Select-Object -First 1
    if (-not $finder) {
        Say 'Python 3.11 or newer is needed, or uv. Please install one of them.'
        exit 1
    }
    Say 'fetching uv'
    Invoke-Or-Exit $finder @('-m', 'venv', "$root\.uv") | Out-Null
    Invoke-Or-Exit "$root\.uv\Scripts\python.exe" @('-m', 'pip', 'install', '--quiet',
        '--disable-pip-version-check', '--require-hashes', '-r', "$root\requirements-uv.lock") |
        Out-Null
    return $uv
}

function Get-Mark($lock) { "$lock $((Get-FileHash (Join-Path $root $lock) -Algorithm SHA256).Hash)" }

# The environment is good if it was filled from this lock, or from the larger one of the developers.
function Test-Ready($lock) {
    if (-not ((Test-Path $python) -and (Test-Path $stamp))) { return $false }
    $found = (Get-Content $stamp -Raw).Trim()
    if ($found -eq (Get-Mark 'requirements-dev.lock')) { return $true }
    return ($lock -eq 'requirements.lock') -and ($found -eq (Get-Mark $lock))
}

function Initialize-Environment($lock) {
    if (Test-Ready $lock) { return }
    $uv = Find-Uv
    if (-not (Test-Path $python)) {
        Invoke-Or-Exit $uv @('venv', '--quiet', '--clear', '--python', '>=3.11,<3.15', "$root\.venv")
    }
    Say "putting $lock in place"
    Invoke-Or-Exit $uv @('pip', 'sync', '--quiet', '--require-hashes', '--python', $python,
        (Join-Path $root $lock))
    Set-Content -Path $stamp -Value (Get-Mark $lock) -Encoding ascii
}

# Costs a tenth of a second and does nothing where nothing is newer.
function Update-Translation { Invoke-Or-Exit $python @("$root\packaging\translate.py") }

function Invoke-Lint {
    $failed = @()
    $checks = [ordered]@{
        style   = @($python, '-m', 'ruff', 'check', '--quiet')
        format  = @($python, '-m', 'ruff', 'format', '--check', '--quiet')
        types   = @($python, '-m', 'mypy')
        layers  = @("$root\.venv\Scripts\lint-imports.exe", '--no-logo')
        budgets = @($python, 'packaging\budgets.py')
        rules   = @($python, 'packaging\house_rules.py')
    }
    foreach ($name in $checks.Keys) {
        $program, $arguments = $checks[$name]
        & $program @arguments
        if ($LASTEXITCODE -ne 0) { $failed += $name }
    }
    if ($failed) { Say "failed: $failed"; exit 1 }
    Say 'all is well'
}

function Invoke-Benchmarks($names) {
    $failed = @()
    # A screen would wait for its own pictures.
    if (-not $env:QT_QPA_PLATFORM) { $env:QT_QPA_PLATFORM = 'offscreen' }
    Get-ChildItem "$root\benchmarks" -Filter '*.py' | Where-Object { $_.Name -notlike '_*' } |
        ForEach-Object {
            if (-not $names -or $names -contains $_.BaseName) {
                & $python $_.FullName
                if ($LASTEXITCODE -ne 0) { $failed += $_.BaseName }
            }
        }
    if ($failed) { Say "failed: $failed"; exit 1 }
}

$verb, $rest = $args
if ($verb -in @('test', 'lint', 'bench')) {
    Initialize-Environment 'requirements-dev.lock'
    Update-Translation
    $env:PYTHONPATH = "$root\src;$root"
    Push-Location $root
    try {
        switch ($verb) {
            'test' {
                $all = -not $rest -or ("$rest" -eq '--full')
                $how = if ($all) { @('-q', '-n', 'auto') } else { @() }
                Invoke-Or-Exit $python (@('-m', 'pytest') + $how + @($rest | Where-Object { $_ }))
            }
            'lint' { Invoke-Lint }
            'bench' { Invoke-Benchmarks $rest }
        }
    }
    finally { Pop-Location }
    exit 0
}

Initialize-Environment 'requirements.lock'
Update-Translation
$env:PYTHONPATH = "$root\src"
& $python -m kamdesk @args
exit $LASTEXITCODE

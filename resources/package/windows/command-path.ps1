# Adds a folder to the user's PATH, or removes it. The installer runs this, because its own language cuts a long PATH, and
# setx replaces the variables in it by their values.
param([Parameter(Mandatory)][ValidateSet('add', 'remove')][string]$Action, [Parameter(Mandatory)][string]$Folder)
$ErrorActionPreference = 'Stop'

$key = [Microsoft.Win32.Registry]::CurrentUser.CreateSubKey('Environment')
$path = [string]$key.GetValue('Path', '', [Microsoft.Win32.RegistryValueOptions]::DoNotExpandEnvironmentNames)
$folders = @($path.Split(';') | Where-Object { $_ -ne '' })
$others = @($folders | Where-Object { $_.TrimEnd('\') -ne $Folder.TrimEnd('\') })

if ($Action -eq 'add') {
    if ($others.Count -lt $folders.Count) { exit 0 }
    $others += $Folder
}
elseif ($others.Count -eq $folders.Count) { exit 0 }

$key.SetValue('Path', ($others -join ';'), [Microsoft.Win32.RegistryValueKind]::ExpandString)
$key.Close()

# Odd counters: instances, sets, statuses, types and shapes. The keys of a case are those of hosts.ps1.
function global:Get-Sample([string] $Path, [hashtable] $More = @{}) {
    $all = @{ Path = $Path; CookedValue = 3.0; CounterType = 'NumberOfItems64'; Status = 0 }
    foreach ($key in $More.Keys) { $all[$key] = $More[$key] }
    [pscustomobject]$all
}
$paths = [ordered]@{
    'mssql$prod:buffer manager\page life expectancy'                          = 'WINDOWS.MssqlProdBufferManager page_life_expectancy s', ''
    'MSSQL$PROD:Databases(tempdb)\Log File(s) Size (KB)'                      = 'WINDOWS.MssqlProdDatabases log_file_s_size_kb KB', 'tempdb'
    'sqlserver:buffer manager\buffer cache hit ratio'                         = 'WINDOWS.SqlserverBufferManager buffer_cache_hit_ratio Percent', ''
    '.net clr memory(w3wp#1)\% time in gc'                                    = 'WINDOWS.NETCLRMemory percent_time_in_gc Percent', 'w3wp#1'
    '.net clr memory(_global_)\# bytes in all heaps'                          = 'WINDOWS.NETCLRMemory num_bytes_in_all_heaps Bytes', '_global_'
    '.net clr exceptions(a)\# of exceps thrown / sec'                         = 'WINDOWS.NETCLRExceptions num_of_exceps_thrown_sec Count/s', 'a'
    'gpu engine(pid_1234_luid_0x00000000_0x0000f5a1_phys_0_eng_0_engtype_3d)\utilization percentage' = 'WINDOWS.GPUEngine utilization_percentage Percent', 'pid_1234_luid_0x00000000_0x0000f5a1_phys_0_eng_0_engtype_3d'
    'gpu process memory(pid_1234_luid_0x00000000_0x0000f5a1_phys_0)\dedicated usage' = 'WINDOWS.GPUProcessMemory dedicated_usage Bytes', 'pid_1234_luid_0x00000000_0x0000f5a1_phys_0'
    'physicaldisk(0 c: d:)\avg. disk sec/read'                                = 'WINDOWS.PhysicalDisk avg_disk_sec_read s', '0 c: d:'
    'logicaldisk(harddiskvolume3)\% free space'                               = 'WINDOWS.LogicalDisk percent_free_space Percent', 'harddiskvolume3'
    'logicaldisk(c:\mnt\data (old))\free megabytes'                           = 'WINDOWS.LogicalDisk free_megabytes MB', 'c:\mnt\data (old)'
    'network interface(vmxnet3 ethernet adapter _2)\bytes total/sec'          = 'WINDOWS.NetworkInterface bytes_total_per_sec Bytes/s', 'vmxnet3 ethernet adapter _2'
    'network interface(intel[r] 82574l (a/b) \ x)\current bandwidth'          = 'WINDOWS.NetworkInterface current_bandwidth bit/s', 'intel[r] 82574l (a/b) \ x'
    'processor information(0,_total)\% processor utility'                     = 'WINDOWS.ProcessorInformation percent_processor_utility Percent', '0,_total'
    'hyper-v virtual storage device(c:-clusterstorage-volume1-vm (1).vhdx)\read bytes/sec' = 'WINDOWS.HyperVVirtu* read_bytes_per_sec Bytes/s', 'c:-clusterstorage-volume1-vm (1).vhdx'
    'w3svc_w3wp(3456_defaultapppool)\requests / sec'                          = 'WINDOWS.*W3wp requests_sec Count/s', '3456_defaultapppool'
    'web service(_total)\get requests/sec'                                    = 'WINDOWS.WebService get_requests_per_sec Count/s', '_total'
    'process(svchost#12)\id process'                                          = 'WINDOWS.Process id_process Count', 'svchost#12'
    'process v2(svchost:1234)\working set - private'                          = 'WINDOWS.ProcessV2 working_set_private Bytes', 'svchost:1234'
    'thread(chrome/0#1)\% processor time'                                     = 'WINDOWS.Thread percent_processor_time Percent', 'chrome/0#1'
}
# The names are those of today's table; a star stands for what is not said here.
foreach ($path in $paths.Keys) {
    $name, $instance = $paths[$path]
    @{
        Id     = "the counter $path"
        Input  = { Get-Sample "\\APP11\$path"; Get-Sample "\\app11\$($path.ToUpperInvariant())" }.GetNewClosure()
        Expect = {
            param($m, $e, $w)
            $m.Count -eq 2 -and $e.Count -eq 0 -and $w.Count -eq 0 -and "$($m[0].Namespace) $($m[0].Name) $($m[0].Unit)" -ieq "$($m[1].Namespace) $($m[1].Name) $($m[1].Unit)" -and "$($m[0].Namespace) $($m[0].Name) $($m[0].Unit)" -like $name -and
            $m[0].Dimensions.ToString() -ceq $(if ($instance) { "host=app11, instance=$instance" } else { 'host=app11' }) -and $m[0].Dimensions.Equals($m[1].Dimensions)
        }.GetNewClosure()
    }
}
foreach ($status in 0, 1, '0', '1', [uint32]0, [long]1, '0x00000000', 'PDH_CSTATUS_VALID_DATA', 'ValidData', 'Success', $null, '') {
    @{
        Id     = "the status '$status' of type $(if ($null -eq $status) { 'null' } else { $status.GetType().Name }) is valid"
        Input  = { Get-Sample '\\app11\demo\items' @{ Status = $status } }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 0 }
    }
}
foreach ($status in 0x800007D1, -2147481647, '2147485649', [uint32]3221228486, '0xC0000BC6', '3221228473', [long]3221228474) {
    @{
        Id     = "the status '$status' of type $($status.GetType().Name) is an error that shows it"
        Input  = { Get-Sample '\\app11\demo\items' @{ Status = $status }; Get-Sample '\\app11\demo\next' }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Name -ceq 'next' -and $e.Count -eq 1 -and "$($e[0])" -match 'demo\\items.*0x[8C]0000[7B]' }
    }
}
# A sample whose instance comes a second time in the path has the index of Get-Counter in its path, not in InstanceName.
@{
    Id     = 'the instance is that of the path, which tells equal ones apart'
    Input  = { Get-Sample '\\app11\process(svchost)\threads' @{ InstanceName = 'svchost' }; Get-Sample '\\app11\process(svchost#1)\threads' @{ InstanceName = 'svchost' } }
    Expect = { param($m, $e, $w) ($m | ForEach-Object { $_.Dimensions['instance'] }) -join ' ' -ceq 'svchost svchost#1' }
}
foreach ($wrong in '', '\', '\\', '\\app11', '\\app11\', '\\app11\memory', '\\app11\memory\', '\\app11\\pages', 'memory\pages', 'C:\temp\a.csv', '/memory/pages', $null, 5) {
    @{
        Id     = "the path '$wrong' is an error, and the next sample goes on"
        Input  = { Get-Sample '\\app11\demo\next'; [pscustomobject]@{ PSTypeName = 'Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSample'; Path = $wrong; CookedValue = 3; Status = 0; Timestamp = [datetime]::Now } }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 1 -and "$($e[0])" -match 'not a counter path.*Specify' }
    }
}
foreach ($type in 'RateOfCountsPerSecond32', '272696320', 272696320, 'CounterDelta32', 'PERF_COUNTER_COUNTER', $null, '', 'x') {
    @{
        Id     = "the unit of a rate with the counter type '$type' is that of its name"
        Input  = { Get-Sample '\\app11\demo\reads/sec' @{ CounterType = $type; CookedValue = '3' } }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Unit -ceq 'Count/s' -and $m[0].Type -ceq 'float' }
    }
}

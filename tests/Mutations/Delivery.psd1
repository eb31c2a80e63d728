@{
    Faults = @(
        @{
            Name = 'A metric waits for twice the flush interval'
            File = 'Delivery/MetricSender.cs'
            Find = 'FromTicks(_options.FlushInterval.Ticks / 2)'
            Replace = 'FromTicks(_options.FlushInterval.Ticks)'
        }
        @{
            Name = 'Each metric resets the age of the oldest'
            File = 'Delivery/MetricSender.cs'
            Find = '_oldest ??= _timeProvider.GetTimestamp();'
            Replace = '_oldest = _timeProvider.GetTimestamp();'
        }
        @{
            Name = 'What a full buffer leaves loses its age'
            File = 'Delivery/MetricSender.cs'
            Find = '_oldest = flush ? null : _oldest;'
            Replace = '_oldest = null;'
        }
        @{
            Name = 'A flush does not reset the age'
            File = 'Delivery/MetricSender.cs'
            Find = @'
        _oldest = flush ? null : _oldest;

'@
            Replace = ''
        }
        @{
            Name = 'The end does not wait for the buffer in flight'
            File = 'Delivery/MetricSender.cs'
            Find = @'
await BufferAvailable.ConfigureAwait(false);
        lock (_gate)
'@
            Replace = 'lock (_gate)'
        }
        @{
            Name = 'A drained buffer keeps its journal open'
            File = 'Delivery/MetricSender.cs'
            Find = 'object? sealedBuffer = _route.SealBuffer();'
            Replace = 'object? sealedBuffer = null;'
        }
        @{
            Name = 'The buffer holds one body'
            File = 'Delivery/MetricSender.cs'
            Find = 'options.ThrottleLimit * (long)options.BodyBytes'
            Replace = 'options.BodyBytes'
        }
        @{
            Name = 'The size of the buffer is not reset'
            File = 'Delivery/MetricBuffer.cs'
            Find = @'
        _bytes = 0;

'@
            Replace = ''
        }
        @{
            Name = 'The items of the buffer are not reset'
            File = 'Delivery/MetricBuffer.cs'
            Find = @'
        _items.Clear();

'@
            Replace = ''
        }
        @{
            Name = 'Metrics of one time count as one item'
            File = 'Delivery/MetricBuffer.cs'
            Find = ' && ReferenceEquals(_last.Series.Resource, metric.Series.Resource)'
            Replace = ''
        }
        @{
            Name = 'A returned list keeps its metrics'
            File = 'Delivery/MetricBuffer.cs'
            Find = @'
        list.Clear();

'@
            Replace = ''
        }
        @{
            Name = 'The buffer does not count names'
            File = 'Delivery/MetricBuffer.cs'
            Find = 'MetricOverheadBytes + metric.Name.Length + '
            Replace = 'MetricOverheadBytes + '
        }
        @{
            Name = 'The buffer is never full'
            File = 'Delivery/MetricBuffer.cs'
            Find = 'IsFull => _bytes >= Capacity'
            Replace = 'IsFull => _bytes < 0'
        }
        @{
            Name = 'An open circuit is probed every 30 minutes'
            File = 'Delivery/CircuitBreaker.cs'
            Find = 'FromSeconds(30)'
            Replace = 'FromMinutes(30)'
        }
        @{
            Name = 'A replay starts only while no probe is due'
            File = 'Delivery/CircuitBreaker.cs'
            Find = 'return !IsOpen;'
            Replace = 'return IsOpen || _lastAttempt is null;'
        }
        @{
            Name = 'The retry budget follows the wall clock'
            File = 'Identity/RetryingTransport.cs'
            Find = 'TimeSpan elapsed = _timeProvider.GetElapsedTime(start)'
            Replace = 'TimeSpan elapsed = TimeSpan.FromTicks(_timeProvider.GetUtcNow().Ticks - start)'
        }
        @{
            Name = 'Submitted leaves out the spool'
            File = 'Delivery/AomSendSummary.cs'
            Find = 'RejectedCount + UndeliveredCount + SpooledCount;'
            Replace = 'RejectedCount + UndeliveredCount;'
        }
        @{
            Name = 'Expired metrics end with 0'
            File = 'Delivery/AomSendSummary.cs'
            Find = 'RejectedCount + ReplayRejectedCount + UndeliveredCount + ExpiredCount > 0'
            Replace = 'RejectedCount + ReplayRejectedCount + UndeliveredCount > 0'
        }
        @{
            Name = 'Metrics rejected in a replay end with 0'
            File = 'Delivery/AomSendSummary.cs'
            Find = 'RejectedCount + ReplayRejectedCount + UndeliveredCount + ExpiredCount > 0'
            Replace = 'RejectedCount + UndeliveredCount + ExpiredCount > 0'
        }
        @{
            Name = 'Undelivered metrics end with 0'
            File = 'Delivery/AomSendSummary.cs'
            Find = 'RejectedCount + ReplayRejectedCount + UndeliveredCount + ExpiredCount > 0'
            Replace = 'RejectedCount + ReplayRejectedCount + ExpiredCount > 0'
        }
        @{
            Name = 'Delays have no jitter'
            File = 'Commands/Sending/MetricSenderFactory.cs'
            Find = 'random.NextDouble)'
            Replace = 'static () => 1)'
        }
        @{
            Name = 'The retry count is off by one'
            File = 'Commands/Sending/MetricSenderFactory.cs'
            Find = 'options.MaximumRetryCount,'
            Replace = 'options.MaximumRetryCount + 1,'
        }
        @{
            Name = 'An attempt may take as long as all retries'
            File = 'Commands/Sending/MetricSenderFactory.cs'
            Find = 'options.Timeout, options.MaximumRetryDuration'
            Replace = 'options.MaximumRetryDuration, options.MaximumRetryDuration'
        }
        @{
            Name = 'Retries go on for 30 minutes'
            File = 'Delivery/DeliveryOptions.cs'
            Find = 'FromMinutes(3)'
            Replace = 'FromMinutes(30)'
        }
        @{
            Name = 'A failed spool is not reported'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = 'HasFailed = _failure.HasFailed,'
            Replace = 'HasFailed = false,'
        }
        @{
            Name = 'An entry expires after a day of UTC+8'
            File = 'Delivery/Spool/AomSpoolEntry.cs'
            Find = 'AddHours(MetricLimits.OldestHours)'
            Replace = 'AddHours(MetricLimits.OldestHours + 8)'
        }
        @{
            Name = 'The flush interval is in minutes'
            File = 'Commands/SendAomMetricDataCommand.cs'
            Find = 'FlushInterval = TimeSpan.FromSeconds('
            Replace = 'FlushInterval = TimeSpan.FromMinutes('
        }
        @{
            Name = 'The retry interval is in milliseconds'
            File = 'Commands/SendAomMetricDataCommand.cs'
            Find = 'RetryInterval = TimeSpan.FromSeconds('
            Replace = 'RetryInterval = TimeSpan.FromMilliseconds('
        }
        @{
            Name = 'The size limit of the spool is in kilobytes'
            File = 'Commands/SendAomMetricDataCommand.cs'
            Find = 'MaximumSpoolSizeMB * 1024L * 1024L'
            Replace = 'MaximumSpoolSizeMB * 1024L'
        }
        @{
            Name = '-ThrottleLimit is not used'
            File = 'Commands/SendAomMetricDataCommand.cs'
            Find = @'
            ThrottleLimit = ThrottleLimit,

'@
            Replace = ''
        }
        @{
            Name = 'The cmdlet never flushes by age'
            File = 'Commands/Sending/SendRun.cs'
            Find = @'
        _watch = _sender.RunFlushTimerAsync(_ended.Token);

'@
            Replace = @'
        _watch = Task.CompletedTask;

'@
        }
        @{
            Name = 'Outcomes wait until the cmdlet waits'
            File = 'Commands/SendAomMetricDataCommand.cs'
            Find = @'
        Pump.Drain();

'@
            Replace = ''
        }
        @{
            Name = 'The end of the cmdlet leaves the request in flight'
            File = 'Commands/SendAomMetricDataCommand.cs'
            Find = @'
            CancelWork();

'@
            Replace = ''
        }
        @{
            Name = 'The end of the cmdlet leaves the spool locked'
            File = 'Commands/Sending/SendRun.cs'
            Find = @'
        }

        _sender?.Dispose();
'@
            Replace = @'
        }
'@
        }
        @{
            Name = 'The end of the cmdlet does not wait for the work'
            File = 'Commands/Sending/SendRun.cs'
            Find = @'
            Task.WaitAny(work, Task.Delay(s_endLimit));

'@
            Replace = @'
        _ = work;

'@
        }
        @{
            Name = 'The metric that did not fit is lost'
            File = 'Commands/Sending/SendRun.cs'
            Find = @'
                _sender.AddUnsent(last);

'@
            Replace = ''
        }
        @{
            Name = '$WhatIfPreference is ignored'
            File = 'Commands/SendAomMetricDataCommand.cs'
            Find = 'LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference", false))'
            Replace = 'false'
        }
        @{
            Name = '-WhatIf needs a connection'
            File = 'Commands/SendAomMetricDataCommand.cs'
            Find = '            _connection = FindConnection();'
            Replace = '            _connection = RequireConnection();'
        }
        @{
            Name = '-WhatIf does not pack the rest'
            File = 'Commands/SendAomMetricDataCommand.cs'
            Find = @'
            _dryRun.Finish();

'@
            Replace = ''
        }
        @{
            Name = '-WhatIf counts the bytes of the last body'
            File = 'Commands/Display/DryRun.cs'
            Find = 'BodyBytes += batch.Bytes;'
            Replace = 'BodyBytes = batch.Bytes;'
        }
        @{
            Name = '-WhatIf counts metrics as requests'
            File = 'Commands/Display/DryRun.cs'
            Find = 'RequestCount++;'
            Replace = 'RequestCount += batch.Count;'
        }
        @{
            Name = 'A spool that could not be opened ends with 0'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = 'Summary.SpoolFailed |= status.HasFailed;'
            Replace = 'Summary.SpoolFailed = status.HasFailed;'
        }
        @{
            Name = 'Metrics rejected before sending are not counted'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = @'
        Summary.AddRejected(rejectedBefore);

'@
            Replace = ''
        }
        @{
            Name = 'Progress is shown at the end only'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = @'
        ShowProgress();

'@
            Replace = ''
        }
        @{
            Name = 'Progress is not completed'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = @'
            command.WriteProgress(_progress);
        }

        // The error
'@
            Replace = @'
        }

        // The error
'@
        }
        @{
            Name = 'Progress is shown for short work'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = @'
FromSeconds(1);

'@
            Replace = @'
FromSeconds(0);

'@
        }
        @{
            Name = 'Outcomes at the end of the work are lost'
            File = 'Commands/Pipeline/PipelinePump.cs'
            Find = @'
        Drain();
        work.GetAwaiter
'@
            Replace = '        work.GetAwaiter'
        }
        @{
            Name = 'A failure of the work is hidden'
            File = 'Commands/Pipeline/PipelinePump.cs'
            Find = @'
        work.GetAwaiter().GetResult();

'@
            Replace = ''
        }
        @{
            Name = 'An array with one invalid metric counts none'
            File = 'Commands/Input/MetricInputReader.cs'
            Find = @'
        Rejected++;

'@
            Replace = ''
        }
        @{
            Name = 'A metric too old to be sent is sent'
            File = 'Commands/Input/MetricInputReader.cs'
            Find = 'CollectTimeRule.FindViolation(metric, now) is AomViolation violation'
            Replace = 'CollectTimeRule.FindViolation(metric, metric.Timestamp) is AomViolation violation'
        }
        @{
            Name = 'Ctrl+C does not end the work'
            File = 'Commands/Pipeline/AomCommand.cs'
            Find = 'protected override void StopProcessing() => _stop.Cancel();'
            Replace = 'protected override void StopProcessing() { }'
        }
        @{
            Name = 'Projects share a folder'
            File = 'Delivery/Spool/SpoolTargetName.cs'
            Find = 'NormalizePath(endpoint) + " " + projectId;'
            Replace = 'NormalizePath(endpoint);'
        }
        @{
            Name = 'A final dot makes another target'
            File = 'Delivery/Spool/SpoolTargetName.cs'
            Find = '.TrimEnd(''.'')'
            Replace = ''
        }
        @{
            Name = 'Entries are listed by name only'
            File = 'Delivery/Spool/SpoolCatalog.cs'
            Find = '.OrderBy(SpoolEntryName.GetSequence).ThenBy(path => path, StringComparer.Ordinal)'
            Replace = ''
        }
        @{
            Name = 'A listing follows links'
            File = 'Delivery/Spool/SpoolCatalog.cs'
            Find = 'if (!isRoot)'
            Replace = 'if (false)'
        }
        @{
            Name = 'An entry that a sender writes is listed as pending'
            File = 'Delivery/Spool/SpoolCatalogReader.cs'
            Find = 'state == AomSpoolState.Pending && LockedFile.IsInUse(path)'
            Replace = 'false'
        }
        @{
            Name = 'An entry in use is removed'
            File = 'Delivery/Spool/SpoolRemoval.cs'
            Find = 'if (isInUse)'
            Replace = 'if (false)'
        }
        @{
            Name = 'A deleted file that was locked too late is used'
            File = 'Delivery/Spool/LockedFile.cs'
            Find = 'if (file is not null && File.Exists(path))'
            Replace = 'if (file is not null)'
        }
        @{
            Name = 'A reader keeps a sender from the lock'
            File = 'Delivery/Spool/LockedFile.cs'
            Find = 's_isWindows || !IsInUse(path)'
            Replace = 'false'
        }
        @{
            Name = 'A half line stays on a full disk'
            File = 'Delivery/Spool/SpoolFile.cs'
            Find = 'file.SetLength(IsBroken ? file.Length : Length);'
            Replace = '_ = file.Length;'
        }
        @{
            Name = 'A metric that a full disk cut off counts as spooled'
            File = 'Delivery/Spool/SpoolFile.cs'
            Find = 'IsBroken = file.Length < Length;'
            Replace = 'IsBroken = false;'
        }
        @{
            Name = 'The size of the spool is not limited while an entry grows'
            File = 'Delivery/Spool/SpoolEntryWriter.cs'
            Find = '_store.Usage.ThrowIfFull(count);
        WriteAtEnd'
            Replace = 'WriteAtEnd'
        }
        @{
            Name = 'Settled bytes count for ever'
            File = 'Delivery/Spool/SpoolEntryWriter.cs'
            Find = @'
        _store.Usage.Add(isDeleted ? -_file.Length : 0);

'@
            Replace = ''
        }
        @{
            Name = 'Settled lines stay pending'
            File = 'Delivery/Spool/SpoolEntryFile.cs'
            Find = @'
            _writer.Mark(_content.GetOffsets(kept, false), SpoolLineStatus.Settled);

'@
            Replace = ''
        }
        @{
            Name = 'Metrics of a sender that died while sending are new'
            File = 'Delivery/Spool/SpoolAttemptRecorder.cs'
            Find = '_hasUnknown = content.Header?.HasStarted == true || content.HasDamagedAttempt;'
            Replace = '_hasUnknown = content.HasDamagedAttempt;'
        }
        @{
            Name = 'An entry with unsaved damage is deleted'
            File = 'Delivery/Spool/SpoolEntryFile.cs'
            Find = '!_hasDamage && '
            Replace = ''
        }
        @{
            Name = 'Expired metrics are sent again'
            File = 'Delivery/Spool/SpoolEntryFile.cs'
            Find = @'
            _writer.Mark(_content.GetOffsets(lines, true), SpoolLineStatus.Settled);

'@
            Replace = ''
        }
        @{
            Name = 'A metric that entered twice counts once'
            File = 'Delivery/Spool/SpoolEntryContent.cs'
            Find = 'counts[metric] = count + 1;'
            Replace = 'counts[metric] = 1;'
        }
        @{
            Name = 'Damaged parts are moved on each run'
            File = 'Delivery/Spool/SpoolSalvage.cs'
            Find = '            Overwrite(file, offset, length, block);'
            Replace = '            _ = block;'
        }
        @{
            Name = 'A corrupt file replaces another'
            File = 'Delivery/Spool/SpoolSalvage.cs'
            Find = 'if (File.Exists(target) || Directory.Exists(target))'
            Replace = 'if (false)'
        }
        @{
            Name = 'The next entry ignores those of a clock that was ahead'
            File = 'Delivery/Spool/SpoolUsage.cs'
            Find = '_last = Math.Max(_last, SpoolEntryName.GetSeed(file.Name));'
            Replace = '_ = file.Name;'
        }
        @{
            Name = 'Two entries at one tick have one number'
            File = 'Delivery/Spool/SpoolUsage.cs'
            Find = '_last + 1)'
            Replace = '_last)'
        }
        @{
            Name = 'A planted name uses up the numbers'
            File = 'Delivery/Spool/SpoolEntryName.cs'
            Find = 'sequence <= MaxSeed ? sequence : 0'
            Replace = 'sequence >= 0 ? sequence : 0'
        }
        @{
            Name = 'A folder that others can read stays open'
            File = 'Delivery/Spool/SpoolGuard.cs'
            Find = @'
        PrivateDirectory.Restrict(path, status);

'@
            Replace = ''
        }
        @{
            Name = 'An entry of another target is sent'
            File = 'Delivery/Spool/SpoolPending.cs'
            Find = ' || !store.IsForThisTarget(content.Header)'
            Replace = ''
        }
        @{
            Name = 'What was reported still counts as pending'
            File = 'Delivery/Spool/SpoolPending.cs'
            Find = ' && !_skipped.Contains(path)'
            Replace = ''
        }
        @{
            Name = 'An outage outlives a clock that was set back'
            File = 'Delivery/Spool/SpoolOutage.cs'
            Find = 'since < TimeSpan.Zero || since >= pause'
            Replace = 'since >= pause'
        }
        @{
            Name = 'An outage is remembered without end'
            File = 'Delivery/Spool/SpoolOutage.cs'
            Find = ' || since >= pause + s_memory'
            Replace = ''
        }
        @{
            Name = 'An outage is forgotten with the pause'
            File = 'Delivery/Spool/SpoolOutage.cs'
            Find = 'since >= pause + s_memory'
            Replace = 'since >= pause'
        }
        @{
            Name = 'The record of an outage outlives it'
            File = 'Delivery/Spool/SpoolOutageHandler.cs'
            Find = @'
            target.ClearOutage();

'@
            Replace = ''
        }
        @{
            Name = 'Metrics that were not sent end an outage'
            File = 'Delivery/Spool/SpoolOutageHandler.cs'
            Find = 'settlement.Outcome.Attempts > 0'
            Replace = 'settlement.Outcome.Attempts >= 0'
        }
        @{
            Name = 'A second failure of a run is not recorded after a success'
            File = 'Delivery/Spool/SpoolOutage.cs'
            Find = '_isClear = false;'
            Replace = ''
        }
        @{
            Name = 'A metric of another series is read'
            File = 'Delivery/Spool/SpoolItemReader.cs'
            Find = ' && between.SequenceEqual(known.Text)'
            Replace = ''
        }
        @{
            Name = 'Folders that others can write to are accepted'
            File = 'Compat/FolderProtection.cs'
            Find = 'if ((status.Mode & (WritableByGroup | WritableByAll)) == 0)'
            Replace = 'if (status.Mode >= 0)'
        }
        @{
            Name = 'Folders of other users are accepted'
            File = 'Compat/FolderProtection.cs'
            Find = 'status.Owner is uint owner && owner != UnixPath.UserId'
            Replace = 'status.Owner is uint owner && owner == uint.MaxValue'
        }
        @{
            Name = 'A flush by age starts while a buffer is in flight'
            File = 'Delivery/MetricSender.cs'
            Find = 'if (_work.IsCompleted && (isDue'
            Replace = 'if ((isDue'
        }
        @{
            Name = 'A flush by age takes full bodies only'
            File = 'Delivery/MetricSender.cs'
            Find = @'
(isDue || _route.HasPending()))
        {
            StartSend(flush: true);
'@
            Replace = @'
(isDue || _route.HasPending()))
        {
            StartSend(flush: false);
'@
        }
        @{
            Name = 'The age of metrics is not measured'
            File = 'Delivery/MetricSender.cs'
            Find = '_timeProvider.GetElapsedTime(oldest) >= age'
            Replace = '_options.FlushInterval >= age'
        }
        @{
            Name = 'A metric is not written to the spool'
            File = 'Delivery/MetricSender.cs'
            Find = @'
        _route.Append(metric);

'@
            Replace = ''
        }
        @{
            Name = 'A full buffer does not wait for the one in flight'
            File = 'Delivery/MetricSender.cs'
            Find = 'if (!_work.IsCompleted || _stop'
            Replace = 'if (_stop'
        }
        @{
            Name = 'A full buffer grows on after a stop'
            File = 'Delivery/MetricSender.cs'
            Find = @'
                if (!_work.IsCompleted || _stop.IsCancellationRequested)

'@
            Replace = @'
                if (!_work.IsCompleted)

'@
        }
        @{
            Name = 'A rejected credential in the last replay is not noticed'
            File = 'Delivery/MetricSender.cs'
            Find = 'Advance(await _route.CloseAsync(_stop).ConfigureAwait(false));'
            Replace = 'await _route.CloseAsync(_stop).ConfigureAwait(false);'
        }
        @{
            Name = 'Partial bodies are sent without a flush'
            File = 'Delivery/BatchQueue.cs'
            Find = '(flush ? !_batcher.IsEmpty : IsFull)'
            Replace = '!_batcher.IsEmpty'
        }
        @{
            Name = 'Batches go one after the other'
            File = 'Delivery/BatchQueue.cs'
            Find = '_batcher.TakeBatches(options.ThrottleLimit)'
            Replace = '_batcher.TakeBatches(1)'
        }
        @{
            Name = 'A run ends before its requests'
            File = 'Delivery/DirectRoute.cs'
            Find = '=> queue.WaitForSettledAsync();'
            Replace = '=> Task.CompletedTask;'
        }
        @{
            Name = 'Batches that wait at the end are forgotten'
            File = 'Delivery/BatchQueue.cs'
            Find = '_dispatcher.TakeWaiting().SelectMany(static batch => batch.Metrics)'
            Replace = '_dispatcher.TakeWaiting().Take(0).SelectMany(static batch => batch.Metrics)'
        }
        @{
            Name = 'A request waits for the slowest one'
            File = 'Delivery/BatchQueue.cs'
            Find = 'WaitForWaitingAsync(options.ThrottleLimit / 2)'
            Replace = 'WaitForSettledAsync()'
        }
        @{
            Name = 'Settled series stay busy'
            File = 'Delivery/BusyResources.cs'
            Find = '_resources.Remove(item.Resource);'
            Replace = ''
        }
        @{
            Name = 'Newer metrics pass those that wait'
            File = 'Delivery/BusyResources.cs'
            Find = '(older is null || !Overlaps(older, batches[i]))'
            Replace = 'true'
        }
        @{
            Name = 'Newer metrics pass those in flight'
            File = 'Delivery/BusyResources.cs'
            Find = '!Overlaps(_resources, batches[i]) && '
            Replace = ''
        }
        @{
            Name = 'A queue goes on after the run ended'
            File = 'Delivery/BatchQueue.cs'
            Find = 'while (end == DeliveryEnd.Completed &&'
            Replace = 'while (end != DeliveryEnd.CredentialRejected &&'
        }
        @{
            Name = 'Pending metrics of others wait for the end of a stream'
            File = 'Delivery/MetricSender.cs'
            Find = '(isDue || _route.HasPending())'
            Replace = 'isDue'
        }
        @{
            Name = 'A stream does not flush its entry'
            File = 'Delivery/MetricSender.cs'
            Find = @'
                    _route.FlushToDisk();

'@
            Replace = ''
        }
        @{
            Name = 'Packed metrics that were not sent are forgotten'
            File = 'Delivery/BatchQueue.cs'
            Find = 'rest.AddRange(_batcher.TakeBatches(1)[0].Metrics);'
            Replace = '_batcher.TakeBatches(1);'
        }
        @{
            Name = 'The limit of a proxy is not used'
            File = 'Delivery/BatchQueue.cs'
            Find = 'Math.Min(options.BodyBytes, batchSender.Connection.MaximumBodyBytes)'
            Replace = 'Math.Max(options.BodyBytes, batchSender.Connection.MaximumBodyBytes)'
        }
        @{
            Name = 'A time rejection after a lost response counts as one of the data'
            File = 'Delivery/BatchDelivery.cs'
            Find = 'case ResponseClassification.RejectedForTime when sent.MayBeStored:'
            Replace = 'case ResponseClassification.RejectedForTime when sent.MayBeStored && sent.SuccessCountBeforeTrial is not null:'
        }
        @{
            Name = 'Every time rejection counts as stored earlier'
            File = 'Delivery/BatchDelivery.cs'
            Find = 'case ResponseClassification.RejectedForTime when sent.MayBeStored:'
            Replace = 'case ResponseClassification.RejectedForTime:'
        }
        @{
            Name = 'An interrupted attempt counts as not arrived'
            File = 'Delivery/BatchSender.cs'
            Find = 'return new AttemptResult(sent.AfterLoss(), null);'
            Replace = 'return new AttemptResult(sent, null);'
        }
        @{
            Name = 'A page settles a batch like a failure of AOM'
            File = 'Delivery/BatchDelivery.cs'
            Find = @'
            case ResponseClassification.Undeliverable:
                End(sent, SettlementReason.NotAom, outcome);
                break;

'@
            Replace = ''
        }
        @{
            Name = 'A rejected credential does not end a batch'
            File = 'Delivery/BatchDelivery.cs'
            Find = 'End(sent, SettlementReason.CredentialRejected, outcome);'
            Replace = '_settler.Settle(sent.Batch, AomSendStatus.Undelivered, SettlementReason.CredentialRejected, outcome);'
        }
        @{
            Name = 'A metric without permission counts as rejected'
            File = 'Delivery/BatchDelivery.cs'
            Find = 'case ResponseClassification.Rejected or ResponseClassification.RejectedForTime:'
            Replace = 'case ResponseClassification.Rejected or ResponseClassification.RejectedForTime or ResponseClassification.Forbidden:'
        }
        @{
            Name = 'A metric that is too large for a proxy counts as rejected'
            File = 'Delivery/BatchDelivery.cs'
            Find = 'Settle(part, AomSendStatus.Undelivered, SettlementReason.BodyTooLarge, outcome);'
            Replace = 'Settle(part, AomSendStatus.Rejected, SettlementReason.BodyTooLarge, outcome);'
        }
        @{
            Name = 'Doubtful metrics count as accepted'
            File = 'Delivery/LostAttemptResolver.cs'
            Find = 'AomSendStatus.Rejected, SettlementReason.ResponseLost, rejection);'
            Replace = 'AomSendStatus.Accepted, SettlementReason.ResponseLost, rejection);'
        }
        @{
            Name = 'A search without requests left counts as stored'
            File = 'Delivery/LostAttemptResolver.cs'
            Find = 'AomSendStatus.Undelivered, SettlementReason.ResponseLost, rejection);'
            Replace = 'AomSendStatus.Accepted, SettlementReason.ResponseLost, rejection);'
        }
        @{
            Name = 'The metrics of an accepted probe are not settled'
            File = 'Delivery/BatchDelivery.cs'
            Find = 'await HandleAsync(open.Part, open.Outcome, successCount).ConfigureAwait(false);'
            Replace = '_ = (open, successCount);'
        }
        @{
            Name = 'What was stored before a stop counts as accepted'
            File = 'Delivery/StoredEarlier.cs'
            Find = 'if (ending is not null)'
            Replace = 'if (ending is not null && !IsPlausible)'
        }
        @{
            Name = 'Unsent parts claim attempts'
            File = 'Delivery/BatchDelivery.cs'
            Find = '_ending.Outcome with { Attempts = 0 }'
            Replace = '_ending.Outcome'
        }
        @{
            Name = 'A settlement of a replay counts as new'
            File = 'Delivery/PartSettler.cs'
            Find = 'with { IsReplay = IsReplay, LostAttempts = lostAttempts }'
            Replace = 'with { LostAttempts = lostAttempts }'
        }
        @{
            Name = 'A search only tries one series'
            File = 'Delivery/StoredSearch.cs'
            Find = '_followed.Take(1).Concat(tried.Select(i => series[i][0])).Distinct()'
            Replace = '_followed.Take(1)'
        }
        @{
            Name = 'A search jumps past the middle'
            File = 'Delivery/StoredSearch.cs'
            Find = '((_storedCount - 1 + _followed.Length) / 2) - 1'
            Replace = '_followed.Length - 1'
        }
        @{
            Name = 'A search makes no steps after a jump'
            File = 'Delivery/StoredSearch.cs'
            Find = 'private const int StepsAfterJump = 2;'
            Replace = 'private const int StepsAfterJump = 0;'
        }
        @{
            Name = 'A probe in the middle proves nothing before it'
            File = 'Delivery/StoredSearch.cs'
            Find = '_followed.Take(at + 1), _stored'
            Replace = '_followed.Skip(at).Take(1), _stored'
        }
        @{
            Name = 'Metrics that a jump left in doubt are sent again'
            File = 'Delivery/StoredSearch.cs'
            Find = 'Doubtful = doubtful;'
            Replace = '_unresolved.AddRange(doubtful);'
        }
        @{
            Name = 'A probe stays among the unknown metrics'
            File = 'Delivery/StoredSearch.cs'
            Find = @'
        Move(_probe, []);

'@
            Replace = ''
        }
        @{
            Name = 'A search through many series tries few of them'
            File = 'Delivery/StoredSearch.cs'
            Find = '1 + (int)Math.Ceiling(Math.Log(count, 2))'
            Replace = '1'
        }
        @{
            Name = 'A batch that fails without others is never tried in parts'
            File = 'Delivery/FailingParts.cs'
            Find = '(part.SuccessCountBeforeTrial is null && '
            Replace = '(part.SuccessCountBeforeTrial is not null && '
        }
        @{
            Name = 'A trial is made again without a success to compare with'
            File = 'Delivery/FailingParts.cs'
            Find = '(part.SuccessCountBeforeTrial is null && circuitBreaker.IsTrialDue && (outcome'
            Replace = '(circuitBreaker.IsTrialDue && (outcome'
        }
        @{
            Name = 'Batches that were not tried are split'
            File = 'Delivery/FailingParts.cs'
            Find = @'
        outcome is { Attempts: > 0, Pause: null }
        && (
'@
            Replace = '        ('
        }
        @{
            Name = 'A failing series waits for AOM like an outage'
            File = 'Delivery/FailingParts.cs'
            Find = @'
: circuitBreaker.SuccessCount > successCount ? SettlementReason.SeriesFailing

'@
            Replace = ''
        }
        @{
            Name = 'A page in a failing batch is not named'
            File = 'Delivery/FailingParts.cs'
            Find = @'
outcome.IsNotAom ? SettlementReason.NotAom
        : 
'@
            Replace = ''
        }
        @{
            Name = 'The next probe is never moved'
            File = 'Delivery/CircuitBreaker.cs'
            Find = 'Open(_openDuration);'
            Replace = ''
        }
        @{
            Name = 'A probe runs the full retry schedule'
            File = 'Delivery/CircuitBreaker.cs'
            Find = 'canRetry = _openedAt is null;'
            Replace = 'canRetry = true;'
        }
        @{
            Name = 'Every probe is followed by trials'
            File = 'Delivery/FailingParts.cs'
            Find = ' && circuitBreaker.IsTrialDue'
            Replace = ''
        }
        @{
            Name = 'Late in an outage no probe is followed by trials'
            File = 'Delivery/CircuitBreaker.cs'
            Find = ' || _probeCount % TrialInterval == 0'
            Replace = ''
        }
        @{
            Name = 'The probes of an earlier run are not counted'
            File = 'Delivery/CircuitBreaker.cs'
            Find = '_probeCount = outage.ProbeCount;'
            Replace = ''
        }
        @{
            Name = 'The next outage counts the probes of the last one'
            File = 'Delivery/CircuitBreaker.cs'
            Find = '_probeCount = 0;'
            Replace = ''
        }
        @{
            Name = 'A probe does not wait for a throttled service'
            File = 'Identity/RetryingTransport.cs'
            Find = '(canRetry || response.IsThrottled)'
            Replace = 'canRetry'
        }
        @{
            Name = 'A response does not close the circuit'
            File = 'Delivery/CircuitBreaker.cs'
            Find = @'
            _openedAt = null;
            _openDuration = BreakDuration;
'@
            Replace = '            _openDuration = BreakDuration;'
        }
        @{
            Name = 'The circuit stays open a little too long'
            File = 'Delivery/CircuitBreaker.cs'
            Find = 'timeProvider.GetElapsedTime(opened) < _openDuration'
            Replace = 'timeProvider.GetElapsedTime(opened) <= _openDuration'
        }
        @{
            Name = 'A failing batch opens the circuit although others succeed'
            File = 'Delivery/CircuitBreaker.cs'
            Find = 'if (_successCount > successCountBefore && cause.Pause is null)'
            Replace = 'if (_successCount < successCountBefore && cause.Pause is null)'
        }
        @{
            Name = 'A pause of the server is ignored while others succeed'
            File = 'Delivery/CircuitBreaker.cs'
            Find = '_successCount > successCountBefore && cause.Pause is null'
            Replace = '_successCount > successCountBefore'
        }
        @{
            Name = 'A pause of the server is no longer than any other'
            File = 'Delivery/CircuitBreaker.cs'
            Find = 'minimum > BreakDuration ? minimum : BreakDuration'
            Replace = 'BreakDuration'
        }
        @{
            Name = 'A short pause shortens the time that the circuit is open'
            File = 'Delivery/CircuitBreaker.cs'
            Find = 'minimum > BreakDuration ? minimum : BreakDuration'
            Replace = 'minimum'
        }
        @{
            Name = 'Successes are not counted'
            File = 'Delivery/CircuitBreaker.cs'
            Find = '_successCount++;'
            Replace = '_successCount += 0;'
        }
        @{
            Name = 'A failure does not open the circuit'
            File = 'Delivery/BatchSender.cs'
            Find = 'circuitBreaker.RecordFailure(outcome, successCount'
            Replace = 'circuitBreaker.ToString(); _ = (outcome, successCount'
        }
        @{
            Name = 'A trial waits for the circuit'
            File = 'Delivery/BatchSender.cs'
            Find = 'if (part.SuccessCountBeforeTrial is null && !circuitBreaker.TryBeginAttempt(out canRetry))'
            Replace = 'if (!circuitBreaker.TryBeginAttempt(out canRetry))'
        }
        @{
            Name = 'Metrics behind a page count as an outage of AOM'
            File = 'Delivery/BatchSender.cs'
            Find = '{ IsNotAom = cause.IsNotAom }'
            Replace = '{ IsNotAom = false }'
        }
        @{
            Name = 'A stop during a request is an exception'
            File = 'Delivery/BatchSender.cs'
            Find = 'when (stop.IsCancellationRequested)'
            Replace = 'when (!stop.IsCancellationRequested)'
        }
        @{
            Name = 'An unverified credential goes out in several requests'
            File = 'Delivery/BatchDispatcher.cs'
            Find = 'batchSender.Connection.IsCredentialVerified ? maxInFlight : 1'
            Replace = 'maxInFlight'
        }
        @{
            Name = 'Batches go on after a request ended the run'
            File = 'Delivery/BatchDispatcher.cs'
            Find = 'CanStart => _end == DeliveryEnd.Completed &&'
            Replace = 'CanStart => _end != DeliveryEnd.Stopped &&'
        }
        @{
            Name = 'A stop outweighs a rejected credential'
            File = 'Delivery/BatchDispatcher.cs'
            Find = '_end == DeliveryEnd.CredentialRejected || end == DeliveryEnd.Completed ? _end : end'
            Replace = 'end == DeliveryEnd.Completed ? _end : end'
        }
        @{
            Name = 'Any response sets the clock'
            File = 'Delivery/ServiceClock.cs'
            Find = 'date is null || classification is not (ResponseClassification.Accepted or ResponseClassification.Rejected or ResponseClassification.RejectedForTime)'
            Replace = 'date is null'
        }
        @{
            Name = 'The clock of AOM stops'
            File = 'Delivery/ServiceClock.cs'
            Find = 'date + timeProvider.GetElapsedTime(_observed)'
            Replace = 'date'
        }
        @{
            Name = 'A lost response is forgotten after a retry'
            File = 'Delivery/ReportClient.cs'
            Find = 'mayBeStored |= attempt.Response.IsOutcomeUnknown;'
            Replace = 'mayBeStored = attempt.Response.IsOutcomeUnknown;'
        }
        @{
            Name = 'The first Date header of a run is not read'
            File = 'Delivery/ReportClient.cs'
            Find = @'
            _clock.Observe(attempt.Classification, attempt.Response.ServerDate);

'@
            Replace = ''
        }
        @{
            Name = 'Requests of a killed process are not read from an entry'
            File = 'Delivery/Spool/SpoolEntryContent.cs'
            Find = 'Attempts.AddEarlier(runs, indexes.ConvertAll(i => Metrics[i]));'
            Replace = '_ = indexes;'
        }
        @{
            Name = 'A damaged record of a request is ignored'
            File = 'Delivery/Spool/SpoolEntryContent.cs'
            Find = 'HasDamagedAttempt = true;'
            Replace = 'HasDamagedAttempt = false;'
        }
        @{
            Name = 'Requests with a response stay recorded'
            File = 'Delivery/Spool/SpoolAttempts.cs'
            Find = 'line => !line.Value.Ids.Exists(lost.Contains)'
            Replace = 'line => line.Value.Ids.Count == 0'
        }
        @{
            Name = 'A record follows half a line'
            File = 'Delivery/Spool/SpoolAttemptLine.cs'
            Find = '"\n" + (char)SpoolLineStatus.Attempt'
            Replace = 'string.Empty + (char)SpoolLineStatus.Attempt'
        }
        @{
            Name = 'Requests that were not recorded are forgotten'
            File = 'Delivery/Spool/SpoolAttemptRecorder.cs'
            Find = 'unrecorded.Any(attempt => attempt.Contains(metric))'
            Replace = 'unrecorded.Length < 0'
        }
        @{
            Name = 'Groups of attempts that are out of order in a series are sent as they are'
            File = 'Delivery/AttemptSplit.cs'
            Find = 'indexes[metric] < index'
            Replace = 'indexes[metric] < -index'
        }
        @{
            Name = 'A pause within the budget holds for later runs'
            File = 'Identity/RetryingTransport.cs'
            Find = 'asked && (WithinBudget(asked, elapsed) is null || (!canRetry && asked > s_shortestPause))'
            Replace = 'asked && elapsed >= TimeSpan.Zero'
        }
        @{
            Name = 'A probe does not respect Retry-After'
            File = 'Identity/RetryingTransport.cs'
            Find = ' || (!canRetry && asked > s_shortestPause)'
            Replace = ''
        }
        @{
            Name = 'A trial does not respect Retry-After'
            File = 'Delivery/FailingParts.cs'
            Find = ', Pause: null'
            Replace = ''
        }
        @{
            Name = 'A 401 page is retried with the same key'
            File = 'Identity/RetryingTransport.cs'
            Find = 'classification == ResponseClassification.Retry && response.StatusCode != 401;'
            Replace = 'classification == ResponseClassification.Retry;'
        }
        @{
            Name = 'A gateway of AOM that fails counts as a page'
            File = 'Delivery/ReportOutcome.cs'
            Find = 'response.StatusCode is < 500 and not (408 or 429)'
            Replace = 'response.StatusCode > 0'
        }
        @{
            Name = 'The last time of a result is its first'
            File = 'Delivery/SendResultFactory.cs'
            Find = 'FromUnixTimeMilliseconds(settlement.LastTime)'
            Replace = 'FromUnixTimeMilliseconds(settlement.FirstTime)'
        }
        @{
            Name = 'A lost connection has the status 0'
            File = 'Delivery/SendResultFactory.cs'
            Find = 'settlement.Outcome.Response.StatusCode == 0 ? null : settlement.Outcome.Response.StatusCode'
            Replace = 'settlement.Outcome.Response.StatusCode'
        }
        @{
            Name = 'A replay is not marked as one'
            File = 'Delivery/SendResultFactory.cs'
            Find = @'
        IsReplay = settlement.IsReplay,

'@
            Replace = ''
        }
        @{
            Name = 'A result hides that an earlier attempt stored its metrics'
            File = 'Delivery/SendResultFactory.cs'
            Find = @'
        AcceptedByEarlierAttempt = settlement.Reason == SettlementReason.StoredEarlier,

'@
            Replace = ''
        }
        @{
            Name = 'A result has no count of items'
            File = 'Delivery/Settlement.cs'
            Find = @'
        ItemCount = batch.Items.Count,

'@
            Replace = ''
        }
        @{
            Name = 'Unsent metrics have no reason'
            File = 'Delivery/Settlement.cs'
            Find = 'new Http.ApiResponse { ErrorMessage = message }'
            Replace = 'new Http.ApiResponse()'
        }
        @{
            Name = 'The first time of unsent metrics is their last'
            File = 'Delivery/Settlement.cs'
            Find = 'first = System.Math.Min(first, metric.CollectTime);'
            Replace = 'first = System.Math.Max(last, metric.CollectTime);'
        }
        @{
            Name = 'Replayed metrics count as submitted'
            File = 'Delivery/AomSendSummary.cs'
            Find = 'ReplayedCount += settlement.MetricCount;'
            Replace = 'AcceptedCount += settlement.MetricCount;'
        }
        @{
            Name = 'Spooled metrics of earlier runs count again'
            File = 'Delivery/AomSendSummary.cs'
            Find = 'SpooledCount += settlement.IsReplay ? 0 : settlement.MetricCount;'
            Replace = 'SpooledCount += settlement.MetricCount;'
        }
        @{
            Name = 'Batches that were not tried count as requests'
            File = 'Delivery/AomSendSummary.cs'
            Find = 'settlement.Outcome.Attempts > 0 ? 1 : 0'
            Replace = '1'
        }
        @{
            Name = 'Bytes that were not accepted are counted'
            File = 'Delivery/AomSendSummary.cs'
            Find = 'settlement.Status == AomSendStatus.Accepted ? settlement.BodySizeBytes : 0'
            Replace = 'settlement.BodySizeBytes'
        }
        @{
            Name = 'Expired metrics are not counted'
            File = 'Delivery/AomSendSummary.cs'
            Find = 'ExpiredCount += settlement.MetricCount;'
            Replace = 'ExpiredCount += 0;'
        }
        @{
            Name = 'Replayed metrics count as entered'
            File = 'Delivery/SettlementCounter.cs'
            Find = 'if (!settlement.IsReplay)'
            Replace = 'if (settlement.MetricCount > 0)'
        }
        @{
            Name = 'Metrics in the queue are not settled at the end'
            File = 'Delivery/DirectRoute.cs'
            Find = 'List<AomMetric> rest = queue.TakeRest();'
            Replace = 'List<AomMetric> rest = [];'
        }
        @{
            Name = 'The drained buffer is not settled at the end'
            File = 'Delivery/DirectRoute.cs'
            Find = @'
        rest.AddRange(metrics);

'@
            Replace = ''
        }
        @{
            Name = 'Undelivered metrics in an entry become errors'
            File = 'Delivery/Spool/InFlightEntries.cs'
            Find = 'with { Status = AomSendStatus.Spooled });'
            Replace = 'with { Status = AomSendStatus.Undelivered });'
        }
        @{
            Name = 'Metrics that are in no entry count as spooled'
            File = 'Delivery/Spool/InFlightEntries.cs'
            Find = '[.. settlement.Metrics.Where(metric => !_unprotected.Contains(metric))];'
            Replace = '[.. settlement.Metrics];'
        }
        @{
            Name = 'Metrics that are in no entry are forgotten'
            File = 'Delivery/Spool/InFlightEntries.cs'
            Find = 'if (spooled.Length < settlement.MetricCount)'
            Replace = 'if (spooled.Length > settlement.MetricCount)'
        }
        @{
            Name = 'Undelivered metrics leave their entry'
            File = 'Delivery/Spool/InFlightEntries.cs'
            Find = '_pending.UnionWith(spooled);'
            Replace = '_ = spooled;'
        }
        @{
            Name = 'A failing series blocks all others'
            File = 'Delivery/Spool/InFlightEntries.cs'
            Find = 'IsBlocked |= settlement.Reason is not (SettlementReason.SeriesFailing or '
            Replace = 'IsBlocked |= settlement.Reason is not ('
        }
        @{
            Name = 'Newer metrics pass pending ones'
            File = 'Delivery/Spool/InFlightEntries.cs'
            Find = 'IsBlocked |= settlement.Reason is not'
            Replace = 'IsBlocked &= settlement.Reason is not'
        }
        @{
            Name = 'Entries of an interrupted replay are emptied'
            File = 'Delivery/Spool/InFlightEntries.cs'
            Find = 'bool isComplete = _settledCount == _metricCount;'
            Replace = 'bool isComplete = true;'
        }
        @{
            Name = 'An attempt is not noted on disk'
            File = 'Delivery/Spool/InFlightFiles.cs'
            Find = 'failure.TryDo(() => entry.RecordAttempt(_attemptCount, runs));'
            Replace = '_ = (entry, runs);'
        }
        @{
            Name = 'Expired metrics leave the spool although the disk is full'
            File = 'Delivery/Spool/InFlightEntries.cs'
            Find = 'else if (_files.TryMoveToExpired(settlement))'
            Replace = 'else if (_files.TryMoveToExpired(settlement) || true)'
        }
        @{
            Name = 'Closed entries stay locked'
            File = 'Delivery/Spool/InFlightFiles.cs'
            Find = @'
                entry.Dispose();

'@
            Replace = ''
        }
        @{
            Name = 'Metrics that were never sent are probes for those that were'
            File = 'Delivery/LostAttemptResolver.cs'
            Find = 'is IReadOnlyList<BatchPart> parts)'
            Replace = 'is IReadOnlyList<BatchPart> parts && parts.Count < 0)'
        }
        @{
            Name = 'A replay goes on while AOM is unavailable'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = 'if (!sender.CircuitBreaker.AllowsAttempt || stop'
            Replace = 'if (stop'
        }
        @{
            Name = 'A replay goes on after entries are blocked'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = 'if (end != DeliveryEnd.Completed || isBlocked)'
            Replace = 'if (end != DeliveryEnd.Completed)'
        }
        @{
            Name = 'A replay that ends early claims to be done'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = @'
            if (end != DeliveryEnd.Completed || isBlocked)
            {
                HasLeft = true;
'@
            Replace = @'
            if (end != DeliveryEnd.Completed || isBlocked)
            {
'@
        }
        @{
            Name = 'A failing series is sent again with each group of entries'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = @'
        inFlight.SettleUnsent(failing.TakeFrom(metrics), SettlementReason.SeriesFailing, Strings.SpoolBehind);

'@
            Replace = ''
        }
        @{
            Name = 'Each group of entries waits for a new clock'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = @'
        SettleExpired(inFlight, metrics);

'@
            Replace = ''
        }
        @{
            Name = 'Expired metrics are sent too'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = @'
            metrics.RemoveAll(metric => CollectTimeRule.IsTooOld(metric, now));

'@
            Replace = ''
        }
        @{
            Name = 'Expired metrics have no warning'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = '_expiredCount += inFlight.ExpiredCount;'
            Replace = '_expiredCount += 0;'
        }
        @{
            Name = 'Queued metrics of an interrupted replay are not settled'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = @'
            inFlight.SettleUnsent(queue.TakeRest(), UnsentReason.From(end), UnsentReason.GetText(end));

'@
            Replace = ''
        }
        @{
            Name = 'A busy spool gives no warning'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = @'
            _observer.OnWarning(MessageText.Format(Strings.SpoolBusy, _target.Folder));

'@
            Replace = ''
        }
        @{
            Name = 'A run does not keep the pause of an earlier one'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = @'
            _circuitBreaker.Resume(outage);

'@
            Replace = ''
        }
        @{
            Name = 'Buffers share one entry'
            File = 'Delivery/Spool/SpoolBuffer.cs'
            Find = @'
        _entry = null;
        _isUnprotected = false;
'@
            Replace = '        _isUnprotected = false;'
        }
        @{
            Name = 'After a broken entry no buffer is protected'
            File = 'Delivery/Spool/SpoolBuffer.cs'
            Find = @'
        _entry = null;
        _isUnprotected = false;
'@
            Replace = '        _entry = null;'
        }
        @{
            Name = 'The last buffer is not durable while it is sent'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = 'flush ? Task.Run(inFlight.FlushToDisk, CancellationToken.None) : Task.CompletedTask'
            Replace = 'Task.CompletedTask'
        }
        @{
            Name = 'The timer flushes only the buffer that fills'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = 'Volatile.Read(ref _inFlight)?.FlushToDisk();'
            Replace = ''
        }
        @{
            Name = 'What a run leaves is not durable'
            File = 'Delivery/Spool/InFlightFiles.cs'
            Find = 'failure.TryDo(entry.FlushToDisk);'
            Replace = ''
        }
        @{
            Name = 'A change in place is not flushed'
            File = 'Delivery/Spool/SpoolFile.cs'
            Find = @'
            _isAtEnd = _isFlushed = false;
            _byte[0]
'@
            Replace = @'
            _isAtEnd = false;
            _byte[0]
'@
        }
        @{
            Name = 'A line is written over a mark'
            File = 'Delivery/Spool/SpoolFile.cs'
            Find = @'
            _isAtEnd = _isFlushed = false;
            _byte[0]
'@
            Replace = @'
            _isFlushed = false;
            _byte[0]
'@
        }
        @{
            Name = 'Held entries are waited for too long'
            File = 'Delivery/Spool/SpoolPending.cs'
            Find = 'MaxWaits = 40'
            Replace = 'MaxWaits = 80'
        }
        @{
            Name = 'Live metrics pass pending ones'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = 'return end == DeliveryEnd.Completed && blockReason is null'
            Replace = 'return end == DeliveryEnd.Completed'
        }
        @{
            Name = 'Live metrics of a failing series pass the older ones'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = @'
        inFlight.SettleUnsent(_failing.TakeFrom(metrics), SettlementReason.SeriesFailing, Strings.SpoolBehind);

'@
            Replace = ''
        }
        @{
            Name = 'A run keeps the right to send when it ends'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = @'
            _target.ReleaseSendLock();
        }
        while
'@
            Replace = @'
        }
        while
'@
        }
        @{
            Name = 'A broken spool lets metrics pass pending ones'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = '_isBroken && !HasPendingBefore(before) ? null'
            Replace = '_isBroken ? null'
        }
        @{
            Name = 'A replay starts without the right to send'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = '_target.AcquireSendLock() == SpoolLockState.Acquired'
            Replace = '_target.AcquireSendLock() != SpoolLockState.Acquired'
        }
        @{
            Name = 'A replay hides what it left'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = '_replay.HasLeft ? SettlementReason.QueuedBehind : null'
            Replace = 'null'
        }
        @{
            Name = 'What another process queued behind a run stays'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = '&& HasPendingBefore(long.MaxValue);'
            Replace = '&& !HasPendingBefore(long.MaxValue);'
        }
        @{
            Name = 'An outage is not recorded'
            File = 'Delivery/Spool/SpoolOutageHandler.cs'
            Find = @'
            target.WriteOutage(outage);

'@
            Replace = ''
        }
        @{
            Name = 'The record of an outage swallows the settlement'
            File = 'Delivery/Spool/SpoolOutageHandler.cs'
            Find = @'
        next.OnSettled(settlement);

'@
            Replace = ''
        }
        @{
            Name = 'Only one failing series is learned'
            File = 'Delivery/Spool/FailingSeries.cs'
            Find = 'if (_series.Add(GetKey(metric)))'
            Replace = 'if (_series.Count == 0 && _series.Add(GetKey(metric)))'
        }
        @{
            Name = 'An entry with one failing series is passed over'
            File = 'Delivery/Spool/FailingSeries.cs'
            Find = 'entry.Metrics.All(Contains)'
            Replace = 'entry.Metrics.Any(Contains)'
        }
        @{
            Name = 'Metrics of a failing series are sent'
            File = 'Delivery/Spool/FailingSeries.cs'
            Find = @'
        metrics.RemoveAll(Contains);

'@
            Replace = ''
        }
        @{
            Name = 'The same problem of the disk warns each time'
            File = 'Delivery/Spool/SpoolFailure.cs'
            Find = 'if (!_reported.Add(error.Problem))'
            Replace = 'if (!_reported.Add(error.Problem) && false)'
        }
        @{
            Name = 'A spool that failed ends with exit code 0'
            File = 'Delivery/Spool/SpoolFailure.cs'
            Find = 'HasFailed = true;'
            Replace = 'HasFailed = false;'
        }
        @{
            Name = 'Entries that are skipped are read'
            File = 'Delivery/Spool/SpoolPending.cs'
            Find = 'isSkipped?.Invoke(SpoolEntryName.GetSequence(path)) != true && '
            Replace = ''
        }
        @{
            Name = 'The series that followed last is taken for the next one'
            File = 'Delivery/Spool/SpoolItemReader.cs'
            Find = 'known is null || !rest.StartsWith(known.Text)'
            Replace = 'known is null'
        }
        @{
            Name = 'A number in a spool may start with zeros'
            File = 'Delivery/Spool/SpoolNumberReader.cs'
            Find = 'hasLeadingZero || '
            Replace = ''
        }
        @{
            Name = 'A number in a spool may end with a point'
            File = 'Delivery/Spool/SpoolNumberReader.cs'
            Find = 'hasLeadingZero || decimals == 0'
            Replace = 'hasLeadingZero'
        }
        @{
            Name = 'More digits than a double holds are read the short way'
            File = 'Delivery/Spool/SpoolNumberReader.cs'
            Find = 'ExactDigits = 15'
            Replace = 'ExactDigits = 17'
        }
        @{
            Name = 'Undelivered metrics have no error record'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = 'command.WriteError(AomErrors.BatchNotDelivered(result, settlement.Metrics, spool is not null));'
            Replace = '_ = spool;'
        }
        @{
            Name = 'Each page of a run is an error of its own'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = 'if (!_hasReportedNotAom)'
            Replace = 'if (true)'
        }
        @{
            Name = 'The error of a page only holds the first batch'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = '_notAom.AddRange(settlement.Metrics);'
            Replace = 'if (_notAom.Count == 0) { _notAom.AddRange(settlement.Metrics); }'
        }
        @{
            Name = 'Spooled metrics are offered for sending again after a page'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = 'settlement.Status == AomSendStatus.Spooled ? connection : _notAom'
            Replace = '_notAom'
        }
        @{
            Name = 'Metrics in the spool are offered for sending again'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = '.Where(static settlement => settlement.Status != AomSendStatus.Spooled).SelectMany'
            Replace = '.SelectMany'
        }
        @{
            Name = 'The unsent rest hides why the credential was rejected'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = '?? _credentialRejected[0]'
            Replace = '?? _credentialRejected[_credentialRejected.Count - 1]'
        }
        @{
            Name = 'A metric enters after the run ended'
            File = 'Delivery/MetricSender.cs'
            Find = 'if (!_lifecycle.IsRunning)'
            Replace = 'if (_lifecycle.IsCompleting)'
        }
        @{
            Name = 'A rejected credential in the first replay is not noticed'
            File = 'Delivery/MetricSender.cs'
            Find = 'OpenAsync() => _lifecycle.Advance(await _route.OpenAsync(_stop).ConfigureAwait(false));'
            Replace = 'OpenAsync() => await _route.OpenAsync(_stop).ConfigureAwait(false);'
        }
        @{
            Name = 'The last end decides instead of the first'
            File = 'Delivery/RunLifecycle.cs'
            Find = '_state is RunState.Running or RunState.Completing && end'
            Replace = '_state != RunState.Ended && end'
        }
        @{
            Name = 'A rejected credential ends a run like a stop'
            File = 'Delivery/RunLifecycle.cs'
            Find = '_isCredentialRejected = end == DeliveryEnd.CredentialRejected;'
            Replace = '_isCredentialRejected = false;'
        }
        @{
            Name = 'The rest is settled twice'
            File = 'Delivery/RunLifecycle.cs'
            Find = 'bool isOpen = _state != RunState.Ended;'
            Replace = 'bool isOpen = true;'
        }
        @{
            Name = 'A run completes twice'
            File = 'Delivery/RunLifecycle.cs'
            Find = 'bool isRunning = _state == RunState.Running;'
            Replace = 'bool isRunning = _state != RunState.Ended;'
        }
        @{
            Name = 'A list is recycled before it is sent'
            File = 'Delivery/MetricSender.cs'
            Find = @'
        _lifecycle.Advance(await _route.SendAsync(drained, sealedBuffer, flush, _stop).ConfigureAwait(false));
        _buffer.Recycle(drained);
'@
            Replace = @'
        _buffer.Recycle(drained);
        _lifecycle.Advance(await _route.SendAsync(drained, sealedBuffer, flush, _stop).ConfigureAwait(false));
'@
        }
        @{
            Name = 'The later half goes first'
            File = 'Delivery/PartOrder.cs'
            Find = @'
with { Batch = later });
        _parts.Push(part with { Batch = earlier });
'@
            Replace = @'
with { Batch = earlier });
        _parts.Push(part with { Batch = later });
'@
        }
        @{
            Name = 'A batch of two is not split'
            File = 'Delivery/BatchDelivery.cs'
            Find = 'part.Batch.Count > 1 && _order.TrySpend(2)'
            Replace = 'part.Batch.Count > 2 && _order.TrySpend(2)'
        }
        @{
            Name = 'The search for invalid metrics has no bound'
            File = 'Delivery/PartOrder.cs'
            Find = 'bool canSpend = _extraRequests + requests <= MaxExtraRequests;'
            Replace = 'bool canSpend = true;'
        }
        @{
            Name = 'Extra requests are not counted'
            File = 'Delivery/PartOrder.cs'
            Find = '_extraRequests += canSpend ? requests : 0;'
            Replace = '_extraRequests += 0;'
        }
        @{
            Name = 'A lost response is forgotten when it is handled'
            File = 'Delivery/BatchSender.cs'
            Find = 'outcome.MayBeStored ? sent.AfterLoss() : sent'
            Replace = 'sent'
        }
        @{
            Name = 'The limit of a proxy is not remembered'
            File = 'Delivery/BatchDelivery.cs'
            Find = @'
        _sender.Connection.LimitBody(part.Batch.Bytes / 2);

'@
            Replace = ''
        }
        @{
            Name = 'Metrics of this run expire'
            File = 'Delivery/BatchDelivery.cs'
            Find = '_settler.IsReplay && _sender.Clock.LatestUtcNow is'
            Replace = '_sender.Clock.LatestUtcNow is'
        }
        @{
            Name = 'The rest of an entry is forgotten when old metrics expire'
            File = 'Delivery/BatchDelivery.cs'
            Find = '_order.Push(part with { Batch = MetricBatch.FromMetrics(rest) });'
            Replace = '_ = part;'
        }
        @{
            Name = 'What a search leaves unknown is forgotten'
            File = 'Delivery/LostAttemptResolver.cs'
            Find = 'order.PushHalves(part with { Batch = MetricBatch.FromMetrics(rest) });'
            Replace = '_ = part;'
        }
        @{
            Name = 'Parts after the end of a run are forgotten'
            File = 'Delivery/BatchDelivery.cs'
            Find = 'in _order.TakeRest())'
            Replace = 'in _order.TakeRest().Skip(1))'
        }
        @{
            Name = 'A metric too large for a proxy is passed by newer ones'
            File = 'Delivery/BatchDelivery.cs'
            Find = @'
            _failing.AddUndelivered(part.Batch);

'@
            Replace = ''
        }
        @{
            Name = 'Accepted metrics show nothing of a lost attempt'
            File = 'Delivery/BatchDelivery.cs'
            Find = @'
                _storedEarlier.NoteAccepted(sent);

'@
            Replace = ''
        }
        @{
            Name = 'A probe of many metrics is no attempt of its own'
            File = 'Delivery/LostAttemptResolver.cs'
            Find = 'part.Batch.Count > 1 ? part.AfterLoss(wasRejected: true) : part'
            Replace = 'part'
        }
        @{
            Name = 'An entry forgets that its response was lost'
            File = 'Delivery/Spool/InFlightEntries.cs'
            Find = '_lost.UnionWith(settlement.LostAttempts);'
            Replace = '_lost.Clear();'
        }
        @{
            Name = 'An earlier lost response is not read from an entry'
            File = 'Delivery/Spool/InFlightEntries.cs'
            Find = '_earlier is null ? []'
            Replace = '_earlier is null || IsReplay ? []'
        }
        @{
            Name = 'What an earlier attempt stored is reported as rejected'
            File = 'Delivery/StoredEarlier.cs'
            Find = 'stored[true], AomSendStatus.Accepted, SettlementReason.StoredEarlier'
            Replace = 'stored[true], AomSendStatus.Rejected, SettlementReason.StoredEarlier'
        }
        @{
            Name = 'Metrics out of order count as stored by an earlier attempt'
            File = 'Delivery/StoredEarlier.cs'
            Find = 'lost.Contains(metric) && (MayHaveStored(lost) || IsFollowedByMissing(metric))'
            Replace = 'lost.Contains(metric)'
        }
        @{
            Name = 'A few stored metrics of a batch that AOM lacks are plausible'
            File = 'Delivery/StoredEarlier.cs'
            Find = 'rejectedCount > 1 && rejectedCount * 4 >= lost.Metrics.Count'
            Replace = 'rejectedCount > 0'
        }
        @{
            Name = 'Missing metrics do not count against an earlier attempt'
            File = 'Delivery/StoredEarlier.cs'
            Find = @'
        if (part.MayBeStored)

'@
            Replace = @'
        if (!part.MayBeStored)

'@
        }
        @{
            Name = 'Each batch that was stored warns'
            File = 'Delivery/StoredEarlier.cs'
            Find = 'return lost.Metrics.Any(_missing.Contains) && rejectedCount'
            Replace = 'return rejectedCount'
        }
        @{
            Name = 'What waits for a failing series is not settled at the end'
            File = 'Delivery/PartOrder.cs'
            Find = '[.. _parts, .. _blocked]'
            Replace = '[.. _parts]'
        }
        @{
            Name = 'Metrics behind a failing series are sent before it is known'
            File = 'Delivery/PartOrder.cs'
            Find = '_blocked.Add(part with { Batch = MetricBatch.FromMetrics(blocked) });'
            Replace = '_parts.Push(part with { Batch = MetricBatch.FromMetrics(blocked), SuccessCountBeforeTrial = 0 });'
        }
        @{
            Name = 'Metrics behind a failing series are not settled'
            File = 'Delivery/PartOrder.cs'
            Find = 'if (blocked.Length > 0)'
            Replace = 'if (blocked.Length < 0)'
        }
        @{
            Name = 'Metrics that wait for nothing are not sent'
            File = 'Delivery/PartOrder.cs'
            Find = '_parts.Push(part with { Batch = MetricBatch.FromMetrics(free) });'
            Replace = '_ = free;'
        }
    )
}

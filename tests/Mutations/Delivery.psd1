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
            Name = 'What a full window leaves behind loses its age'
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
            Name = 'A flush by age begins while a window is in flight'
            File = 'Delivery/MetricSender.cs'
            Find = 'oldest && _work.IsCompleted && _timeProvider'
            Replace = 'oldest && _timeProvider'
        }
        @{
            Name = 'A flush by age takes full bodies only'
            File = 'Delivery/MetricSender.cs'
            Find = @'
>= half)
                {
                    StartSend(flush: true);
'@
            Replace = @'
>= half)
                {
                    StartSend(flush: false);
'@
        }
        @{
            Name = 'A metric is not written to the journal'
            File = 'Delivery/MetricSender.cs'
            Find = @'
_route.Append(metric);
            _buffer.Add(metric);
            return true;
'@
            Replace = @'
_buffer.Add(metric);
            return true;
'@
        }
        @{
            Name = 'A full window does not wait for the one in flight'
            File = 'Delivery/MetricSender.cs'
            Find = 'if (!_work.IsCompleted || IsCredentialRejected)'
            Replace = 'if (IsCredentialRejected)'
        }
        @{
            Name = 'A full window grows on after the credential is refused'
            File = 'Delivery/MetricSender.cs'
            Find = 'if (!_work.IsCompleted || IsCredentialRejected)'
            Replace = 'if (!_work.IsCompleted)'
        }
        @{
            Name = 'The last metric of a barred run is not reported'
            File = 'Delivery/MetricSender.cs'
            Find = @'
            _route.Append(metric);
            _buffer.Add(metric);
        }
    }
'@
            Replace = @'
            _route.Append(metric);
        }
    }
'@
        }
        @{
            Name = 'The last metric of a barred run is not journaled'
            File = 'Delivery/MetricSender.cs'
            Find = @'
            _route.Append(metric);
            _buffer.Add(metric);
        }
    }
'@
            Replace = @'
            _buffer.Add(metric);
        }
    }
'@
        }
        @{
            Name = 'The end does not wait for the window in flight'
            File = 'Delivery/MetricSender.cs'
            Find = @'
await BufferAvailable.ConfigureAwait(false);
        lock (_gate)
'@
            Replace = 'lock (_gate)'
        }
        @{
            Name = 'A refused credential in the last replay is not reported'
            File = 'Delivery/MetricSender.cs'
            Find = 'IsCredentialRejected = !await _route.CloseAsync(_stop)'
            Replace = '_ = await _route.CloseAsync(_stop)'
        }
        @{
            Name = 'A refused credential in the first replay is not noticed'
            File = 'Delivery/MetricSender.cs'
            Find = 'IsCredentialRejected = !await _route.OpenAsync(_stop)'
            Replace = '_ = await _route.OpenAsync(_stop)'
        }
        @{
            Name = 'Unsettled metrics of failed batches are forgotten'
            File = 'Delivery/MetricSender.cs'
            Find = '[.. _unsettled]'
            Replace = '[]'
        }
        @{
            Name = 'Packed metrics that were not sent are forgotten'
            File = 'Delivery/MetricSender.cs'
            Find = 'rest.AddRange(_batcher.TakeBatches(1)[0].Metrics);'
            Replace = '_batcher.TakeBatches(1);'
        }
        @{
            Name = 'Buffered metrics that were not sent are forgotten'
            File = 'Delivery/MetricSender.cs'
            Find = @'
            rest.AddRange(_buffer.Drain());

'@
            Replace = ''
        }
        @{
            Name = 'A rejected credential is used again'
            File = 'Delivery/MetricSender.cs'
            Find = 'if (IsCredentialRejected || _stop.IsCancellationRequested)'
            Replace = 'if (_stop.IsCancellationRequested)'
        }
        @{
            Name = 'A handed-over window keeps its journal open'
            File = 'Delivery/MetricSender.cs'
            Find = 'object? sealedBuffer = _route.SealBuffer();'
            Replace = 'object? sealedBuffer = null;'
        }
        @{
            Name = 'A window with a journal leaves metrics behind'
            File = 'Delivery/MetricSender.cs'
            Find = 'flush || _route.RequiresFullFlush'
            Replace = 'flush'
        }
        @{
            Name = 'Partial bodies are sent without a flush'
            File = 'Delivery/MetricSender.cs'
            Find = 'flush ? !_batcher.IsEmpty : _batcher.Bytes >= _buffer.Capacity'
            Replace = '!_batcher.IsEmpty'
        }
        @{
            Name = 'Batches go one after the other'
            File = 'Delivery/MetricSender.cs'
            Find = '_batcher.TakeBatches(_options.ThrottleLimit)'
            Replace = '_batcher.TakeBatches(1)'
        }
        @{
            Name = 'A list is given back before it is packed'
            File = 'Delivery/MetricSender.cs'
            Find = @'
        foreach (AomMetric metric in taken)

'@
            Replace = @'
        _buffer.GiveBack(taken);
        foreach (AomMetric metric in taken)

'@
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
            Find = 'ValueFrame + metric.Name.Length + '
            Replace = 'ValueFrame + '
        }
        @{
            Name = 'The buffer is never full'
            File = 'Delivery/MetricBuffer.cs'
            Find = 'IsFull => _bytes >= Capacity'
            Replace = 'IsFull => _bytes < 0'
        }
        @{
            Name = 'The next probe is never moved'
            File = 'Delivery/CircuitBreaker.cs'
            Find = '_lastAttempt = retries ? null : timeProvider.GetTimestamp();'
            Replace = ''
        }
        @{
            Name = 'A probe runs the full retry schedule'
            File = 'Delivery/CircuitBreaker.cs'
            Find = 'retries = _lastAttempt is null;'
            Replace = 'retries = true;'
        }
        @{
            Name = 'A response does not close the circuit'
            File = 'Delivery/CircuitBreaker.cs'
            Find = 'succeeded ? null : timeProvider'
            Replace = 'succeeded && _lastAttempt is null ? null : timeProvider'
        }
        @{
            Name = 'An open circuit is probed every 30 minutes'
            File = 'Delivery/CircuitBreaker.cs'
            Find = 'FromSeconds(30)'
            Replace = 'FromMinutes(30)'
        }
        @{
            Name = 'A replay waits for the moment after the probe'
            File = 'Delivery/CircuitBreaker.cs'
            Find = 'GetElapsedTime(last) < BreakDuration'
            Replace = 'GetElapsedTime(last) <= BreakDuration'
        }
        @{
            Name = 'A replay begins only while no probe is due'
            File = 'Delivery/CircuitBreaker.cs'
            Find = 'return !IsBreaking;'
            Replace = 'return IsBreaking || _lastAttempt is null;'
        }
        @{
            Name = 'The circuit breaker follows the wall clock'
            File = 'Delivery/CircuitBreaker.cs'
            Find = 'timeProvider.GetElapsedTime(last) < BreakDuration'
            Replace = 'timeProvider.GetUtcNow().Ticks - last < BreakDuration.Ticks'
        }
        @{
            Name = 'The retry budget follows the wall clock'
            File = 'Delivery/ReportClient.cs'
            Find = 'TimeSpan elapsed = _timeProvider.GetElapsedTime(start)'
            Replace = 'TimeSpan elapsed = TimeSpan.FromTicks(_timeProvider.GetUtcNow().Ticks - start)'
        }
        @{
            Name = 'The age of metrics follows the wall clock'
            File = 'Delivery/MetricSender.cs'
            Find = '_timeProvider.GetElapsedTime(oldest) >= half'
            Replace = '_timeProvider.GetUtcNow().Ticks - oldest >= half.Ticks'
        }
        @{
            Name = 'The later half goes first'
            File = 'Delivery/BatchSender.cs'
            Find = @'
parts.Push(later);
                parts.Push(earlier);
'@
            Replace = @'
parts.Push(earlier);
                parts.Push(later);
'@
        }
        @{
            Name = 'A batch of two is not split'
            File = 'Delivery/BatchSender.cs'
            Find = 'part.Count > 1 && extra'
            Replace = 'part.Count > 2 && extra'
        }
        @{
            Name = 'The search for invalid metrics has no bound'
            File = 'Delivery/BatchSender.cs'
            Find = ' && extra + 2 <= HalvingRequestsMax'
            Replace = ''
        }
        @{
            Name = 'A rejected batch does not prove the credential'
            File = 'Delivery/BatchSender.cs'
            Find = 'ResponseClassification.Accepted or ResponseClassification.Rejected;'
            Replace = 'ResponseClassification.Accepted;'
        }
        @{
            Name = 'An unreachable service counts as a proof of the credential'
            File = 'Delivery/BatchSender.cs'
            Find = 'ResponseClassification.Accepted or ResponseClassification.Rejected;'
            Replace = 'ResponseClassification.Accepted or ResponseClassification.Retry;'
        }
        @{
            Name = 'A stop forgets the part in flight'
            File = 'Delivery/BatchSender.cs'
            Find = @'
                parts.Push(part);

'@
            Replace = ''
        }
        @{
            Name = 'A stop forgets the parts that were not begun'
            File = 'Delivery/BatchSender.cs'
            Find = @'
        foreach (MetricBatch part in parts)
        {
            result.Unsettled.AddRange(part.Metrics);
        }

'@
            Replace = ''
        }
        @{
            Name = 'The search goes on after a rejected credential'
            File = 'Delivery/BatchSender.cs'
            Find = '&& !result.IsCredentialRejected && !result.IsStopped'
            Replace = '&& !result.IsStopped'
        }
        @{
            Name = 'The circuit hears of no failure'
            File = 'Delivery/BatchSender.cs'
            Find = 'circuitBreaker.RecordResult(outcome.Classification != ResponseClassification.Retry);'
            Replace = 'circuitBreaker.RecordResult(true);'
        }
        @{
            Name = 'A rejected credential removes the metrics from the spool'
            File = 'Delivery/BatchSender.cs'
            Find = 'outcome.Response.StatusCode == 0 || outgoing.StatusIfUndelivered == AomSendStatus.Spooled'
            Replace = 'outcome.Response.StatusCode == 0'
        }
        @{
            Name = 'What waits in the spool is reported again'
            File = 'Delivery/BatchSender.cs'
            Find = 'if (!again || !outgoing.IsReplay || sendResult.IsCredentialRejected)'
            Replace = 'if (true)'
        }
        @{
            Name = 'A missing permission does not end the run'
            File = 'Delivery/BatchSender.cs'
            Find = 'ResponseClassification.Unauthorized or ResponseClassification.Forbidden'
            Replace = 'ResponseClassification.Unauthorized'
        }
        @{
            Name = 'An unproven credential goes out in several requests'
            File = 'Delivery/BatchGroupSender.cs'
            Find = 'if (!connection.IsCredentialVerified)'
            Replace = 'if (false)'
        }
        @{
            Name = 'A wave goes on after its first request is rejected'
            File = 'Delivery/BatchGroupSender.cs'
            Find = 'results[0].IsCredentialRejected || results[0].IsStopped'
            Replace = 'results[0].IsStopped'
        }
        @{
            Name = 'Batches that were not begun are forgotten'
            File = 'Delivery/BatchGroupSender.cs'
            Find = @'
        result.Unsettled.AddRange(outgoing.Batch.Metrics);

'@
            Replace = ''
        }
        @{
            Name = 'Unsettled metrics of a wave are forgotten'
            File = 'Delivery/DirectRoute.cs'
            Find = @'
            unsettled.AddRange(results.SelectMany(result => result.Unsettled));

'@
            Replace = ''
        }
        @{
            Name = 'Later waves are forgotten after a rejected credential'
            File = 'Delivery/DirectRoute.cs'
            Find = @'
                unsettled.AddRange(groups.Skip(i + 1).SelectMany(group => group).SelectMany(batch => batch.Metrics));

'@
            Replace = ''
        }
        @{
            Name = 'The wave of the rejection counts twice'
            File = 'Delivery/DirectRoute.cs'
            Find = 'groups.Skip(i + 1)'
            Replace = 'groups.Skip(i)'
        }
        @{
            Name = 'Later waves are sent after a rejected credential'
            File = 'Delivery/DirectRoute.cs'
            Find = 'result.IsCredentialRejected || result.IsStopped'
            Replace = 'result.IsStopped'
        }
        @{
            Name = 'A run without a spool claims to keep metrics'
            File = 'Delivery/DirectRoute.cs'
            Find = 'public bool PersistsUnsent => false;'
            Replace = 'public bool PersistsUnsent => true;'
        }
        @{
            Name = 'The last time of a result is its first'
            File = 'Delivery/SendResultFactory.cs'
            Find = 'LastTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(batch.LastTime)'
            Replace = 'LastTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(batch.FirstTime)'
        }
        @{
            Name = 'A lost connection has the status 0'
            File = 'Delivery/SendResultFactory.cs'
            Find = 'outcome.Response.StatusCode == 0 ? null : outcome.Response.StatusCode'
            Replace = 'outcome.Response.StatusCode'
        }
        @{
            Name = 'The first time of unsent metrics is their last'
            File = 'Delivery/SendResultFactory.cs'
            Find = 'metrics.Min('
            Replace = 'metrics.Max('
        }
        @{
            Name = 'A replay is not marked as one'
            File = 'Delivery/SendResultFactory.cs'
            Find = 'IsReplay = fromSpool,'
            Replace = 'IsReplay = false,'
        }
        @{
            Name = 'A result has no count of items'
            File = 'Delivery/SendResultFactory.cs'
            Find = @'
        ItemCount = batch.Items.Count,

'@
            Replace = ''
        }
        @{
            Name = 'Unsent metrics have no reason'
            File = 'Delivery/SendResultFactory.cs'
            Find = @'
        ErrorMessage = why,

'@
            Replace = ''
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
            Name = 'Metrics of earlier runs end with 0'
            File = 'Delivery/AomSendSummary.cs'
            Find = 'SpooledCount + PendingCount > 0'
            Replace = 'SpooledCount > 0'
        }
        @{
            Name = 'Replayed metrics count as submitted'
            File = 'Delivery/AomSendSummary.cs'
            Find = 'ReplayedCount += result.MetricCount;'
            Replace = 'AcceptedCount += result.MetricCount;'
        }
        @{
            Name = 'Spooled metrics of earlier runs count again'
            File = 'Delivery/AomSendSummary.cs'
            Find = 'SpooledCount += result.IsReplay ? 0 : result.MetricCount;'
            Replace = 'SpooledCount += result.MetricCount;'
        }
        @{
            Name = 'Batches that were not tried count as requests'
            File = 'Delivery/AomSendSummary.cs'
            Find = 'RequestCount += result.AttemptCount > 0 ? 1 : 0;'
            Replace = 'RequestCount++;'
        }
        @{
            Name = 'Bytes that were not accepted are counted'
            File = 'Delivery/AomSendSummary.cs'
            Find = 'result.Status == AomSendStatus.Accepted ? result.BodySizeBytes : 0;'
            Replace = 'result.AcceptedBytes;'
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
            Name = 'A replay begins without the lock'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = @'
            if (_lock.TryTake())
            {
                return
'@
            Replace = @'
            if (_lock.TryTake() || true)
            {
                return
'@
        }
        @{
            Name = 'A busy spool gives no warning'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = @'
            _observer.OnWarning(MessageText.Format(Strings.SpoolBusy, _folder.Folder));

'@
            Replace = ''
        }
        @{
            Name = 'Windows share one journal'
            File = 'Delivery/Spool/SpoolBuffer.cs'
            Find = @'
        _journal = null;
        return journal;
'@
            Replace = '        return journal;'
        }
        @{
            Name = 'Later waves go out with a rejected credential'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = 'if (_isBarred || waits || stop'
            Replace = 'if (waits || stop'
        }
        @{
            Name = 'Parked metrics are not reported'
            File = 'Delivery/Spool/SpoolGroupSender.cs'
            Find = '                TellSpooled([.. batch.Metrics]);'
            Replace = '                _ = batch;'
        }
        @{
            Name = 'Parked metrics without a file are forgotten'
            File = 'Delivery/Spool/SpoolGroupSender.cs'
            Find = '                unsettled.AddRange(batch.Metrics);'
            Replace = '                _ = batch;'
        }
        @{
            Name = 'What was put behind another sender stays there'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = '_isShared || _failure.HasFailed || await _replay.RunAsync(stop).ConfigureAwait(false)'
            Replace = 'true'
        }
        @{
            Name = 'A shared spool is not named as shared'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = '_isShared = !_failure.HasFailed && !_lock.TryTake();'
            Replace = '_isShared = false;'
        }
        @{
            Name = 'The journal is removed before its batches are written'
            File = 'Delivery/Spool/SpoolBuffer.cs'
            Find = @'
            long sequence = journal?.Sequence ?? 0;

'@
            Replace = @'
            long sequence = journal?.Sequence ?? 0;
            journal?.Remove();

'@
        }
        @{
            Name = 'A journal that cannot become batches is replayed later'
            File = 'Delivery/Spool/SpoolBuffer.cs'
            Find = @'
            journal?.TryRemove();

'@
            Replace = @'
            journal?.Dispose();

'@
        }
        @{
            Name = 'Live metrics pass those of another sender'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = @'
        if (!_lock.TryTake())
        {
            return true;
'@
            Replace = @'
        if (!_lock.TryTake())
        {
            return false;
'@
        }
        @{
            Name = 'Live metrics pass what waits'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = 'first) >= 0)'
            Replace = 'first) != 1)'
        }
        @{
            Name = 'A wave replays itself'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = '_replay.RunAsync(stop, first)'
            Replace = '_replay.RunAsync(stop)'
        }
        @{
            Name = 'A wave goes out though the replay did not end'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = 'return string.CompareOrdinal(_folder.Batches().FirstOrDefault() ?? first, first) < 0;'
            Replace = 'return false;'
        }
        @{
            Name = 'Metrics without a file are called spooled'
            File = 'Delivery/Spool/SpoolGroupSender.cs'
            Find = 'files.ContainsKey(batch) ? AomSendStatus.Spooled : AomSendStatus.Undelivered'
            Replace = 'AomSendStatus.Spooled'
        }
        @{
            Name = 'A stop removes what is in flight from the spool'
            File = 'Delivery/Spool/SpoolGroupSender.cs'
            Find = '[.. results[i].Undelivered, .. results[i].Unsettled]'
            Replace = 'results[i].Undelivered'
        }
        @{
            Name = 'Undelivered metrics are removed from the spool'
            File = 'Delivery/Spool/SpoolGroupSender.cs'
            Find = '[.. results[i].Undelivered, .. results[i].Unsettled]'
            Replace = 'results[i].Unsettled'
        }
        @{
            Name = 'Unsettled metrics in the spool are not reported'
            File = 'Delivery/Spool/SpoolGroupSender.cs'
            Find = @'
                TellSpooled(results[i].Unsettled);

'@
            Replace = ''
        }
        @{
            Name = 'Unsettled metrics outside the spool are forgotten'
            File = 'Delivery/Spool/SpoolGroupSender.cs'
            Find = @'
                unsettled.AddRange(results[i].Unsettled);

'@
            Replace = ''
        }
        @{
            Name = 'A failed spool is not reported'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = 'Failed = _failure.HasFailed,'
            Replace = 'Failed = false,'
        }
        @{
            Name = 'What waits is not counted'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = 'Pending = SpoolCatalog.CountValues(_folder.Folder),'
            Replace = 'Pending = 0,'
        }
        @{
            Name = 'A failed spool is used on'
            File = 'Delivery/Spool/SpoolFailure.cs'
            Find = @'
            _hasFailed = true;

'@
            Replace = ''
        }
        @{
            Name = 'The lock outlives the run'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = @'
        _lock.Dispose();

'@
            Replace = ''
        }
        @{
            Name = 'The journal stays open after the run'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = @'
        _buffer.Dispose();
        _lock
'@
            Replace = @'
        _lock
'@
        }
        @{
            Name = 'A lock without access rights ends the run'
            File = 'Delivery/Spool/SpoolFailure.cs'
            Find = @'
        catch (Exception error) when (IsOfDisk(error))
        {
            Fail(error);
            return otherwise;
'@
            Replace = @'
        catch (Exception error) when (error is IOException)
        {
            Fail(error);
            return otherwise;
'@
        }
        @{
            Name = 'Half-written files are never removed'
            File = 'Delivery/Spool/SpoolFileWriter.cs'
            Find = @'
            TryDelete(left);

'@
            Replace = @'
            _ = left;

'@
        }
        @{
            Name = 'A sender takes its own journals for those of the dead'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = '.Where(path => !_own.ContainsKey(path))]'
            Replace = ']'
        }
        @{
            Name = 'The order of windows follows the clock'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = 'Math.Max(_now().UtcTicks, Math.Max(newest, _last) + 1)'
            Replace = '_now().UtcTicks'
        }
        @{
            Name = 'Two windows at one tick have one name'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = 'Math.Max(newest, _last) + 1)'
            Replace = 'Math.Max(newest, _last))'
        }
        @{
            Name = 'The order ignores the files of others'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = 'Math.Max(newest, _last) + 1)'
            Replace = '_last + 1)'
        }
        @{
            Name = 'The size limit ignores the batch'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = 'Size() + batch.Bytes > _maximumBytes'
            Replace = 'Size() > _maximumBytes'
        }
        @{
            Name = 'The spool has no size limit'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = 'Size() + batch.Bytes > _maximumBytes'
            Replace = '_maximumBytes < 0'
        }
        @{
            Name = 'The tenth batch of a window sorts before the second'
            File = 'Delivery/Spool/SpoolFileName.cs'
            Find = '{1:D5}'
            Replace = '{1}'
        }
        @{
            Name = 'An empty batch stays on disk'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = @'
            File.Delete(path);
        }
        else
'@
            Replace = @'
        }
        else
'@
        }
        @{
            Name = 'A corrupt file is not set aside'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = @'
            Quarantine(path, Corrupt);

'@
            Replace = ''
        }
        @{
            Name = 'A corrupt file gives no warning'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = @'
            warn(MessageText.Format(Strings.SpoolCorrupt, Path.GetFileName(path), Path.Combine(Folder, Corrupt)));

'@
            Replace = ''
        }
        @{
            Name = 'Metrics that expired before are overwritten'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = '[.. before, .. metrics]'
            Replace = '[.. metrics]'
        }
        @{
            Name = 'A journal just created counts as abandoned'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = 'return file.Length == 0 && now - File.GetLastWriteTimeUtc(path) < s_youth;'
            Replace = 'return false;'
        }
        @{
            Name = 'An empty journal is in use for ever'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = 'return file.Length == 0 && now - File.GetLastWriteTimeUtc(path) < s_youth;'
            Replace = 'return file.Length == 0;'
        }
        @{
            Name = 'A journal in use counts as abandoned'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = @'
        catch (IOException)
        {
            return true;
'@
            Replace = @'
        catch (IOException)
        {
            return false;
'@
        }
        @{
            Name = 'Batches of a window stay beside its journal'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = 'Batches().Where(path => SpoolFileName.SequenceOf(path) == sequence)'
            Replace = 'Batches().Where(path => SpoolFileName.SequenceOf(path) > sequence)'
        }
        @{
            Name = 'Recovering a journal removes older windows'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = 'SequenceOf(path) == sequence'
            Replace = 'SequenceOf(path) <= sequence'
        }
        @{
            Name = 'Batches are read in the order of the disk'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = @'
        Array.Sort(files, StringComparer.Ordinal);

'@
            Replace = ''
        }
        @{
            Name = 'A batch is not flushed to the disk'
            File = 'Delivery/Spool/SpoolFileWriter.cs'
            Find = 'file.Flush(flushToDisk: true)'
            Replace = 'file.Flush(flushToDisk: false)'
        }
        @{
            Name = 'The name of a batch is not flushed to the disk'
            File = 'Delivery/Spool/SpoolFileWriter.cs'
            Find = @'
        disk.FlushFolder(Path.GetDirectoryName(path)!);

'@
            Replace = ''
        }
        @{
            Name = 'Others may open the folder of the spool'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = 'PrivateDirectory.CreateFolder(root)'
            Replace = 'Directory.CreateDirectory(root)'
        }
        @{
            Name = 'Others may open the folder of a target'
            File = 'Delivery/Spool/SpoolFolder.cs'
            Find = 'PrivateDirectory.CreateFolder(Folder)'
            Replace = 'Directory.CreateDirectory(Folder)'
        }
        @{
            Name = 'A batch is written in place'
            File = 'Delivery/Spool/SpoolFileWriter.cs'
            Find = @'
string temporary = path + Temporary;
        using (BodyBuffer
'@
            Replace = @'
string temporary = path;
        using (BodyBuffer
'@
        }
        @{
            Name = 'A later version of the format is read'
            File = 'Delivery/Spool/SpoolFormat.cs'
            Find = 'GetInt32() != Version'
            Replace = 'GetInt32() == 0'
        }
        @{
            Name = 'A project ID is not escaped'
            File = 'Delivery/Spool/SpoolFormat.cs'
            Find = 'JsonText.AppendQuoted(json, projectId);'
            Replace = @'
json.Append('"').Append(projectId).Append('"');
'@
        }
        @{
            Name = 'The time of creation is local time'
            File = 'Delivery/Spool/SpoolFormat.cs'
            Find = 'created.UtcDateTime.ToString'
            Replace = 'created.DateTime.ToString'
        }
        @{
            Name = 'The time of creation follows the culture'
            File = 'Delivery/Spool/SpoolFormat.cs'
            Find = 'Globalization.CultureInfo.InvariantCulture'
            Replace = 'Globalization.CultureInfo.CurrentCulture'
        }
        @{
            Name = 'A file without its fields ends the replay'
            File = 'Delivery/Spool/SpoolFormat.cs'
            Find = 'InvalidOperationException or KeyNotFoundException or'
            Replace = 'InvalidOperationException or'
        }
        @{
            Name = 'A cut-off last line makes a journal corrupt'
            File = 'Delivery/Spool/SpoolFormat.cs'
            Find = @'
            if (end < 0)
            {
                break;
'@
            Replace = @'
            if (end < 0)
            {
                return null;
'@
        }
        @{
            Name = 'A replay loses the unit'
            File = 'Delivery/Spool/SpoolFormat.cs'
            Find = '? given.GetString() : null'
            Replace = '? null : null'
        }
        @{
            Name = 'A replay rounds large numbers'
            File = 'Delivery/Spool/SpoolFormat.cs'
            Find = 'value.TryGetUInt64(out ulong whole) ? (object)whole : value.GetDouble()'
            Replace = 'value.GetDouble()'
        }
        @{
            Name = 'A replay guesses the type'
            File = 'Delivery/Spool/SpoolFormat.cs'
            Find = 'value.GetProperty("type").GetString(), time'
            Replace = 'null, time'
        }
        @{
            Name = 'An invalid metric in a file is dropped silently'
            File = 'Delivery/Spool/SpoolFormat.cs'
            Find = @'
                return false;

'@
            Replace = @'
                continue;

'@
        }
        @{
            Name = 'A journal is opened without its lock'
            File = 'Delivery/Spool/SpoolJournal.cs'
            Find = 'FileShare.None'
            Replace = 'FileShare.ReadWrite'
        }
        @{
            Name = 'A journal overwrites one of its name'
            File = 'Delivery/Spool/SpoolJournal.cs'
            Find = 'FileMode.CreateNew'
            Replace = 'FileMode.Create'
        }
        @{
            Name = 'A journal collects lines'
            File = 'Delivery/Spool/SpoolJournal.cs'
            Find = @'
        _line.Clear();

'@
            Replace = ''
        }
        @{
            Name = 'A journal has no line ends'
            File = 'Delivery/Spool/SpoolJournal.cs'
            Find = @'
        _line.Write((byte)'\n');

'@
            Replace = ''
        }
        @{
            Name = 'A journal stays after its batches are written'
            File = 'Delivery/Spool/SpoolJournal.cs'
            Find = @'
        File.Delete(Path);

'@
            Replace = ''
        }
        @{
            Name = 'Two senders hold the lock'
            File = 'Delivery/Spool/SpoolLock.cs'
            Find = 'FileAccess.ReadWrite, FileShare.None'
            Replace = 'FileAccess.ReadWrite, FileShare.ReadWrite'
        }
        @{
            Name = 'A released lock counts as held'
            File = 'Delivery/Spool/SpoolLock.cs'
            Find = @'
        _file = null;

'@
            Replace = ''
        }
        @{
            Name = 'A lock that another process holds is not seen'
            File = 'Delivery/Spool/SpoolLock.cs'
            Find = @'
return File.Exists(path);

'@
            Replace = @'
return false;

'@
        }
        @{
            Name = 'A replay takes over journals in use'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = '.Where(path => !SpoolFolder.IsInUse(path, now()))'
            Replace = ''
        }
        @{
            Name = 'The items of a replay are not sorted'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = @'
            batch.SortItems();

'@
            Replace = ''
        }
        @{
            Name = 'A replay goes on after a part is left'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = 'if (left.Count > 0)'
            Replace = 'if (left.Count == batch.Count)'
        }
        @{
            Name = 'A rejected credential does not end the replay'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = 'return !result.IsCredentialRejected;'
            Replace = 'return true;'
        }
        @{
            Name = 'A journal is removed before its batches are written (recovery)'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = @'
        long sequence = SpoolFileName.SequenceOf(path);

'@
            Replace = @'
        long sequence = SpoolFileName.SequenceOf(path);
        File.Delete(path);

'@
        }
        @{
            Name = 'A recovered journal keeps the batches of its window'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = @'
        folder.RemoveBatchesOf(sequence);

'@
            Replace = ''
        }
        @{
            Name = 'A recovered journal stays'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = @'
        }

        File.Delete(path);
'@
            Replace = @'
        }

'@
        }
        @{
            Name = 'An empty journal counts as corrupt'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = @'
.Length == 0)
        {
            File.Delete
'@
            Replace = @'
.Length < 0)
        {
            File.Delete
'@
        }
        @{
            Name = 'A replay exceeds the body limit'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = 'if (group.Count > 0 && bytes + size > bodyBytes)'
            Replace = 'if (group.Count > 0 && size > bodyBytes)'
        }
        @{
            Name = 'A replay sends file by file'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = 'if (group.Count > 0 && bytes + size > bodyBytes)'
            Replace = 'if (group.Count > 0)'
        }
        @{
            Name = 'Expired metrics leave their file before they are set aside'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = @'
        folder.WriteExpired(path, old);
        folder.Rewrite(path, fresh);
'@
            Replace = @'
        folder.Rewrite(path, fresh);
        folder.WriteExpired(path, old);
'@
        }
        @{
            Name = 'Every metric of a file counts as expired'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = 'Expired += old.Length;'
            Replace = 'Expired += file.Metrics.Length;'
        }
        @{
            Name = 'Expired metrics are not set aside'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = @'
        folder.WriteExpired(path, old);

'@
            Replace = ''
        }
        @{
            Name = 'Expired metrics stay in their file'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = @'
        folder.Rewrite(path, fresh);

'@
            Replace = ''
        }
        @{
            Name = 'Expired metrics are named again in each replay'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = @'
        _told = Expired;

'@
            Replace = ''
        }
        @{
            Name = 'Files of a group are removed before what is left of them is written'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = @'
        folder.Rewrite(group[0].Path, left);
        foreach ((string path, _) in group.Skip(1))
        {
            folder.Rewrite(path, []);
        }

'@
            Replace = @'
        foreach ((string path, _) in group.Skip(1))
        {
            folder.Rewrite(path, []);
        }

        folder.Rewrite(group[0].Path, left);

'@
        }
        @{
            Name = 'A stop removes what is replayed from the spool'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = '[.. result.Undelivered, .. result.Unsettled]'
            Replace = 'result.Undelivered'
        }
        @{
            Name = 'Undelivered metrics of a replay are removed'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = '[.. result.Undelivered, .. result.Unsettled]'
            Replace = 'result.Unsettled'
        }
        @{
            Name = 'A replay counts as live metrics'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = 'fromSpool: true'
            Replace = 'fromSpool: false'
        }
        @{
            Name = 'Undelivered metrics of a replay are called undelivered'
            File = 'Delivery/Spool/SpoolReplay.cs'
            Find = 'new(batch, AomSendStatus.Spooled,'
            Replace = 'new(batch, AomSendStatus.Undelivered,'
        }
        @{
            Name = 'A file that others read cannot be read'
            File = 'Delivery/Spool/SharedFile.cs'
            Find = ': FileShare.Read;'
            Replace = ': FileShare.None;'
        }
        @{
            Name = 'The times of an entry are swapped'
            File = 'Delivery/Spool/AomSpoolEntry.cs'
            Find = 'FirstTimestamp = At(file.Metrics.Min('
            Replace = 'FirstTimestamp = At(file.Metrics.Max('
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
            Name = 'The metric that found no room is forgotten'
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
            Find = 'Summary.SpoolFailed |= status.Failed;'
            Replace = 'Summary.SpoolFailed = status.Failed;'
        }
        @{
            Name = 'Metrics rejected before sending are not counted'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = @'
        Summary.RejectedBefore(rejectedBefore);

'@
            Replace = ''
        }
        @{
            Name = 'Unsent metrics of a barred run are not counted'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = '            WriteResult(SendResultFactory.NotTried('
            Replace = '            _ = (SendResultFactory.NotTried('
        }
        @{
            Name = 'An attempt that is repeated is the last error'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = 'notice.Wait is null && notice'
            Replace = 'notice'
        }
        @{
            Name = '-Verbose reports no attempts'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = @'
        command.WriteVerbose(AttemptText.Describe(notice));

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
            Name = 'Undelivered metrics have no error record'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = @'
                command.WriteError(AomErrors.BatchNotDelivered(outcome, spool is not null));

'@
            Replace = ''
        }
        @{
            Name = 'Metrics that are kept nowhere are left out of the error of a barred run'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = '.. kept ? [] : unsent]'
            Replace = ']'
        }
        @{
            Name = 'Metrics in the spool are offered for sending again'
            File = 'Commands/Display/OutcomeWriter.cs'
            Find = '_rejected.Where(outcome => outcome.Result.Status != AomSendStatus.Spooled).SelectMany'
            Replace = '_rejected.SelectMany'
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
            Name = 'A rejected credential is used for each group that waits'
            File = 'Delivery/Spool/SpoolRoute.cs'
            Find = '_isBarred = !await _replay.RunAsync(stop, first)'
            Replace = '_ = await _replay.RunAsync(stop, first)'
        }
        @{
            Name = 'Whole numbers become doubles'
            File = 'Delivery/Spool/SpoolFormat.cs'
            Find = '? (object)whole : value'
            Replace = '? whole : value'
        }
        @{
            Name = 'Projects share a folder'
            File = 'Delivery/Spool/SpoolTargetName.cs'
            Find = 'PathOf(endpoint) + " " + projectId;'
            Replace = 'PathOf(endpoint);'
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
            Find = '.OrderBy(SpoolEntryName.SequenceOf).ThenBy(path => path, StringComparer.Ordinal)'
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
            Find = 's_windows || !IsInUse(path)'
            Replace = 'false'
        }
        @{
            Name = 'A half line stays on a full disk'
            File = 'Delivery/Spool/SpoolEntryWriter.cs'
            Find = '            _file.SetLength(_length);'
            Replace = '            _ = _length;'
        }
        @{
            Name = 'The size of the spool is not limited while an entry grows'
            File = 'Delivery/Spool/SpoolEntryWriter.cs'
            Find = '_store.Usage.ThrowIfFull(line.Length);'
            Replace = '_ = line.Length;'
        }
        @{
            Name = 'Settled bytes count for ever'
            File = 'Delivery/Spool/SpoolEntryWriter.cs'
            Find = @'
            _store.Usage.Add(-_length);

'@
            Replace = ''
        }
        @{
            Name = 'Settled lines stay pending'
            File = 'Delivery/Spool/SpoolEntryFile.cs'
            Find = @'
            _writer.Mark(_content.OffsetsOf(kept, false), SpoolLineStatus.Settled);

'@
            Replace = ''
        }
        @{
            Name = 'Metrics of a sender that died while sending are new'
            File = 'Delivery/Spool/SpoolEntryFile.cs'
            Find = '_wasUncertain = _hasStarted = content.Header?.HasStarted == true;'
            Replace = '_hasStarted = content.Header?.HasStarted == true;'
        }
        @{
            Name = 'A run that did not reach AOM clears the doubt of an earlier one'
            File = 'Delivery/Spool/SpoolEntryFile.cs'
            Find = '_hasStarted && !_wasUncertain && _writer'
            Replace = '_hasStarted && _writer'
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
            _writer.Mark(_content.OffsetsOf(lines, true), SpoolLineStatus.Settled);

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
            Find = '_last = Math.Max(_last, SpoolEntryName.SeedOf(file.Name));'
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
            Find = 'sequence <= SeedMaximum ? sequence : 0'
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
            Find = ' || !store.IsOurs(content.Header)'
            Replace = ''
        }
        @{
            Name = 'What was reported still counts as pending'
            File = 'Delivery/Spool/SpoolPending.cs'
            Find = ' && !_reported.Contains(path)'
            Replace = ''
        }
        @{
            Name = 'A pause outlives a clock that was set back'
            File = 'Delivery/Spool/SpoolPause.cs'
            Find = 'since < TimeSpan.Zero || since >= pause'
            Replace = 'since >= pause'
        }
        @{
            Name = 'A value of another series is read'
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
    )
}

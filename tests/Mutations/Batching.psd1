@{
    Faults = @(
        @{
            Name = 'A body ignores the comma between items'
            File = 'Batching/MetricBatch.cs'
            Find = 'Bytes + item.Bytes + (_items.Count > 0 ? 1 : 0)'
            Replace = 'Bytes + item.Bytes'
        }
        @{
            Name = 'Items of a batch are not sorted by time'
            File = 'Batching/MetricBatch.cs'
            Find = 'public void SortItems() => _items.Sort();'
            Replace = 'public void SortItems() { }'
        }
        @{
            Name = 'The later half of a batch goes first'
            File = 'Batching/MetricBatch.cs'
            Find = 'return (FromMetrics(all.Take(middle)), FromMetrics(all.Skip(middle)));'
            Replace = 'return (FromMetrics(all.Skip(middle)), FromMetrics(all.Take(middle)));'
        }
        @{
            Name = 'A single item is split into one metric and the rest'
            File = 'Batching/MetricBatch.cs'
            Find = ': all.Length / 2;'
            Replace = ': 1;'
        }
        @{
            Name = 'Metrics of two times share an item of a split batch'
            File = 'Batching/MetricBatch.cs'
            Find = 'item.CollectTime != metric.CollectTime || '
            Replace = ''
        }
        @{
            Name = 'Metrics of two resources share an item of a split batch'
            File = 'Batching/MetricBatch.cs'
            Find = ' || !item.Resource.Equals(metric.Series.Resource))'
            Replace = ')'
        }
        @{
            Name = 'The last time of a batch is its first'
            File = 'Batching/MetricBatch.cs'
            Find = '_items[_items.Count - 1].CollectTime'
            Replace = '_items[0].CollectTime'
        }
        @{
            Name = 'The buffer reserves no space for a number'
            File = 'Batching/BodyBuffer.cs'
            Find = 'Length + size + Slack'
            Replace = 'Length + size'
        }
        @{
            Name = 'A returned array is written to again'
            File = 'Batching/BodyBuffer.cs'
            Find = @'
Return();
        _bytes = [];
'@
            Replace = 'Return();'
        }
        @{
            Name = 'An array is never returned to the array pool'
            File = 'Batching/BodyBuffer.cs'
            Find = 'ArrayPool<byte>.Shared.Return(_bytes);'
            Replace = ''
        }
        @{
            Name = 'An item is counted a byte too small'
            File = 'Batching/ItemEncoder.cs'
            Find = 'ItemOverhead = 39'
            Replace = 'ItemOverhead = 38'
        }
        @{
            Name = 'A metric is counted without its closing brace'
            File = 'Batching/ItemEncoder.cs'
            Find = 'WriteNumber(metric.Number, digits) + 1;'
            Replace = 'WriteNumber(metric.Number, digits);'
        }
        @{
            Name = 'The two types of a series share one encoded head'
            File = 'Batching/ItemEncoder.cs'
            Find = 'metric.Series.EncodedFloat ??='
            Replace = 'metric.Series.EncodedInt ??='
        }
        @{
            Name = 'A time before 1970 is written as unsigned'
            File = 'Batching/ItemEncoder.cs'
            Find = '(ulong)-collectTime'
            Replace = '(ulong)collectTime'
        }
        @{
            Name = 'Dimensions are not separated'
            File = 'Batching/ItemEncoder.cs'
            Find = 'comma = ",";'
            Replace = ''
        }
        @{
            Name = 'A unit is not escaped'
            File = 'Batching/ItemEncoder.cs'
            Find = 'JsonText.AppendQuoted(json, series.Unit);'
            Replace = @'
json.Append('"').Append(series.Unit).Append('"');
'@
        }
        @{
            Name = 'A dimension value is not escaped'
            File = 'Batching/ItemEncoder.cs'
            Find = 'JsonText.AppendQuoted(json, pair.Value);'
            Replace = @'
json.Append('"').Append(pair.Value).Append('"');
'@
        }
        @{
            Name = 'A space is escaped'
            File = 'Compat/JsonText.cs'
            Find = @'
c < ' '
'@
            Replace = @'
c <= ' '
'@
        }
        @{
            Name = 'A control character above U+000F loses its first digit'
            File = 'Compat/JsonText.cs'
            Find = 'Append(Hex[c >> 4])'
            Replace = @'
Append('0')
'@
        }
        @{
            Name = 'A recycled item counts as packed'
            File = 'Batching/MetricItem.cs'
            Find = 'IsPacked = false;'
            Replace = ''
        }
        @{
            Name = 'An item that fits exactly is split'
            File = 'Batching/MetricItem.cs'
            Find = 'bytes > limit && count > 1'
            Replace = 'bytes >= limit && count > 1'
        }
        @{
            Name = 'The comma of a removed metric is not counted'
            File = 'Batching/MetricItem.cs'
            Find = 'ItemEncoder.MetricSize(_metrics[count - 1]) + 1;'
            Replace = 'ItemEncoder.MetricSize(_metrics[count - 1]);'
        }
        @{
            Name = 'Parts of a split item have no order'
            File = 'Batching/MetricItem.cs'
            Find = 'return order != 0 ? order : Part.CompareTo(other.Part);'
            Replace = 'return order;'
        }
        @{
            Name = 'Items of one time have no order of arrival'
            File = 'Batching/MetricItem.cs'
            Find = 'order != 0 ? order : Arrival.CompareTo(other.Arrival)'
            Replace = 'order != 0 ? order : 0'
        }
        @{
            Name = 'A settled item keeps its metrics'
            File = 'Batching/MetricItem.cs'
            Find = @'
_metrics.Clear();
        _names.Clear();
        _sent = null;
        Next = null;
'@
            Replace = 'Next = null;'
        }
        @{
            Name = 'Of two metrics of a series at one time the earlier is sent'
            File = 'Batching/MetricItem.cs'
            Find = '_sent[earlier] = metric;'
            Replace = ''
        }
        @{
            Name = 'A table of names misses the names before it'
            File = 'Batching/NameIndex.cs'
            Find = 'for (int i = _table.Count; i < metrics.Count; i++)'
            Replace = 'for (int i = metrics.Count; i < metrics.Count; i++)'
        }
        @{
            Name = 'A settled item keeps all its memory'
            File = 'Batching/MetricItem.cs'
            Find = '_encoded.Capacity > MaxReusedBytes'
            Replace = '_encoded.Capacity < 0'
        }
        @{
            Name = 'The frame of a body is not counted when an item is split'
            File = 'Batching/MetricBatcher.cs'
            Find = 'largest = BodyLimit - BodyFrame'
            Replace = 'largest = BodyLimit'
        }
        @{
            Name = 'A later metric joins the first part of a split item'
            File = 'Batching/MetricBatcher.cs'
            Find = '_open[new ItemKey(item.Resource, item.CollectTime)] = rest;'
            Replace = ''
        }
        @{
            Name = 'A metric of the same resource and time joins an item on its way'
            File = 'Batching/MetricBatcher.cs'
            Find = '_open.Remove(key);'
            Replace = ''
        }
        @{
            Name = 'The size of the buffer omits the comma'
            File = 'Batching/MetricBatcher.cs'
            Find = '_items.Count > 0 ? 1 : 0'
            Replace = '0'
        }
        @{
            Name = 'The size of the buffer keeps a comma for each batch'
            File = 'Batching/MetricBatcher.cs'
            Find = @'
item.Bytes + 1;
        Count
'@
            Replace = @'
item.Bytes;
        Count
'@
        }
        @{
            Name = 'An empty buffer keeps a size'
            File = 'Batching/MetricBatcher.cs'
            Find = @'
Bytes = BodyFrame;
        }
'@
            Replace = '}'
        }
        @{
            Name = 'Items of a settled batch are not emptied'
            File = 'Batching/MetricBatcher.cs'
            Find = 'item.Dispose();'
            Replace = ''
        }
        @{
            Name = 'Every batch of a group is used whatever the need'
            File = 'Batching/BatchPacker.cs'
            Find = '(int)Math.Min(maxBatches, ((bytes - 1) / bodyLimit) + 1)'
            Replace = 'maxBatches'
        }
        @{
            Name = 'An item that fills a body exactly opens another'
            File = 'Batching/BatchPacker.cs'
            Find = 'batch.BytesWith(item) <= bodyLimit)'
            Replace = 'batch.BytesWith(item) < bodyLimit)'
        }
        @{
            Name = 'A chain that fills a body exactly opens another'
            File = 'Batching/BatchPacker.cs'
            Find = 'batch.Bytes + size <= bodyLimit'
            Replace = 'batch.Bytes + size < bodyLimit'
        }
        @{
            Name = 'A small newer item passes a large older one'
            File = 'Batching/BatchPacker.cs'
            Find = 'item is not null && (batch.Count == 0 || batch.BytesWith(item) <= bodyLimit); item = item.Next)'
            Replace = @'
item is not null; item = item.Next)
        if (batch.Count == 0 || batch.BytesWith(item) <= bodyLimit)
'@
        }
        @{
            Name = 'The middle of a chain is lost'
            File = 'Batching/BatchPacker.cs'
            Find = '_newestItems[item.Resource] = item;'
            Replace = '_newestItems[item.Resource] = _newestItems.TryGetValue(item.Resource, out MetricItem? old) ? old : item;'
        }
        @{
            Name = 'Large items wait instead of starting a batch'
            File = 'Batching/BatchPacker.cs'
            Find = 'first.Bytes > bodyLimit / 2'
            Replace = 'first.Bytes > bodyLimit'
        }
        @{
            Name = 'An exponent starts only at 1e16'
            File = 'Compat/NumberText.cs'
            Find = 'PlainTo = 1e15'
            Replace = 'PlainTo = 1e16'
        }
        @{
            Name = 'An exponent starts only below 0.00001'
            File = 'Compat/NumberText.cs'
            Find = 'PlainFrom = 1e-4'
            Replace = 'PlainFrom = 1e-5'
        }
        @{
            Name = '10 has one digit'
            File = 'Compat/NumberText.cs'
            Find = 'rest >= 10;'
            Replace = 'rest > 10;'
        }
        @{
            Name = 'A negative exponent loses its sign'
            File = 'Compat/NumberText.cs'
            Find = @'
text[0] == (byte)'-' ? -value : value
'@
            Replace = 'value'
        }
    )
}

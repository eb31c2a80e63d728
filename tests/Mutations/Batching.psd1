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
            Find = 'public void Close() => _items.Sort();'
            Replace = 'public void Close() { }'
        }
    )
}

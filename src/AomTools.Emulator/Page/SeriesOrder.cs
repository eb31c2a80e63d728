using System;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Page;

/// <summary>Orders series by namespace, name and dimensions, so that a list keeps its order while new series arrive.</summary>
internal static class SeriesOrder
{
    public static int Compare(StoredSeries left, StoredSeries right)
    {
        int order = string.CompareOrdinal(left.Namespace, right.Namespace);
        order = order != 0 ? order : string.CompareOrdinal(left.Name, right.Name);
        for (int i = 0; order == 0 && i < Math.Min(left.Dimensions.Count, right.Dimensions.Count); i++)
        {
            order = string.CompareOrdinal(left.Dimensions[i].Key, right.Dimensions[i].Key);
            order = order != 0 ? order : string.CompareOrdinal(left.Dimensions[i].Value, right.Dimensions[i].Value);
        }

        return order != 0 ? order : left.Id.CompareTo(right.Id);
    }
}

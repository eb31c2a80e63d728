namespace AomTools.Emulator.Query;

/// <summary>The forms of nextToken.</summary>
public enum TokenForm
{
    /// <summary>The start of the next page as a number; null at the end.</summary>
    Start,

    /// <summary>The start of the next page as a number of more than 32 bits; null at the end.</summary>
    Huge,

    /// <summary>Always 0, with the total.</summary>
    Zero,

    /// <summary>The same token on each page, with the total.</summary>
    Repeated,

    /// <summary>No metaData in the response.</summary>
    Missing,
}

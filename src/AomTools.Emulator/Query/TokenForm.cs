namespace AomTools.Emulator.Query;

/// <summary>The forms of nextToken.</summary>
public enum TokenForm
{
    /// <summary>The start of the next page as a number; null at the end.</summary>
    Start,

    /// <summary>The same beyond 32 bits.</summary>
    Huge,

    /// <summary>Always 0, with the total.</summary>
    Zero,

    /// <summary>The same token on each page, with the total.</summary>
    Repeated,

    /// <summary>No metaData at all.</summary>
    Missing,
}

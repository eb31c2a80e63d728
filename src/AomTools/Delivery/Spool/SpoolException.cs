using System;
using System.IO;

namespace AomTools.Delivery.Spool;

/// <summary>A failure of the spool, with its cause; the message names the cause and the path.</summary>
internal sealed class SpoolException : IOException
{
    public SpoolException(SpoolProblem problem, string message, string? action = null, Exception? cause = null)
        : base(message, cause)
    {
        Problem = problem;
        Action = action;
    }

    public SpoolProblem Problem { get; }

    /// <summary>The advice to the user; null if the general advice fits.</summary>
    public string? Action { get; }
}

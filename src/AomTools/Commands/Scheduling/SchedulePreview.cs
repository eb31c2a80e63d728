using System;
using System.Linq;
using AomTools.Scheduling;

namespace AomTools.Commands.Scheduling;

/// <summary>The text of -WhatIf: every step, and the content of every file.</summary>
internal static class SchedulePreview
{
    public static string Describe(SchedulePlan plan) => string.Join(Environment.NewLine, plan.Steps.Select(Describe));

    private static string Describe(ScheduleStep step) => step.File is AomScheduleFile file
        ? MessageText.Format(Strings.ScheduleWrites, file.Path) + Environment.NewLine + file.Content
        : MessageText.Format(Strings.ScheduleRuns, step.ToString());
}

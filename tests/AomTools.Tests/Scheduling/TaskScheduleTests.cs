using System.Linq;
using System.Management.Automation.Language;
using System.Xml.Linq;
using AomTools.Scheduling;
using Xunit;

namespace AomTools.Tests.Scheduling;

/// <summary>The task of the Windows Task Scheduler.</summary>
public sealed class TaskScheduleTests
{
    [Theory]
    [InlineData("S-1-5-19", "*S-1-5-19", null)]
    [InlineData(@"CORP\aom$", @"CORP\aom$", "Password")]
    [InlineData(@"CORP\ops", @"CORP\ops", "S4U")]
    public void Account_runs_without_a_stored_password(string userName, string access, string? logonType)
    {
        XElement task = Task(TestSchedules.Request(AomScheduleKind.TaskScheduler) with { UserName = userName });
        XElement principal = Find(task, "Principal");
        Assert.Equal((userName, logonType, "LeastPrivilege"), (Value(principal, "UserId"), Value(principal, "LogonType"), Value(principal, "RunLevel")));
        Assert.Equal(access, TaskXml.Account(userName));
    }

    [Theory]
    [InlineData(1, 37, "PT1M", "2026-01-01T00:00:37")]
    [InlineData(60, 3599, "PT60M", "2026-01-01T00:59:59")]
    public void Task_starts_at_the_offset(int minutes, int offset, string interval, string start)
    {
        XElement task = Task(TestSchedules.Request(AomScheduleKind.TaskScheduler) with { IntervalMinutes = minutes, OffsetSec = offset });
        Assert.Equal((interval, start), (Value(task, "Interval"), Value(task, "StartBoundary")));
    }

    [Theory]
    [InlineData(false, "PT30M")]
    [InlineData(true, "PT0S")]
    public void A_permanent_task_has_no_time_limit(bool isContinuous, string expected) =>
        Assert.Equal(expected, Value(Task(TestSchedules.Request(AomScheduleKind.TaskScheduler) with { IsContinuous = isContinuous }), "ExecutionTimeLimit"));

    [Theory]
    [InlineData("S-1-5-19", @"C:\Users\ops\Send.ps1", @"C:\Users\ops\Send.ps1")]
    [InlineData("s-1-5-20", @"c:\users\OPS\Send.ps1", @"c:\users\OPS\Send.ps1")]
    [InlineData(@"CORP\aom$", @"C:\Users\ops\Send.ps1", @"C:\Users\ops\Send.ps1")]
    [InlineData("S-1-5-19", @"C:\Users\opsother\Send.ps1", null)]
    [InlineData("S-1-5-18", @"C:\Users\ops\Send.ps1", null)]
    [InlineData(@"CORP\ops", @"C:\Users\ops\Send.ps1", null)]
    public void A_service_account_cannot_read_the_files_of_a_user(string userName, string script, string? expected)
    {
        ScheduleRequest request = TestSchedules.Request(AomScheduleKind.TaskScheduler) with { UserName = userName, ScriptPath = script };
        Assert.Equal(expected, TaskXml.FindUnreadable(request, @"C:\Users\ops"));
        Assert.Equal(expected, TaskXml.FindUnreadable(request with { ScriptPath = @"C:\Send.ps1", Shell = [script] }, @"C:\Users\ops\"));
        Assert.Equal(expected, TaskXml.FindUnreadable(request with { ScriptPath = @"C:\Send.ps1", CredentialsPath = script }, @"C:\Users\ops"));
        Assert.Null(TaskXml.FindUnreadable(request, string.Empty));
    }

    // CommandLineToArgvW, and then PowerShell's parser.
    [Theory]
    [InlineData("plain")]
    [InlineData("it's; $HOME `x` ’n")]
    [InlineData(@"C:\a b\")]
    [InlineData("say \"x\\\"")]
    public void Command_passes_an_argument_as_it_is(string argument)
    {
        string line = Value(Task(TestSchedules.Request(AomScheduleKind.TaskScheduler, "-Name", argument)), "Arguments")!;
        string command = Unquote(line["-NoProfile -NonInteractive -Command ".Length..]);
        Ast script = Parser.ParseInput(command, out _, out ParseError[] errors);
        Assert.Empty(errors);
        CommandAst call = script.FindAll(ast => ast is CommandAst, true).Cast<CommandAst>().Single(ast => ast.GetCommandName() == @"C:\Send.ps1");
        Assert.Equal(argument, Assert.IsType<StringConstantExpressionAst>(call.CommandElements[2]).Value);
        Assert.Equal("-Name", call.CommandElements[1].Extent.Text);
    }

    private static string Unquote(string text)
    {
        Assert.Equal(('"', '"'), (text[0], text[^1]));
        System.Text.StringBuilder plain = new();
        for (int i = 1, slashes; i < text.Length - 1; i++)
        {
            for (slashes = 0; text[i] == '\\'; i++)
            {
                slashes++;
            }

            plain.Append('\\', text[i] == '"' ? slashes / 2 : slashes);
            if (i < text.Length - 1)
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    private static XElement Task(ScheduleRequest request) => XElement.Parse(TestSchedules.FileText(request, "task.xml"));

    private static XElement Find(XElement task, string name) => task.Descendants().Single(element => element.Name.LocalName == name);

    private static string? Value(XElement task, string name) => task.Descendants().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
}

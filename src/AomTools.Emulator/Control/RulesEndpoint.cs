using System;
using System.Linq;
using AomTools.Emulator.Query;

namespace AomTools.Emulator.Control;

/// <summary>The rejection rules in force: lists, adds and removes them.</summary>
internal sealed class RulesEndpoint(EmulatorState state)
{
    public EmulatorResponse List(ReceivedRequest request) => EmulatorResponse.Json(200, new
    {
        rules = state.RejectionRules.List().Select(rule => new { reject = rule.Key, status = rule.Value.Status, code = rule.Value.Code, message = rule.Value.Message }),
    });

    public EmulatorResponse Add(ReceivedRequest request)
    {
        RejectionRuleRequest rule = ControlRequest.Read<RejectionRuleRequest>(request);
        if (rule.Status is < 400 or > 599)
        {
            throw new ArgumentException("The status of a rule must be from 400 to 599.");
        }

        bool fails = rule.Status >= 500;
        state.RejectionRules.Add(
            rule.Reject,
            rule.Status,
            rule.Code ?? (fails ? "SVCSTG_AMS_5000000" : "SVCSTG_AMS_4000001"),
            rule.Message ?? (fails ? "internal error" : "rejected by a rule of the server"));
        return EmulatorResponse.Json(200, new { reject = rule.Reject });
    }

    /// <summary>Removes the rule for the <c>reject</c> of the query, or all.</summary>
    public EmulatorResponse Remove(ReceivedRequest request) => QueryString.Get(request, "reject") is not string text
        ? ControlRequest.Done(state.RejectionRules.Clear)
        : state.RejectionRules.Remove(text) ? ControlRequest.Done(() => { }) : ControlRequest.Missing($"No rule rejects '{text}'.");
}

using System;
using System.Globalization;
using System.Linq;
using AomTools.Emulator.Faults;
using AomTools.Emulator.Query;

namespace AomTools.Emulator.Control;

/// <summary>The faults in force: lists, adds and removes them.</summary>
internal sealed class FaultsEndpoint(EmulatorState state)
{
    public EmulatorResponse List(ReceivedRequest request) => EmulatorResponse.Json(200, new
    {
        faults = state.Faults.List.Select(pending => new
        {
            id = pending.Id,
            kind = pending.Fault.Kind.ToString(),
            left = pending.Left,
            text = FaultDescription.Create(pending.Fault),
        }),
        responses = InterceptedResponses.Names,
    });

    public EmulatorResponse Add(ReceivedRequest request)
    {
        state.Faults.Add(ControlRequest.Read<FaultRequest>(request).ToFault());
        return EmulatorResponse.Json(200, new { pendingFaults = state.Faults.Pending });
    }

    /// <summary>Removes the fault with the <c>id</c> of the query, or all.</summary>
    public EmulatorResponse Remove(ReceivedRequest request)
    {
        if (QueryString.Get(request, "id") is not string text)
        {
            return ControlRequest.Done(state.Faults.Clear);
        }

        int id = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw new ArgumentException("The id must be a whole number.");
        return state.Faults.Remove(id) ? ControlRequest.Done(() => { }) : ControlRequest.Missing($"Fault {id} is not in force.");
    }
}

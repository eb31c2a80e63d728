using Microsoft.Extensions.Options;

namespace AomTools.Emulator;

/// <summary>Checks the ranges of the options; generated from their attributes.</summary>
[OptionsValidator]
internal sealed partial class EmulatorOptionsValidator : IValidateOptions<EmulatorOptions>
{
}

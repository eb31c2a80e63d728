using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Tests.Fuzzing;

/// <summary>Damages valid samples as disks, networks and people do: the same seed always causes the same damage.</summary>
internal sealed class DamagedInput<T>(IReadOnlyList<T[]> samples, Alphabet<T> alphabet, int maxLength)
    where T : struct
{
    private const int MaxSteps = 5;

    public T[] Create(int seed)
    {
        Random random = new(seed);
        List<T> input = [.. Sample(random)];
        for (int steps = random.Next(MaxSteps); steps > 0; steps--)
        {
            Damage(input, random);
            if (input.Count > maxLength)
            {
                input.RemoveRange(maxLength, input.Count - maxLength);
            }
        }

        return [.. input];
    }

    private T[] Sample(Random random) => samples[random.Next(samples.Count)];

    private T[] Special(Random random) => alphabet.Specials[random.Next(alphabet.Specials.Count)];

    private void Damage(List<T> input, Random random)
    {
        (int start, int length) = Slice(input, random);
        switch (random.Next(12))
        {
            case 0:
                Flip(input, random);
                break;
            case 1:
                input.RemoveRange(start, input.Count - start);
                break;
            case 2:
                input.RemoveRange(start, length);
                break;
            case 3:
                input.InsertRange(random.Next(input.Count + 1), input.GetRange(start, length));
                break;
            case 4:
                input.InsertRange(start, Special(random));
                break;
            case 5:
                Swap(input, start, length, random);
                break;
            case 6:
                Splice(input, Sample(random), start, random);
                break;
            case 7:
                Repeat(input, start, length, random);
                break;
            case 8:
                Replace(input, alphabet.LineEnd, alphabet.LineEnds[random.Next(alphabet.LineEnds.Count)]);
                break;
            default:
                ReplaceToken(input, start, random);
                break;
        }
    }

    private static (int Start, int Length) Slice(List<T> input, Random random)
    {
        int start = random.Next(input.Count + 1);
        int rest = input.Count - start;
        return (start, random.Next(2) == 0 ? random.Next(rest + 1) : random.Next(Math.Min(rest, 8) + 1));
    }

    private void Flip(List<T> input, Random random)
    {
        if (input.Count > 0)
        {
            int at = random.Next(input.Count);
            input[at] = alphabet.Flip(input[at], random);
        }
    }

    private static void Swap(List<T> input, int start, int length, Random random)
    {
        List<T> moved = input.GetRange(start, length);
        input.RemoveRange(start, length);
        input.InsertRange(random.Next(input.Count + 1), moved);
    }

    private static void Splice(List<T> input, T[] other, int start, Random random)
    {
        input.RemoveRange(start, input.Count - start);
        input.AddRange(other.Skip(random.Next(other.Length + 1)));
    }

    // Most repeats are short; one in ten is as long as the bound allows.
    private void Repeat(List<T> input, int start, int length, Random random)
    {
        T[] unit = random.Next(2) == 0 || length == 0 ? Special(random) : [.. input.GetRange(start, length)];
        int most = (random.Next(10) == 0 ? maxLength : 1000) / unit.Length;
        input.InsertRange(start, Enumerable.Repeat(unit, random.Next(1, most + 2)).SelectMany(static part => part));
    }

    private static void Replace(List<T> input, T old, T[] with)
    {
        List<T> copy = [.. input];
        input.Clear();
        copy.ForEach(unit => input.AddRange(unit.Equals(old) ? with : [unit]));
    }

    // A whole word, number or quoted text becomes something else: what keeps the structure reaches further into a reader.
    private void ReplaceToken(List<T> input, int at, Random random)
    {
        int start = at;
        while (start > 0 && !alphabet.IsDelimiter(input[start - 1]))
        {
            start--;
        }

        int end = at;
        while (end < input.Count && !alphabet.IsDelimiter(input[end]))
        {
            end++;
        }

        bool quoted = start > 0 && end < input.Count && alphabet.IsQuote(input[start - 1]) && alphabet.IsQuote(input[end]) && random.Next(2) == 0;
        (start, end) = quoted ? (start - 1, end + 1) : (start, end);
        input.RemoveRange(start, end - start);
        input.InsertRange(start, alphabet.Tokens[random.Next(alphabet.Tokens.Count)]);
    }
}

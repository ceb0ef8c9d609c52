using System.Text;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>The lines of a text file, with a bound on their length, so that a file that has no line ends fills no memory.</summary>
internal static class BoundedLines
{
    public const int Longest = 20_000;

    private const int BufferSize = 16_384;

    /// <exception cref="MessageRefusedException">A line is too long, or the file is no text.</exception>
    public static IEnumerable<(string Text, int Line)> Of(Stream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferSize, leaveOpen: true);
        var buffer = new char[BufferSize];
        var line = new StringBuilder();
        var number = 1;
        for (int read; (read = reader.Read(buffer)) > 0;)
        {
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] == '\n')
                {
                    yield return (Take(line), number++);
                }
                else
                {
                    Add(line, buffer[i], number);
                }
            }
        }

        if (line.Length > 0)
        {
            yield return (Take(line), number);
        }
    }

    private static void Add(StringBuilder line, char character, int number)
    {
        if (character == '\0' || line.Length == Longest)
        {
            throw new MessageRefusedException(new MessageFinding(
                ReasonCodes.InvalidFileFormat,
                character == '\0' ? "The file is no text." : $"A line has more than {Longest} characters.",
                Line: number));
        }

        line.Append(character);
    }

    private static string Take(StringBuilder line)
    {
        var text = line.ToString().TrimEnd('\r');
        line.Clear();
        return text;
    }
}

using System.Text.Json;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Platform.CommandLine;

/// <summary>What a verb says: results on standard output, problems and progress on standard error.</summary>
public sealed class VerbOutput(TextWriter standard, TextWriter error, bool isJson, bool isWatched)
{
    /// <summary>Exit code of a verb that did what it was asked.</summary>
    public const int Success = 0;

    /// <summary>Exit code of a verb that could not, or not wholly.</summary>
    public const int Failed = 1;

    private static readonly JsonSerializerOptions Indented = new(BankJson.Options) { WriteIndented = true };

    /// <summary>The caller asked for JSON: print results with <see cref="Json"/> or <see cref="JsonLine"/> and no text.</summary>
    public bool IsJson => isJson;

    /// <summary>Where results go, for verbs that stream a document.</summary>
    public TextWriter Standard => standard;

    /// <summary>A line of text for a person; not printed in JSON mode.</summary>
    public void Line(string text)
    {
        if (!isJson)
        {
            standard.WriteLine(text);
        }
    }

    /// <summary>One indented JSON document.</summary>
    public void Json(object value) => standard.WriteLine(JsonSerializer.Serialize(value, Indented));

    /// <summary>One JSON object on one line, for results that come one by one.</summary>
    public void JsonLine(object value) => standard.WriteLine(JsonSerializer.Serialize(value, BankJson.Options));

    public void Error(string text) => error.WriteLine(text);

    /// <summary>Explains a refusal: in JSON mode as an object with its code, otherwise as a sentence.</summary>
    /// <returns><see cref="Failed"/>, so that a verb can end with it.</returns>
    public int Refuse(Failure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        if (isJson)
        {
            Json(new { failure.Code, failure.Message, failure.Fields });
        }

        error.WriteLine($"{failure.Message} ({failure.Code})");
        foreach (var field in failure.Fields)
        {
            error.WriteLine($"  {field.Field}: {field.Message}");
        }

        return Failed;
    }

    /// <summary>Progress of long work on one line that is overwritten; only shown when a person watches.</summary>
    public void Progress(string text)
    {
        if (isWatched && !isJson)
        {
            error.Write($"\r{text,-79}");
        }
    }

    /// <summary>Ends the line of progress.</summary>
    public void ProgressDone()
    {
        if (isWatched && !isJson)
        {
            error.WriteLine();
        }
    }
}

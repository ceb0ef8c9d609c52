using System.Xml.Schema;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Payments.Iso20022.Validation;

/// <summary>The verb <c>payments validate F.xml… | MANIFEST.csv [--schemas DIR] [--check]</c>.</summary>
internal static class ValidateMessages
{
    /// <param name="files">Messages, or manifests that list messages.</param>
    /// <param name="check">Compare with what the manifests expect.</param>
    /// <returns>0 when every message is valid, or with <paramref name="check"/> as expected; otherwise 1.</returns>
    public static int Run(IEnumerable<string> files, MessageValidator validator, bool check, VerbOutput output)
    {
        try
        {
            var cases = files.SelectMany(Cases).ToList();
            var good = cases.Count(one => ValidateOne(validator, one, check, output));
            if (check)
            {
                output.Standard.WriteLine($"{good} of {cases.Count}");
            }

            return good == cases.Count ? VerbOutput.Success : VerbOutput.Failed;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException or XmlSchemaException)
        {
            output.Error(problem.Message);
            return VerbOutput.Failed;
        }
    }

    private static IEnumerable<Case> Cases(string file)
    {
        if (!file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return [new Case(file, file, null)];
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return ManifestRow.Read(File.ReadAllText(file)).Select(row => new Case(row.File, Path.Combine(folder, row.File), row));
    }

    private static bool ValidateOne(MessageValidator validator, Case one, bool check, VerbOutput output)
    {
        using var content = File.OpenRead(one.Path);
        var verdict = validator.Validate(one.Id, content);
        output.JsonLine(verdict);
        if (!check)
        {
            return verdict.Result == MessageVerdict.Valid;
        }

        IReadOnlyList<string> differences = one.Row is null
            ? ["there is no manifest that says what to expect; name the manifest instead of the file"]
            : ManifestComparison.Differences(one.Row, verdict);
        foreach (var difference in differences)
        {
            output.Standard.WriteLine($"{one.Id}: {difference}");
        }

        return differences.Count == 0;
    }

    private sealed record Case(string Id, string Path, ManifestRow? Row);
}

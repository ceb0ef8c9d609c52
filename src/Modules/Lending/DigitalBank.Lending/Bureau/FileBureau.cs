using System.Text.Json;
using DigitalBank.Lending.Contracts.Bureau;
using DigitalBank.Platform;
using DigitalBank.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace DigitalBank.Lending.Bureau;

/// <summary>A bureau made of files, for a bank that is tried out: one per customer, named by the customer's reference.</summary>
internal sealed class FileBureau(IOptions<BureauSettings> settings, IOptions<BankSettings> bank) : ICreditBureau
{
    private const string Extension = ".json";

    public string Name => "file";

    public async Task<BureauReport?> AskAsync(BureauEnquiry enquiry, CancellationToken cancellationToken)
    {
        if (Folder() is not { Exists: true } folder)
        {
            throw new DirectoryNotFoundException("There is no folder of reports.");
        }

        // Escaped, so that no reference reaches a file elsewhere.
        var file = Path.Combine(folder.FullName, Uri.EscapeDataString(enquiry.Reference) + Extension);
        return File.Exists(file) ? await ReadAsync(file, cancellationToken) : null;
    }

    /// <returns>All reports, by path; empty where there is no folder.</returns>
    public IEnumerable<string> Files() =>
        Folder() is { Exists: true } folder ? Directory.EnumerateFiles(folder.FullName, "*" + Extension).Order(StringComparer.Ordinal) : [];

    /// <exception cref="JsonException">The file holds no report.</exception>
    public static async Task<BureauReport> ReadAsync(string file, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(file);
        return await JsonSerializer.DeserializeAsync<BureauReport>(content, BankJson.Options, cancellationToken)
            ?? throw new JsonException("The file is empty.");
    }

    private DirectoryInfo? Folder() => string.IsNullOrWhiteSpace(settings.Value.Folder)
        ? null
        : new DirectoryInfo(Path.GetFullPath(Path.Combine(bank.Value.DataFolder, settings.Value.Folder)));
}

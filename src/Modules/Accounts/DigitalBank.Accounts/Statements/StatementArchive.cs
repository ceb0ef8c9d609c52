using DigitalBank.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace DigitalBank.Accounts.Statements;

/// <summary>Where issued statements lie.</summary>
internal sealed class StatementArchive(IOptions<StatementOptions> options, IOptions<BankSettings> bank)
{
    public string PathOf(IssuedStatement statement, StatementFormat format) =>
        Path.Combine(bank.Value.DataFolder, options.Value.Folder, $"{statement.FileName}.{format.Extension}");

    /// <returns>Null when the statement was not issued in this format, or the file lies on another machine or was tidied away.</returns>
    public Stream? Open(IssuedStatement statement, StatementFormat format)
    {
        try
        {
            return statement.FormatNames.Contains(format.Name) ? File.OpenRead(PathOf(statement, format)) : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}

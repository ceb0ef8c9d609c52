using FluentValidation;

namespace DigitalBank.Customers.Documents;

/// <summary>What a document may look like, however it comes.</summary>
internal static class DocumentRules
{
    // Three lines of 30 with a blank after each character are still readable; more is no machine-readable zone.
    private const int MostZoneCharacters = 300;

    public static IRuleBuilderOptions<T, byte[]> IsDocumentFile<T>(this IRuleBuilder<T, byte[]> rule) => rule
        .Must(content => content is { Length: <= FileType.MostBytes }).WithErrorCode("customers.document_too_large")
        .WithMessage("A document has at most 5 MB. Send it in a smaller resolution.")
        .Must(content => content is null || FileType.Of(content) is not null).WithErrorCode("customers.document_type_unknown")
        .WithMessage("A document is a PDF, JPEG or PNG file.");

    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> IsZone<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) => rule
        .Must(lines => lines is null || (lines.All(line => line is not null) && lines.Sum(line => line.Length) <= MostZoneCharacters))
        .WithErrorCode("customers.mrz_unreadable");
}

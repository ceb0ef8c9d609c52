namespace DigitalBank.Payments.Iso20022.Validation;

/// <summary>Compares a verdict with what a manifest expects.</summary>
internal static class ManifestComparison
{
    private const string BusinessFailure = "schema-valid (business checks fail:";

    private static readonly string[] CheckColumns = ["iban_all_valid", "nboftxs_ok", "ctrlsum_ok", "statement_balance_ok"];

    /// <returns>One sentence per difference; empty when the verdict is as expected.</returns>
    public static IReadOnlyList<string> Differences(ManifestRow row, MessageVerdict verdict)
    {
        var differences = new List<string>();
        if (!Agrees(row.Columns["expected"], verdict))
        {
            differences.Add($"expected '{row.Columns["expected"]}', found '{verdict.Result}'");
        }

        Compare(row, "xsd_valid", Text(verdict.XsdValid), differences);
        Compare(row, "ibans", verdict.Ibans.ToString(System.Globalization.CultureInfo.InvariantCulture), differences);
        Compare(row, "iban_all_valid", Text(verdict.IbanAllValid), differences);
        Compare(row, "nboftxs_ok", Text(verdict.NboftxsOk), differences);
        Compare(row, "ctrlsum_ok", Text(verdict.CtrlsumOk), differences);
        Compare(row, "statement_balance_ok", Text(verdict.StatementBalanceOk), differences);
        return differences;
    }

    /// <summary>"invalid" is any broken rule, of the schema or of the business; a list of failing checks must be exactly that list.</summary>
    private static bool Agrees(string expected, MessageVerdict verdict)
    {
        if (!expected.StartsWith(BusinessFailure, StringComparison.Ordinal))
        {
            return expected == MessageVerdict.Invalid
                ? verdict.Result is not (MessageVerdict.Valid or MessageVerdict.Undecided)
                : verdict.Result == expected;
        }

        var named = expected[BusinessFailure.Length..].TrimEnd(')').Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        return verdict.XsdValid == true && verdict.Checks.Failing.Intersect(CheckColumns).Order().SequenceEqual(named.Order());
    }

    private static void Compare(ManifestRow row, string column, string found, List<string> differences)
    {
        if (row.Columns.GetValueOrDefault(column) is { Length: > 0 } expected && expected != found)
        {
            differences.Add($"{column} is expected to be {expected}, found {(found.Length == 0 ? "nothing to check" : found)}");
        }
    }

    private static string Text(bool? verdict) => verdict switch { true => "true", false => "false", null => string.Empty };
}

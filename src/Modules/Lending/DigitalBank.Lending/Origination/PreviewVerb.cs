using System.CommandLine;
using System.Globalization;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Lending.Origination;

/// <summary><c>lending preview</c>.</summary>
internal static class PreviewVerb
{
    private static readonly Argument<string> Product = new("product") { Description = "The code of a loan product" };

    private static readonly Argument<string> Amount = new("amount") { Description = "In the product's currency, such as 6000.00" };

    private static readonly Argument<int> Instalments = new("instalments") { Description = "How many, one a month" };

    public static Command Create(VerbRunner verbs) => verbs.Sends(
        "preview",
        "What a loan would cost that is paid out today, without an application",
        [Product, Amount, Instalments],
        p => new PreviewLoan(p.GetRequiredValue(Product), p.GetRequiredValue(Amount), p.GetValue(Instalments)),
        preview => string.Join(Environment.NewLine, LinesOf(preview)));

    private static IEnumerable<string> LinesOf(LoanPreview preview) =>
    [
        string.Create(
            CultureInfo.InvariantCulture,
            $"{preview.Amount} at {preview.AnnualPercent} % in {preview.Instalments} instalments of {preview.Instalment}, paid out {preview.PaidOut}"),
        string.Create(
            CultureInfo.InvariantCulture,
            $"interest {preview.TotalInterest}, fees {preview.TotalFees}, payable {preview.TotalPayable}, APR {preview.AnnualPercentageRate} %, effective {preview.EffectivePercent} %"),
        .. preview.Schedule.Select(one => string.Create(
            CultureInfo.InvariantCulture,
            $"{one.Number,4} {one.DueDate:yyyy-MM-dd} {one.Principal} + {one.Interest} + {one.Fee} = {one.Total}, then {one.BalanceAfter}")),
    ];
}

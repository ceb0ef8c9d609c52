using System.CommandLine;
using System.Globalization;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Collections;

/// <summary><c>lending collections</c>.</summary>
internal static class CollectionVerbs
{
    private const int PageSize = 200;

    private static readonly Option<ArrearsBucket?> Bucket = new("--bucket") { Description = "Those in this bucket; all when missing" };

    private static readonly Option<string?> Owner = new("--owner") { Description = "Those of one log-in; all when missing" };

    private static readonly Option<bool> Closed = new("--closed") { Description = "Those that are closed instead of those that are open" };

    public static Command List(VerbRunner verbs)
    {
        var command = new Command("collections", "Cases of loans in arrears: how long, how much, who works on them and what is next") { Bucket, Owner, Closed };
        command.SetAction(verbs.Run(ListAsync));
        return command;
    }

    private static async Task<int> ListAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var bank = services.GetRequiredService<IMediator>();
        Guid? after = null;
        IReadOnlyList<ArrearsCaseView> page;
        do
        {
            var query = new ListArrearsCases(parsed.GetValue(Bucket), parsed.GetValue(Owner), !parsed.GetValue(Closed), after, PageSize);
            page = (await bank.Send(query, cancellationToken)).Value;
            foreach (var one in page)
            {
                Show(one, output);
                after = one.CaseId;
            }
        }
        while (page.Count == PageSize);

        return VerbOutput.Success;
    }

    private static void Show(ArrearsCaseView one, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.JsonLine(one);
        }

        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{one.CaseId} {one.LoanId} {one.Bucket,-12} {one.DaysPastDue,4} days {one.Overdue,18}  since {one.OpenedOn:yyyy-MM-dd}  {one.Owner ?? "nobody"}  {one.NextAction?.ToString() ?? "-"} {one.NextActionOn:yyyy-MM-dd}"));
    }
}

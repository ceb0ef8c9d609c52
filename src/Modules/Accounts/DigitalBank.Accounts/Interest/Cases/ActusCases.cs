using System.Globalization;
using System.Text.Json.Nodes;
using DigitalBank.SharedKernel.DayCounts;

namespace DigitalBank.Accounts.Interest.Cases;

/// <summary>Contracts of type UMP: money without an agreed end, whose interest is capitalised in cycles.</summary>
/// <remarks>Source: ACTUS, algorithmic standard 1.1, contract type "undefined maturity profile".</remarks>
internal static class ActusCases
{
    private const int ShownDecimals = 12;

    private const string NoPrincipal = "0";

    public static bool IsOne(JsonNode? node) => node is JsonObject one && one["terms"]?["contractType"]?.ToString() == "UMP";

    public static InterestCase Read(string id, JsonObject one)
    {
        var terms = one["terms"]!.AsObject();
        if (one["eventsObserved"] is JsonArray { Count: > 0 } || terms["cycleOfRateReset"] is not null || terms["feeRate"] is not null)
        {
            return InterestCase.Refused(id, "Observed events, rate resets and fees of a UMP contract are not reckoned here.");
        }

        var contract = new Contract(terms, SavingsCases.DateOf(one["to"]));
        return InterestCase.Of(id, "results", one["results"], new JsonArray([.. contract.Events()]));
    }

    private sealed class Contract(JsonObject terms, DateOnly to)
    {
        private readonly DateOnly _start = SavingsCases.DateOf(terms["initialExchangeDate"]);

        private readonly DateOnly? _termination = terms["terminationDate"] is { } date ? SavingsCases.DateOf(date) : null;

        private readonly long _role = terms["contractRole"]?.ToString() == "RPL" ? -1 : 1;

        private readonly string _rate = terms["nominalInterestRate"]?.ToString() ?? NoPrincipal;

        private long _principal = CaseAmount.Of(terms["notionalPrincipal"]);

        public IEnumerable<JsonObject> Events()
        {
            var rates = Rates();
            var timeline = new TermsTimeline(new DatedTerms(_start, rates));
            var position = InterestPosition.Beginning(_start, rates);
            if (_start < to)
            {
                yield return Event(_start, "IED", Text(-_role * _principal), _principal);
            }

            var end = _termination is { } last && last < to ? last : to;
            while (position.NextPosting < end)
            {
                position = InterestCalculator.Accrue(
                    position, timeline, new BalanceRun(position.AccruedUntil, position.NextPosting, _principal));
                (var posted, position) = InterestCalculator.Post(position, rates);
                _principal += posted.Credit;
                yield return Event(position.PeriodStart, "IPCI", NoPrincipal, _principal);
            }

            if (end == _termination)
            {
                position = InterestCalculator.Accrue(position, timeline, new BalanceRun(position.AccruedUntil, end, _principal));
                var price = _role * CaseAmount.Of(terms["priceAtTerminationDate"]);
                yield return Event(
                    end, "TD", CaseAmount.Text(price, ShownDecimals, _role == 1 ? position.Credit : -position.Credit), principal: 0);
            }
        }

        private InterestTerms Rates() => new()
        {
            DayCount = DayCountOf(terms["dayCountConvention"]?.ToString()),
            Posting = terms["cycleOfInterestPayment"] is { } cycle
                ? new InterestCalendar(
                    PeriodOf(
                        cycle.ToString()), SavingsCases.DateOf(terms["cycleAnchorDateOfInterestPayment"] ?? terms["initialExchangeDate"]))
                : default,
            Credit = new CreditInterest(
                RateChart.Flat(AnnualRate.FromPercent(CaseAmount.NumberOf(JsonValue.Create(_rate)) * 100)), BalanceMethod.DailyBalance),
        };

        private JsonObject Event(DateOnly date, string type, string payoff, long principal) => new()
        {
            ["eventDate"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00",
            ["eventType"] = type,
            ["payoff"] = CaseAmount.Number(payoff),
            ["currency"] = terms["currency"]?.ToString(),
            ["notionalPrincipal"] = CaseAmount.Number(Text(_role * principal)),
            ["nominalInterestRate"] = CaseAmount.Number(_rate.Trim()),
            ["accruedInterest"] = CaseAmount.Number(NoPrincipal),
        };

        private static string Text(long amount) => CaseAmount.Text(amount, ShownDecimals);

        private static DayCount DayCountOf(string? code) => code switch
        {
            "AA" => DayCount.ActActIsda,
            "A360" => DayCount.Act360,
            "A365" => DayCount.Act365Fixed,
            "30E360" => DayCount.ThirtyE360,
            "30E360ISDA" => DayCount.ThirtyE360Isda,
            _ => throw new FormatException($"'{code}' is not a day count of ACTUS that is known here."),
        };

        /// <summary>A cycle such as <c>P1ML1</c>: every month, with a long stub, which cannot arise without an end.</summary>
        private static InterestPeriod PeriodOf(string cycle)
        {
            var unit = cycle.IndexOfAny(['D', 'W', 'M', 'Q', 'H', 'Y']);
            return unit > 1 && cycle[0] == 'P'
                && int.TryParse(cycle.AsSpan(1, unit - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? cycle[unit] switch
                {
                    'D' => new InterestPeriod(number, 0),
                    'W' => new InterestPeriod(number * 7, 0),
                    'M' => new InterestPeriod(0, number),
                    'Q' => new InterestPeriod(0, number * 3),
                    'H' => new InterestPeriod(0, number * 6),
                    _ => new InterestPeriod(0, number * 12),
                }
                : throw new FormatException($"'{cycle}' is not a cycle.");
        }
    }
}

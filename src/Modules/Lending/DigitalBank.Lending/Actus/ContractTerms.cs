using System.Globalization;
using System.Text.Json.Nodes;
using DigitalBank.SharedKernel.Calendars;
using DigitalBank.SharedKernel.DayCounts;

namespace DigitalBank.Lending.Actus;

/// <summary>The terms of an ACTUS contract, by the names that its data dictionary gives them.</summary>
internal sealed class ContractTerms(JsonObject terms)
{
    public string Type => Text("contractType") ?? "";

    public string? Currency => Text("currency");

    /// <summary>1 for the lender, -1 for the borrower.</summary>
    public int Role => Text("contractRole") is "RPL" or "PFL" or "BUY" ? -1 : 1;

    public Moment StatusDate => MomentOf("statusDate") ?? throw Missing("statusDate");

    public Moment Start => MomentOf("initialExchangeDate") ?? throw Missing("initialExchangeDate");

    public decimal Notional => Number("notionalPrincipal") ?? throw Missing("notionalPrincipal");

    public DayCount DayCount => Text("dayCountConvention") switch
    {
        "AA" => DayCount.ActActIsda,
        "A360" => DayCount.Act360,
        "A365" => DayCount.Act365Fixed,
        "30E360" => DayCount.ThirtyE360,
        "30E360ISDA" => DayCount.ThirtyE360Isda,
        _ => throw new FormatException($"'{Text("dayCountConvention")}' is not a day count that is known here."),
    };

    public bool KeepsEndOfMonth => Text("endOfMonthConvention") == "EOM";

    private BusinessDayRoll Roll => (Text("businessDayConvention") ?? "NOS")[2..] switch
    {
        "F" => BusinessDayRoll.Following,
        "MF" => BusinessDayRoll.ModifiedFollowing,
        "P" => BusinessDayRoll.Preceding,
        "MP" => BusinessDayRoll.ModifiedPreceding,
        _ => BusinessDayRoll.Unadjusted,
    };

    /// <summary>Whether interest runs to the day on which the schedule falls, and only the payment moves to a business day.</summary>
    public bool CalculatesBeforeShifting => Text("businessDayConvention")?.StartsWith("CS", StringComparison.Ordinal) == true;

    public string? Text(string name) => terms[name] is JsonValue value
        ? (value.TryGetValue<string>(out var text) ? text : value.ToJsonString()).Trim()
        : null;

    public decimal? Number(string name) => Text(name) is { Length: > 0 } text ? Parse(text) : null;

    public Moment? MomentOf(string name) => Text(name) is { Length: > 0 } text ? Moment.Parse(text) : null;

    public Cycle? CycleOf(string name) => Text(name) is { Length: > 0 } text ? Cycle.Parse(text) : null;

    /// <summary>A term that may be one value or several.</summary>
    public string[] Several(string name) => terms[name] switch
    {
        JsonArray several =>
            [.. several.Select(one => one is JsonValue value && value.TryGetValue<string>(out var text) ? text : one!.ToJsonString())],
        null => [],
        _ => [Text(name)!],
    };

    public Moment Shifted(Moment moment) => Text("calendar") == "MF" && Roll != BusinessDayRoll.Unadjusted
        ? moment with { Date = BusinessDayCalendar.WeekendsOnly.Roll(moment.Date, Roll) }
        : moment;

    /// <summary>The part of a year between two moments; none where the second is not after the first.</summary>
    public decimal Years(Moment from, Moment to) =>
        to.CountedFrom <= from.CountedFrom
            ? 0
            : DayCount.YearFraction(from.CountedFrom, to.CountedFrom, new DayCountTerms { EndIsMaturity = to == MomentOf("maturityDate") });

    public static decimal Parse(string text) => decimal.Parse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static FormatException Missing(string name) => new($"The term {name} is missing.");
}

using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>Section <c>Reconciliation</c>. The nostro accounts themselves stand in <c>Payments:Nostros</c>.</summary>
internal sealed class ReconciliationOptions
{
    public const string Section = "Reconciliation";

    /// <summary>Further accounts of the chart to be reconciled: settlement accounts at schemes, suspense accounts.</summary>
    public IList<ReconciledAccountSetting> Accounts { get; } = [];

    /// <summary>How far items may be apart, the first rule that fits an account counts; without one nothing is tolerated.</summary>
    public IList<MatchRuleSetting> Rules { get; } = [];

    /// <summary>Where a break may be written off to, and how much at most.</summary>
    public IList<WriteOffSetting> WriteOffs { get; } = [];

    /// <summary>How the columns of CSV statements are called; the first layout whose columns a file has all of is taken.</summary>
    public IList<CsvLayoutSetting> CsvLayouts { get; } = [];

    /// <summary>Matches and breaks of each kind that one answer lists; all of them stand in the list of items.</summary>
    [Range(0, 100_000, ErrorMessage = "must be between 0 and 100000")]
    public int Listed { get; set; } = 1_000;
}

/// <summary>An account of ours that another party sends statements of, or that has to come to nothing by itself.</summary>
internal sealed class ReconciledAccountSetting
{
    /// <summary>In the ledger's chart; it must be open there.</summary>
    public string Code { get; set; } = string.Empty;

    /// <summary>ISO 4217.</summary>
    public string Currency { get; set; } = string.Empty;

    public ReconciledAccountKind Kind { get; set; } = ReconciledAccountKind.Scheme;

    /// <summary>How statements call it; empty for a suspense account, of which there are none.</summary>
    public string AccountIdentifier { get; set; } = string.Empty;
}

/// <summary>One rule of matching.</summary>
internal sealed class MatchRuleSetting
{
    /// <summary>Only this account; null or empty for every one.</summary>
    public string? Account { get; set; }

    /// <summary>Only this currency; null or empty for every one.</summary>
    public string? Currency { get; set; }

    /// <summary>In the unit of the currency: 0.05 are five cents. Amounts may differ so much when a reference agrees.</summary>
    public decimal Tolerance { get; set; }

    /// <summary>Days; null takes <c>Payments:MatchWindowDays</c>.</summary>
    public int? WindowDays { get; set; }
}

/// <summary>What may be written off in one currency.</summary>
internal sealed class WriteOffSetting
{
    /// <summary>ISO 4217.</summary>
    public string Currency { get; set; } = string.Empty;

    /// <summary>Code of the account in the ledger's chart that takes the loss or the gain; it must be open there.</summary>
    public string Account { get; set; } = string.Empty;

    /// <summary>The largest break that may be written off, in the unit of the currency.</summary>
    public decimal Cap { get; set; }
}

/// <summary>How one sender of CSV statements calls its columns.</summary>
internal sealed class CsvLayoutSetting
{
    public string Name { get; set; } = string.Empty;

    /// <summary>How the account is identified, when no column says so.</summary>
    public string? AccountIdentifier { get; set; }

    /// <summary>The currency of every line, when no column says so.</summary>
    public string? Currency { get; set; }

    public string Delimiter { get; set; } = ";";

    /// <summary>A .NET format: <c>yyyy-MM-dd</c>, <c>dd.MM.yyyy</c>.</summary>
    public string DateFormat { get; set; } = "yyyy-MM-dd";

    /// <summary>The other one of comma and point separates thousands.</summary>
    public string DecimalSeparator { get; set; } = ".";

    /// <summary>What a column means, and how the file calls it.</summary>
    public IDictionary<CsvField, string> Columns { get; } = new Dictionary<CsvField, string>();
}

/// <summary>What a column of a CSV statement can mean.</summary>
internal enum CsvField
{
    Account = 1,

    Currency = 2,

    BookingDate = 3,

    ValueDate = 4,

    /// <summary>With its sign: below zero is money that left.</summary>
    Amount = 5,

    /// <summary>Without a sign; a line has this one or <see cref="Credit"/>.</summary>
    Debit = 6,

    Credit = 7,

    /// <summary>The balance after the line; with it, every line must foot.</summary>
    Balance = 8,

    /// <summary>The sender's own reference of its booking.</summary>
    ServicerReference = 9,

    EndToEndId = 10,

    TransactionId = 11,

    Uetr = 12,

    Remittance = 13,
}

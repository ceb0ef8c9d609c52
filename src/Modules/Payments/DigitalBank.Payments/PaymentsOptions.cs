using System.ComponentModel.DataAnnotations;
using DigitalBank.Platform.Configuration;

namespace DigitalBank.Payments;

/// <summary>Section <c>Payments</c>. Folders are below <c>Bank:DataFolder</c> unless they are absolute.</summary>
internal sealed class PaymentsOptions : IValidatableObject
{
    public const string Section = "Payments";

    [Required(ErrorMessage = "must be a folder")]
    public string OutgoingFolder { get; set; } = "outgoing";

    [Required(ErrorMessage = "must be a folder")]
    public string InboxFolder { get; set; } = "inbox";

    /// <summary>Folder with ISO's schemas (<c>pain.001.001.09.xsd</c> …) that messages are validated with as well; null or empty for none.</summary>
    public string? Schemas { get; set; }

    /// <summary>Largest payment or statement file that is read.</summary>
    [Range(1, 4096, ErrorMessage = "must be between 1 and 4096")]
    public int MaxFileMegabytes { get; set; } = 256;

    /// <summary>Messages of other banks are taken from here, where no mailbox is named; those for them go to <see cref="OutgoingFolder"/>.</summary>
    [Required(ErrorMessage = "must be a folder")]
    public string MessagesFolder { get; set; } = "messages";

    /// <summary>Mailbox of the other side (<c>http://…</c>), through which messages are exchanged; null or empty exchanges files.</summary>
    [Url(ErrorMessage = "must be an address such as http://scheme:7300")]
    public string? SchemeUrl { get; set; }

    /// <summary>Largest message of another bank; it is kept in the database.</summary>
    [Range(1, 256, ErrorMessage = "must be between 1 and 256")]
    public int MaxMessageMegabytes { get; set; } = 32;

    /// <summary>A payment without a final answer of the other bank is asked about after so long, and again after as long.</summary>
    [Range(1, 2_592_000, ErrorMessage = "must be between 1 and 2592000")]
    public int InvestigateAfterSeconds { get; set; } = 1_800;

    /// <summary>After so many questions without a final answer the bank asks for the money back.</summary>
    [Range(1, 100, ErrorMessage = "must be between 1 and 100")]
    public int InvestigationsBeforeRecall { get; set; } = 3;

    /// <summary>Reasons for which a payment that another bank wants back goes back without asking the payee, as far as the money is there.</summary>
    public IList<string> RecallReasonsAccepted { get; } = ["DUPL", "TECH"];

    /// <summary>Days from today until which a settlement date of an incoming payment may lie ahead; one further away is rejected (DT01).</summary>
    [Range(0, 366, ErrorMessage = "must be between 0 and 366")]
    public int SettlementDaysAhead { get; set; } = 14;

    /// <summary>Days after the collection for which a customer gets a direct debit back without a reason: eight weeks in SEPA's Core scheme.</summary>
    [Range(0, 366, ErrorMessage = "must be between 0 and 366")]
    public int DirectDebitRefundDays { get; set; } = 56;

    /// <summary>Months after the collection for which a customer gets a direct debit back that no mandate allowed.</summary>
    [Range(0, 60, ErrorMessage = "must be between 0 and 60")]
    public int DirectDebitUnauthorisedMonths { get; set; } = 13;

    /// <summary>Days back from today over which the share of a creditor's collections that came back is counted.</summary>
    [Range(1, 366, ErrorMessage = "must be between 1 and 366")]
    public int ReturnedShareDays { get; set; } = 90;

    /// <summary>Payments of a file that are with the ledger at the same time, and held in memory.</summary>
    [Range(1, 5000, ErrorMessage = "must be between 1 and 5000")]
    public int InFlight { get; set; } = 1000;

    /// <summary>An open order older than this was left by a crash; younger ones are still being worked on.</summary>
    [Range(0, 3600, ErrorMessage = "must be between 0 and 3600")]
    public int ResumeAfterSeconds { get; set; } = 60;

    [Range(1, 50_000, ErrorMessage = "must be between 1 and 50000")]
    public int MaxPaymentsPerOutgoingFile { get; set; } = 10_000;

    /// <summary>Days between a statement's entry and ours within which an equal amount without a common reference still matches.</summary>
    [Range(0, 30, ErrorMessage = "must be between 0 and 30")]
    public int MatchWindowDays { get; set; } = 5;

    /// <summary>Years after the end of the relation with a customer for which orders say who paid whom, as part of the books.</summary>
    [Range(0, 100, ErrorMessage = "must be between 0 and 100")]
    public int RetentionYears { get; set; } = 10;

    /// <summary>By this name the bank knows its own QR codes: reverse domain or registered identifier, at most 30 characters.</summary>
    [Required(ErrorMessage = "must be a name")]
    [StringLength(30, MinimumLength = 1, ErrorMessage = "must have at most 30 characters")]
    public string QrIdentifier { get; set; } = "bank.digital";

    /// <summary>The secret that signs QR codes, made when it is first needed. The same file on every replica.</summary>
    [Required(ErrorMessage = "must be a file")]
    public string QrKeyFile { get; set; } = "qr-codes.key";

    /// <summary>How long a one-time code may be paid when its payee does not say.</summary>
    [Range(1, 44_640, ErrorMessage = "must be between 1 and 44640")]
    public int QrValidMinutes { get; set; } = 15;

    /// <summary>How long a customer's code may be presented, and a payment that waits for the customer confirmed.</summary>
    [Range(1, 60, ErrorMessage = "must be between 1 and 60")]
    public int ConsumerCodeValidMinutes { get; set; } = 5;

    /// <summary>By this the bank knows its own consumer-presented codes: an application identifier (ISO/IEC 7816-4) in hexadecimal.</summary>
    [Required(ErrorMessage = "must be an application identifier")]
    [RegularExpression("([0-9A-Fa-f]{2}){5,16}", ErrorMessage = "must be 5 to 16 bytes in hexadecimal")]
    public string ConsumerCodeApplication { get; set; } = "F04449474954414C42414E4B";

    /// <summary>Days for which a request to pay may be paid when its payee does not say.</summary>
    [Range(1, 90, ErrorMessage = "must be between 1 and 90")]
    public int PaymentRequestDays { get; set; } = 14;

    /// <summary>Days for which a payment to an alias that nobody has waits for its payee before it goes back.</summary>
    [Range(1, 365, ErrorMessage = "must be between 1 and 365")]
    public int WaitingPaymentDays { get; set; } = 14;

    /// <summary>Hours for which a beneficiary counts as new after being put into the book.</summary>
    [Range(0, 720, ErrorMessage = "must be between 0 and 720")]
    public int BeneficiaryCoolOffHours { get; set; } = 24;

    /// <summary>Hours after which an alias moves to whoever has proven possession, when the one who has it does not prove it anew.</summary>
    [Range(0, 2_160, ErrorMessage = "must be between 0 and 2160")]
    public int AliasMoveHours { get; set; } = 72;

    /// <summary>Aliases that a customer may look up or pay on one business day; more would be a census of who banks here.</summary>
    [Range(1, 100_000, ErrorMessage = "must be between 1 and 100000")]
    public int AliasLookUpsPerDay { get; set; } = 100;

    /// <summary>How often a standing order without enough money is tried again, on the next business days.</summary>
    [Range(0, 20, ErrorMessage = "must be between 0 and 20")]
    public int StandingOrderRetries { get; set; } = 3;

    /// <summary>For how long the rate and charges of a quote are locked.</summary>
    [Range(10, 86_400, ErrorMessage = "must be between 10 and 86400")]
    public int QuoteValidSeconds { get; set; } = 120;

    /// <summary>Days after which an exchange rate is too old to be quoted with.</summary>
    [Range(0, 30, ErrorMessage = "must be between 0 and 30")]
    public int MaxRateAgeDays { get; set; } = 5;

    /// <summary>From which amounts on customers confirm payments with their second factor, by currency; none asks for nothing.</summary>
    public IList<StepUps.StepUpSetting> StepUps { get; } = [];

    /// <summary>When net settlement closes its windows, for each currency; none settles nothing net.</summary>
    public IList<Settlement.SettlementScheduleSetting> SettlementWindows { get; } = [];

    /// <summary>Our accounts at correspondent banks. A currency without one gets a nostro account of its own with invented details.</summary>
    public IList<NostroSetting> Nostros { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => SettlementWindows
        .Select((schedule, i) => (Mistake: schedule.FindMistake(), Name: $"{nameof(SettlementWindows)}:{i}"))
        .Concat(StepUps.Select((setting, i) => (Mistake: setting.FindMistake(), Name: $"{nameof(StepUps)}:{i}")))
        .Where(setting => setting.Mistake is not null)
        .Select(setting => new ValidationResult(setting.Mistake, [setting.Name]));

    /// <summary>The folder of schemas in full; null where none is named.</summary>
    public string? FindSchemas(BankSettings bank) =>
        string.IsNullOrWhiteSpace(Schemas) ? null : Path.GetFullPath(Path.Combine(bank.DataFolder, Schemas));
}

/// <summary>One account of ours at a correspondent bank.</summary>
internal sealed class NostroSetting
{
    /// <summary>ISO 4217.</summary>
    public string Currency { get; set; } = string.Empty;

    /// <summary>Code in the ledger's chart, below the nostro header.</summary>
    public string Code { get; set; } = string.Empty;

    public string CorrespondentBic { get; set; } = string.Empty;

    /// <summary>IBAN or number under which the correspondent keeps it.</summary>
    public string AccountIdentifier { get; set; } = string.Empty;
}

using System.CommandLine;
using System.Globalization;
using DigitalBank.Accounts.Applications;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.DormantAccounts;
using DigitalBank.Accounts.Switching;
using DigitalBank.Platform.CommandLine;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Accounts.LifeCycle;

/// <summary><c>accounts apply | approve | … | close</c>: the commands of an account's life, as the staff surface has them.</summary>
internal static class LifeCycleVerbs
{
    public static readonly Argument<Guid> Account = new("account") { Description = "Id of the account, or of its application" };

    public static readonly Option<string> Reason = new("--reason") { Description = "Why, for the audit trail", Required = true };

    public static readonly Option<Guid> Key = new("--key")
    {
        Description = "Idempotency key: the same again has no further effect; a new one when missing",
        DefaultValueFactory = _ => Guid.CreateVersion7(),
    };

    private static readonly Option<Guid> Holder = new("--holder") { Description = "Id of the party that will hold it", Required = true };

    private static readonly Option<string> Product = new("--product") { Description = "Code of the product", Required = true };

    private static readonly Option<string> Currency = new("--currency") { Description = "ISO 4217", DefaultValueFactory = _ => "EUR" };

    private static readonly Option<ApplicationStatus?> Status = new("--status") { Description = "Applied, Approved, Refused or Withdrawn; all when missing" };

    private static readonly Option<AccountBlock> Kind = new("--kind") { Description = "Debits, Credits or All", Required = true };

    private static readonly Option<DateOnly?> Until = new("--until") { Description = "Its last day; until it is lifted when missing" };

    private static readonly Argument<Guid> Block = new("block") { Description = "Id of the block" };

    private static readonly Option<Guid?> PayOutTo = new("--pay-out-to") { Description = "Id of the account that gets what is left" };

    private static readonly Argument<string> NewProduct = new("product") { Description = "Code of a product of the same kind" };

    private static readonly Option<DateOnly> SwitchDate = new("--on") { Description = "Its first day with the new product", Required = true };

    public static IEnumerable<Command> Create(VerbRunner verbs) =>
    [
        verbs.Sends("apply", "Apply for an account", [Holder, Product, Currency, Key],
            p => new ApplyForAccount(p.GetValue(Key), p.GetValue(Holder), p.GetRequiredValue(Product), p.GetRequiredValue(Currency)), Line),
        verbs.Lists("applications", "Accounts that were applied for", [Status],
            (p, after, size) => new ListApplications(p.GetValue(Status), after, size), application => application.AccountId, Line),
        verbs.Sends("approve", "Approve an application", [Account, Reason], Decision(ApplicationStatus.Approved), Line),
        verbs.Sends("refuse", "Refuse an application", [Account, Reason], Decision(ApplicationStatus.Refused), Line),
        verbs.Sends("withdraw", "Withdraw an application", [Account, Reason], Decision(ApplicationStatus.Withdrawn), Line),
        verbs.Sends("activate", "Open the account of an approved application", [Account], p => new ActivateAccount(p.GetValue(Account)), Line),
        verbs.Sends("show", "One account", [Account], p => new GetAccount(p.GetValue(Account)), Line),
        verbs.Sends("block", "Stop debits, credits or both", [Account, Kind, Until, Reason, Key],
            p => new PlaceBlock(p.GetValue(Key), p.GetValue(Account), p.GetValue(Kind), p.GetRequiredValue(Reason), p.GetValue(Until)), Line),
        verbs.Lists("blocks", "An account's blocks, lifted ones included", [Account],
            (p, after, size) => new Blocks.ListBlocks(p.GetValue(Account), OnlyInForce: false, after, size), block => block.BlockId, Line),
        verbs.Sends("unblock", "Lift a block", [Account, Block, Reason],
            p => new LiftBlock(p.GetValue(Account), p.GetValue(Block), p.GetRequiredValue(Reason)), Line),
        verbs.Sends("ask-reactivation", "Ask for a dormant account to be used again", [Account, Reason],
            p => new AskForReactivation(p.GetValue(Account), p.GetRequiredValue(Reason)), Line),
        verbs.Sends("reactivate", "Approve that a dormant account is used again", [Account], p => new ReactivateAccount(p.GetValue(Account)), Line),
        verbs.Sends("switch", "Give an account another product from the business date on", [Account, NewProduct, Reason],
            p => new SwitchProduct(p.GetValue(Account), p.GetRequiredValue(NewProduct), p.GetRequiredValue(Reason)), Line),
        verbs.Sends("agree-switch", "Agree that an account gets another product on a day to come", [Account, NewProduct, SwitchDate, Reason],
            p => new AgreeSwitch(p.GetValue(Account), p.GetRequiredValue(NewProduct), p.GetValue(SwitchDate), p.GetRequiredValue(Reason)), Line),
        verbs.Sends("cancel-switch", "Cancel the switch that is agreed for an account", [Account, Reason],
            p => new CancelSwitch(p.GetValue(Account), p.GetRequiredValue(Reason)), Line),
        verbs.Sends("product-history", "Which products an account has had", [Account], p => new GetProductHistory(p.GetValue(Account), VisibleTo: null), Lines),
        verbs.Sends("close", "Close an account for good", [Account, PayOutTo, Reason],
            p => new CloseAccount(p.GetValue(Account), p.GetRequiredValue(Reason), p.GetValue(PayOutTo)), Line),
    ];

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Func<ParseResult, IRequest<Result<ApplicationView>>> Decision(ApplicationStatus decision) =>
        parsed => new DecideApplication(parsed.GetValue(Account), decision, parsed.GetRequiredValue(Reason));

    private static string Line(AccountView account) =>
        $"{account.AccountId} {account.Identifier} {account.CurrencyCode} {account.ProductCode} {account.Status}"
        + (account.Block == AccountBlock.None ? "" : $", blocked: {account.Block}")
        + (account.Dormancy == Dormancy.None ? "" : $", {account.Dormancy}");

    private static string Line(AgreedSwitchView agreed) =>
        $"{agreed.Status}: {agreed.ToProduct} from {Text(agreed.SwitchDate)} on, {agreed.Reason} ({agreed.AgreedBy})"
        + (agreed.Remark is { } remark ? $", {remark}" : "");

    private static string Line(ApplicationView application) =>
        $"{application.AccountId} {application.ProductCode} {application.CurrencyCode} {application.Status}";

    private static string Line(BlockView block) =>
        $"{block.BlockId} {block.Kind} by {block.Owner}: {block.Reason}"
        + (block.ExpiryDate is { } until ? $", until {Text(until)}" : "")
        + (block.LiftedBy is { } lifter ? $", lifted by {lifter}" : "");

    private static string Lines(ProductHistoryView history) => string.Join(Environment.NewLine, history.Switches
        .Select(one => $"{Text(one.SwitchDate)} from {one.FromProduct} to {one.ToProduct}: {one.Reason} ({one.SwitchedBy})")
        .Prepend($"{history.AccountId} {history.ProductCode}" + (history.Agreed is { } agreed ? $"{Environment.NewLine}{Line(agreed)}" : "")));
}

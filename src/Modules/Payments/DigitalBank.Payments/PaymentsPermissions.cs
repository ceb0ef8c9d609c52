using DigitalBank.Platform.Security;

namespace DigitalBank.Payments;

internal static class PaymentsPermissions
{
    public static readonly Permission Transfer = new(
        "payments.transfer", "Pay from one's own accounts and see one's own payments", RoleNames.Customer);

    public static readonly Permission UseAliases = new(
        "payments.aliases.use", "Be paid by telephone number, e-mail address or handle", RoleNames.Customer);

    public static readonly Permission View = new(
        "payments.view", "See any payment, file, batch and reconciliation break", RoleNames.Clerk, RoleNames.Operations, RoleNames.Supervisor, RoleNames.Auditor);

    public static readonly Permission ImportFiles = new(
        "payments.files.import", "Take in payment files", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission Send = new(
        "payments.send", "Send the collected payments to other banks", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission Reconcile = new(
        "payments.reconcile", "Take in statements of other banks and look after breaks", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission MatchByHand = new(
        "payments.reconcile.match", "Match and part reconciliation items by hand", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission ProposeWriteOffs = new(
        "payments.write_offs.propose", "Propose to write reconciliation breaks off", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission DecideWriteOffs = new(
        "payments.write_offs.decide", "Decide about write-offs that somebody else has proposed", RoleNames.Supervisor);

    public static readonly Permission SetLimits = new(
        "payments.limits.set", "Set how much customers may pay in a day or a month", RoleNames.Supervisor);

    public static readonly Permission SetCalendars = new(
        "payments.calendars.set", "Set cut-offs and closing days of currencies", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission SetTerms = new(
        "payments.terms.set", "Set spreads, charges and routes of payments across borders", RoleNames.Supervisor);

    public static readonly Permission DecideHeld = new(
        "payments.held.decide", "Release or refuse orders that are held", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission SetParticipants = new(
        "payments.participants.set", "Set participants of net settlement and their caps", RoleNames.Supervisor);

    public static readonly Permission Settle = new(
        "payments.settlement.submit", "Take in payments between participants of net settlement", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission SetSigningRules = new(
        "payments.signing_rules.set", "Set who has to sign payments from a company's account", RoleNames.Supervisor);

    /// <summary>Role of a machine that brings the messages of other banks; no member of staff has it.</summary>
    private const string ChannelRole = "payment-channel";

    public static readonly Permission Deliver = new(
        "payments.messages.deliver", "Bring messages of other banks, which are acted on at once: for the channel, never for people", ChannelRole);

    public static readonly Permission HandIn = new(
        "payments.messages.hand-in", "Hand in a message of another bank, for a second person to agree", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission ReadMessages = new(
        "payments.messages.read", "Read what messages between banks say", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission Recall = new(
        "payments.recall", "Ask another bank for a payment back", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission Approve = new(
        "payments.approve", "Agree to a message or a release that somebody else has proposed", RoleNames.Supervisor);

    public static readonly Permission DecideIncoming = new(
        "payments.incoming.decide", "Release or send back payments that are held, decide what other banks ask back", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission Collect = new(
        "payments.collect", "Keep mandates of one's debtors and collect direct debits", RoleNames.Customer);

    public static readonly Permission ProposeCreditors = new(
        "payments.creditors.propose", "Propose who may collect direct debits and how much, and stop a creditor", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission DecideCreditors = new(
        "payments.creditors.decide", "Decide who may collect, when somebody else has proposed it", RoleNames.Supervisor);

    public static IReadOnlyList<Permission> All =>
    [
        Transfer, UseAliases, View, ImportFiles, Send, Reconcile, MatchByHand, ProposeWriteOffs, DecideWriteOffs, SetLimits, SetCalendars, SetTerms, DecideHeld, SetParticipants,
        Settle, SetSigningRules, Deliver, HandIn, ReadMessages, Recall, Approve, DecideIncoming,
        Collect, ProposeCreditors, DecideCreditors,
    ];
}

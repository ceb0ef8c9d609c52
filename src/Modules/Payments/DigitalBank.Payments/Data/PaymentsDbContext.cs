using DigitalBank.Payments.Aliases;
using DigitalBank.Payments.Answers;
using DigitalBank.Payments.Beneficiaries;
using DigitalBank.Payments.ConsumerCodes;
using DigitalBank.Payments.CrossBorder;
using DigitalBank.Payments.CutOffs;
using DigitalBank.Payments.DirectDebits;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.DirectDebits.Collections.Files;
using DigitalBank.Payments.DirectDebits.Creditors;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.Payments.Files;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.HeldOrders;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Limits;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Outgoing;
using DigitalBank.Payments.PaymentRequests;
using DigitalBank.Payments.QrCodes;
using DigitalBank.Payments.Recalls;
using DigitalBank.Payments.Reconciliation;
using DigitalBank.Payments.Reconciliation.Breaks;
using DigitalBank.Payments.Settlement;
using DigitalBank.Payments.Signatures;
using DigitalBank.Payments.StandingOrders;
using DigitalBank.Payments.Unplaced;
using DigitalBank.Payments.WaitingPayments;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Data;

/// <summary>Schema <c>payments</c>.</summary>
internal sealed class PaymentsDbContext(DbContextOptions<PaymentsDbContext> options, ModuleServices services) : EncryptingDbContext(options, services)
{
    public DbSet<PaymentOrder> Orders => Set<PaymentOrder>();

    public DbSet<PaymentOrderStep> OrderSteps => Set<PaymentOrderStep>();

    public DbSet<PaymentLimit> Limits => Set<PaymentLimit>();

    public DbSet<LimitCounter> LimitCounters => Set<LimitCounter>();

    public DbSet<LimitUse> LimitUses => Set<LimitUse>();

    public DbSet<CutOff> CutOffs => Set<CutOff>();

    public DbSet<ClosingDay> ClosingDays => Set<ClosingDay>();

    public DbSet<CrossBorderTerms> CrossBorderTerms => Set<CrossBorderTerms>();

    public DbSet<CorrespondentRoute> CorrespondentRoutes => Set<CorrespondentRoute>();

    public DbSet<CrossBorderQuote> CrossBorderQuotes => Set<CrossBorderQuote>();

    public DbSet<HeldDecision> HeldDecisions => Set<HeldDecision>();

    public DbSet<PaymentDecision> PaymentDecisions => Set<PaymentDecision>();

    public DbSet<SettlementParticipant> SettlementParticipants => Set<SettlementParticipant>();

    public DbSet<SettlementWindow> SettlementWindows => Set<SettlementWindow>();

    public DbSet<SettlementPosition> SettlementPositions => Set<SettlementPosition>();

    public DbSet<SettlementObligation> SettlementObligations => Set<SettlementObligation>();

    public DbSet<SigningRules> SigningRules => Set<SigningRules>();

    public DbSet<PaymentProposal> PaymentProposals => Set<PaymentProposal>();

    public DbSet<ProposalSignature> ProposalSignatures => Set<ProposalSignature>();

    public DbSet<ConsumerCode> ConsumerCodes => Set<ConsumerCode>();

    public DbSet<PaymentRequest> PaymentRequests => Set<PaymentRequest>();

    public DbSet<WaitingPayment> WaitingPayments => Set<WaitingPayment>();

    public DbSet<QrCode> QrCodes => Set<QrCode>();

    public DbSet<PaymentAlias> Aliases => Set<PaymentAlias>();

    public DbSet<AliasLookUps> AliasLookUps => Set<AliasLookUps>();

    public DbSet<Beneficiary> Beneficiaries => Set<Beneficiary>();

    public DbSet<StandingOrder> StandingOrders => Set<StandingOrder>();

    public DbSet<StandingOrderPayment> StandingOrderPayments => Set<StandingOrderPayment>();

    public DbSet<PaymentFile> Files => Set<PaymentFile>();

    public DbSet<OutgoingBatch> OutgoingBatches => Set<OutgoingBatch>();

    public DbSet<ReceivedStatement> ReceivedStatements => Set<ReceivedStatement>();

    public DbSet<ReconciliationItem> ReconciliationItems => Set<ReconciliationItem>();

    public DbSet<ReconciliationAct> ReconciliationActs => Set<ReconciliationAct>();

    public DbSet<WriteOff> WriteOffs => Set<WriteOff>();

    public DbSet<GatewayMessage> GatewayMessages => Set<GatewayMessage>();

    public DbSet<IncomingPayment> IncomingPayments => Set<IncomingPayment>();

    public DbSet<IncomingPaymentStep> IncomingPaymentSteps => Set<IncomingPaymentStep>();

    public DbSet<IncomingDebit> IncomingDebits => Set<IncomingDebit>();

    public DbSet<IncomingDebitStep> IncomingDebitSteps => Set<IncomingDebitStep>();

    public DbSet<Creditor> Creditors => Set<Creditor>();

    public DbSet<DebitMandate> DebitMandates => Set<DebitMandate>();

    public DbSet<Collection> Collections => Set<Collection>();

    public DbSet<CollectionStep> CollectionSteps => Set<CollectionStep>();

    public DbSet<CollectionFileLine> CollectionFileLines => Set<CollectionFileLine>();

    public DbSet<PreNotification> PreNotifications => Set<PreNotification>();

    public DbSet<CreditorRule> CreditorRules => Set<CreditorRule>();

    public DbSet<StaffDecision> IncomingDecisions => Set<StaffDecision>();

    public DbSet<UnplacedMoney> UnplacedMoney => Set<UnplacedMoney>();

    public DbSet<Recall> Recalls => Set<Recall>();

    public DbSet<StatusInquiry> StatusInquiries => Set<StatusInquiry>();

    /// <summary>Saves the new steps of orders, incoming payments, direct debits and collections in the same transaction as their new state.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var order in ChangeTracker.Entries<PaymentOrder>().Select(entry => entry.Entity).ToList())
        {
            AddRange(order.TakeNewSteps());
            if (order.TakeNewDecision() is { } decision)
            {
                Add(decision);
            }
        }

        foreach (var payment in ChangeTracker.Entries<IncomingPayment>().Select(entry => entry.Entity).ToList())
        {
            AddRange(payment.TakeNewSteps());
        }

        foreach (var debit in ChangeTracker.Entries<IncomingDebit>().Select(entry => entry.Entity).ToList())
        {
            AddRange(debit.TakeNewSteps());
        }

        foreach (var collection in ChangeTracker.Entries<Collection>().Select(entry => entry.Entity).ToList())
        {
            AddRange(collection.TakeNewSteps());
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PaymentsDbContext).Assembly);
    }
}

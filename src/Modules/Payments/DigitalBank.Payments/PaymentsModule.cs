using System.CommandLine;
using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Contracts.Export;
using DigitalBank.Payments.Aliases;
using DigitalBank.Payments.Answers;
using DigitalBank.Payments.Beneficiaries;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Booking.Bulk;
using DigitalBank.Payments.ConsumerCodes;
using DigitalBank.Payments.CrossBorder;
using DigitalBank.Payments.CutOffs;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.DirectDebits.Collections.Files;
using DigitalBank.Payments.DirectDebits.Creditors;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.Payments.Files;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.HeldOrders;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Validation;
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
using DigitalBank.Payments.Simulator;
using DigitalBank.Payments.StandingOrders;
using DigitalBank.Payments.Statements;
using DigitalBank.Payments.StepUps;
using DigitalBank.Payments.Transfers;
using DigitalBank.Payments.Unplaced;
using DigitalBank.Payments.WaitingPayments;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments;

/// <summary>Payments: transfers, payment files, what leaves for other banks, and the reconciliation with them.</summary>
public sealed class PaymentsModule : IBankModule
{
    /// <summary>Under this name the module's entries stand in the ledger.</summary>
    internal const string Source = "payments";

    public string Name => "payments";

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<PaymentsDbContext>();
        services.AddBankOptions<PaymentsOptions>(PaymentsOptions.Section);
        services.AddOptions<PaymentsOptions>().Validate<IOptions<BankSettings>>(
            (payments, bank) => payments.FindSchemas(bank.Value) is not { } folder || Directory.Exists(folder),
            "Setting Payments:Schemas must be a folder that exists");
        services.AddSingleton<MessageSchemas>();
        services.AddPermissions(PaymentsPermissions.All);
        services.AddSingleton<OpenedAccounts>();
        services.AddSingleton<NostroBook>();
        services.AddScoped<BankLedgerAccounts>();
        services.AddSingleton<QrSignatures>();
        services.AddScoped<ConsumerPayments>();
        services.AddScoped<WaitingMoney>();
        services.AddScoped<AliasBook>();
        services.AddScoped<AliasCode>();
        services.AddScoped<StandingOrderRun>();
        services.AddScoped<ValueDates>();
        services.AddScoped<ProposalDesk>();
        services.AddScoped<SignedPayments>();
        services.AddScoped<WindowBook>();
        services.AddScoped<CorrespondentRoutes>();
        services.AddScoped<QuotedOrders>();
        services.AddScoped<PathScreening>();
        services.AddSingleton<RecentPayments>();
        services.AddScoped<PathRules>();
        services.AddScoped<OrderStart>();
        services.AddScoped<ReleaseTerms>();
        services.AddScoped<NewPayees>();
        services.AddScoped<PaymentStepUps>();
        services.AddScoped<LimitBook>();
        services.AddScoped<OneTimeUses>();
        services.AddScoped<OrderDesk>();
        services.AddScoped<PaymentBooker>();
        services.AddSingleton<CountsUnderWay>();
        services.AddScoped<LimitForecast>();
        services.AddSingleton<OrderRows>();
        services.TryAddSingleton<IPaymentStatements, StatementsByRow>();
        services.AddScoped<BulkBooker>();
        services.AddScoped<TransferIntake>();
        services.AddScoped<TransferBatch>();
        services.AddScoped<Func<TransferBatch>>(scope => scope.GetRequiredService<TransferBatch>);
        services.AddSingleton<TransferQueue>();
        services.AddScoped<FileOrders>();
        services.AddScoped<FilePaymentIntake>();
        services.AddSingleton<PaymentFolders>();
        services.AddScoped<BatchCollector>();
        services.AddScoped<BatchSender>();
        services.AddReconciliation();
        services.AddSingleton<SchemeChannel>();
        services.AddScoped<OnceOnlyPosting>();
        services.AddScoped<MessageDesk>();
        services.AddScoped<MessageWork>();
        services.AddScoped<MessageFolder>();
        services.AddScoped<PayerScreening>();
        services.AddScoped<IncomingIntake>();
        services.AddScoped<IncomingBooker>();
        services.AddScoped<ReturnMessages>();
        services.AddScoped<LaterStatus>();
        services.AddScoped<SentOrders>();
        services.AddScoped<MoneyBack>();
        services.AddScoped<RefusedPayments>();
        services.AddScoped<RejectedReturns>();
        services.AddScoped<RefusedMessages>();
        services.AddScoped<ReleaseBooking>();
        services.AddScoped<RecallAnswers>();
        services.AddScoped<DebitMessages>();
        services.AddScoped<DebitBooker>();
        services.AddScoped<DebitOutcomes>();
        services.AddScoped<CollectionIntake>();
        services.AddScoped<CollectionFileIntake>();
        services.AddScoped<CollectionBooker>();
        services.AddScoped<CollectionAnswers>();
        services.AddScoped<IMessageFlow, CreditTransferFlow>();
        services.AddScoped<IMessageFlow, DirectDebitFlow>();
        services.AddScoped<IMessageFlow, StatusFlow>();
        services.AddScoped<IMessageFlow, ReturnFlow>();
        services.AddScoped<IMessageFlow, CancellationFlow>();
        services.AddScoped<IMessageFlow, ResolutionFlow>();
        services.AddScoped<IEntryNarrator, PaymentNarrator>();
        services.AddScoped<IPersonalDataKeeper, PaymentsKeeper>();
        services.AddScoped<IPersonalDataSource, PaymentsData>();
        services.AddHostedService<ResumePaymentsAtStart>();
    }

    public void MapEndpoints(BankEndpoints endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        TransferEndpoints.Map(endpoints);
        LimitEndpoints.Map(endpoints);
        CutOffEndpoints.Map(endpoints);
        CrossBorderEndpoints.Map(endpoints);
        HeldOrderEndpoints.Map(endpoints);
        SettlementEndpoints.Map(endpoints);
        SignatureEndpoints.Map(endpoints);
        BeneficiaryEndpoints.Map(endpoints);
        AliasEndpoints.Map(endpoints);
        StandingOrderEndpoints.Map(endpoints);
        QrEndpoints.Map(endpoints);
        ConsumerCodeEndpoints.Map(endpoints);
        PaymentRequestEndpoints.Map(endpoints);
        WaitingPaymentEndpoints.Map(endpoints);
        PaymentEndpoints.Map(endpoints);
        PaymentFileEndpoints.Map(endpoints);
        OutgoingEndpoints.Map(endpoints);
        ReconciliationEndpoints.Map(endpoints);
        BreakEndpoints.Map(endpoints.Staff);
        MessageEndpoints.Map(endpoints);
        IncomingPaymentEndpoints.Map(endpoints);
        RecallEndpoints.Map(endpoints);
        UnplacedMoneyEndpoints.Map(endpoints);
        DirectDebitEndpoints.Map(endpoints);
        CreditorEndpoints.Map(endpoints);
        DebitMandateEndpoints.Map(endpoints);
        CollectionEndpoints.Map(endpoints);
        CollectionFileEndpoints.Map(endpoints);
    }

    public IEnumerable<Command> Verbs(VerbRunner verbs) =>
    [
        new Command("payments", "Payment files, outgoing payments, reconciliation")
        {
            PaymentFileVerbs.Import(verbs),
            ValidateMessagesVerb.Create(verbs),
            OutgoingVerbs.Send(verbs),
            CutOffVerbs.ValueDate(verbs),
            CrossBorderVerbs.Track(verbs),
            HeldOrderVerbs.Decision(verbs),
            SettlementVerbs.Settle(verbs),
            SettlementVerbs.Report(verbs),
            ReconciliationVerbs.Reconcile(verbs),
            ReconciliationVerbs.Breaks(verbs),
            ReconciliationVerbs.Prove(verbs),
            MessageVerbs.Receive(verbs),
            MessageVerbs.Exchange(verbs),
            UnplacedMoneyVerbs.Create(verbs),
            QrVerbs.Create(verbs),
        },
        SchemeSimulatorVerb.Create(),
    ];
}

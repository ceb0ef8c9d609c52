using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.DirectDebits;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.DirectDebits.Creditors;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.Payments.Gateway;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.Tests.Support;

/// <summary>A creditor who may collect, and what tests of collecting need of it.</summary>
/// <param name="Account">Where its money goes.</param>
internal sealed record ACreditor(PaymentsBank Bank, AccountView Account, Guid CreditorId)
{
    private static int _number;

    public const string ElsewhereIban = "FR1420041010050500013M02606";

    /// <summary>Approved by a second person, up to 100 EUR at once and 150 EUR a day.</summary>
    public static async Task<ACreditor> ApprovedAsync(PaymentsBank bank, string balance = "0.00", int mostReturned = 10_000)
    {
        var account = await bank.AnAccountAsync(balance);
        var creditor = (await bank.SendAsync(Proposal(account, NextSchemeId(), mostReturned))).EnsureSuccess();
        await ProposedBySomebodyElseAsync(bank, creditor.CreditorId);
        (await bank.SendAsync(new DecideCreditor(creditor.CreditorId, 1, true, "known for years"))).EnsureSuccess();
        return new ACreditor(bank, account, creditor.CreditorId);
    }

    public static ProposeCreditor Proposal(AccountView account, string schemeId, int mostReturned = 10_000) => new(
        account.AccountId, schemeId, "House and Home", PaymentsBank.Euros("100.00"), PaymentsBank.Euros("150.00"), mostReturned, "letter of application");

    public static Task<int> ProposedBySomebodyElseAsync(PaymentsBank bank, Guid creditorId) => bank.InDatabaseAsync(db => db.Creditors
        .Where(creditor => creditor.Id == creditorId)
        .ExecuteUpdateAsync(set => set.SetProperty(creditor => creditor.ProposedBy, "somebody-else")));

    /// <summary>Check digits after EPC262-08, for a German number.</summary>
    public static string NextSchemeId()
    {
        var national = (Interlocked.Increment(ref _number) + 70_000_000_000L).ToString("D11", System.Globalization.CultureInfo.InvariantCulture);
        var check = 98 - (int)(System.Numerics.BigInteger.Parse(national + "131400", System.Globalization.CultureInfo.InvariantCulture) % 97);
        return FormattableString.Invariant($"DE{check:D2}ZZZ{national}");
    }

    public async Task<DebitMandateView> MandateAsync(string iban, DebitScheme scheme = DebitScheme.CORE, bool isOneOff = false) =>
        (await Bank.SendAsync(new RegisterDebitMandate(
            Account.HolderPartyId,
            CreditorId,
            Guid.NewGuid().ToString("N"),
            scheme,
            isOneOff,
            await Bank.TodayAsync(),
            new DebtorDetails("Ada Lovelace", iban, null, NoticeDays: 1)))).EnsureSuccess();

    public async Task<Result<CollectionView>> OrderAsync(
        DebitMandateView mandate, string amount = "25.00", SequenceType sequence = SequenceType.RCUR, string? endToEndId = null, Guid? key = null) =>
        await Bank.SendAsync(new OrderCollection(
            key ?? Guid.CreateVersion7(),
            Account.HolderPartyId,
            CreditorId,
            mandate.Reference,
            sequence,
            await Bank.NextBusinessDayAsync(),
            PaymentsBank.Euros(amount),
            endToEndId ?? Guid.NewGuid().ToString("N"),
            "rent"));

    /// <summary>Ordered, its day come, and the pacs.003 out.</summary>
    public async Task<CollectionView> SentAsync()
    {
        var ordered = (await OrderAsync(await MandateAsync(ElsewhereIban))).EnsureSuccess();
        await Bank.CloseDayAsync();
        await Bank.CollectAsync();
        return ordered;
    }
}

internal static class CollectingSteps
{
    public static async Task<DateOnly> NextBusinessDayAsync(this PaymentsBank bank)
    {
        var calendar = bank.Services.GetRequiredService<IBusinessCalendar>();
        var day = (await bank.TodayAsync()).AddDays(1);
        while (!calendar.IsBusinessDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    public static async Task<SentCollections> CollectAsync(this PaymentsBank bank)
    {
        var sent = (await bank.SendAsync(new SendDueCollections())).EnsureSuccess();
        (await bank.SendAsync(new CollectDueDebits())).EnsureSuccess();
        return sent;
    }

    public static async Task<CollectionDetailsView> CollectionAsync(this PaymentsBank bank, CollectionView collection) =>
        (await bank.SendAsync(new GetCollection(collection.CollectionId, PartyId: null))).EnsureSuccess();

    public static async Task<string> StateAsync(this PaymentsBank bank, CollectionView collection)
    {
        var now = (await bank.CollectionAsync(collection)).Collection;
        return $"{now.Status} {now.ReasonCode}".Trim();
    }

    /// <summary>The pacs.003 that a collection left with.</summary>
    public static Task<byte[]> MessageOfAsync(this PaymentsBank bank, CollectionView collection) => bank.InDatabaseAsync(db => (
        from row in db.Collections
        join message in db.GatewayMessages on row.MessageId equals message.MessageId
        where row.Id == collection.CollectionId
        select message.Content).SingleAsync());

    /// <summary>The other bank has fetched what waits for it.</summary>
    public static Task<int> FetchedAsync(this PaymentsBank bank) => bank.InDatabaseAsync(db => db.GatewayMessages
        .Where(message => message.Status == GatewayMessageStatus.Queued)
        .ExecuteUpdateAsync(set => set.SetProperty(message => message.Status, GatewayMessageStatus.Delivered)));

    public static async Task AnswerAsync(this PaymentsBank bank, CollectionView collection, string status, string? reason = null, string? groupStatus = null) =>
        await bank.ReceiveAsync($"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10"><FIToFIPmtStsRpt>
            <GrpHdr><MsgId>{Guid.NewGuid():N}</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm>{Parties()}</GrpHdr>
            {(groupStatus is null ? "" : await HeadAsync(bank, collection, groupStatus))}
            <TxInfAndSts><OrgnlGrpInf><OrgnlMsgId>ours</OrgnlMsgId><OrgnlMsgNmId>pacs.003.001.08</OrgnlMsgNmId></OrgnlGrpInf>{Original(collection)}<TxSts>{status}</TxSts>
            {(reason is null ? "" : $"<StsRsnInf><Rsn><Cd>{reason}</Cd></Rsn></StsRsnInf>")}</TxInfAndSts></FIToFIPmtStsRpt></Document>
            """);

    /// <summary>A pacs.002 of a bank that names a collection by our message and its end-to-end id alone.</summary>
    public static async Task AnswerWithoutTransactionIdAsync(this PaymentsBank bank, CollectionView collection, string status) =>
        await bank.ReceiveAsync($"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10"><FIToFIPmtStsRpt>
            <GrpHdr><MsgId>{Guid.NewGuid():N}</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm>{Parties()}</GrpHdr>
            <TxInfAndSts><OrgnlGrpInf><OrgnlMsgId>{await MessageIdOfAsync(bank, collection)}</OrgnlMsgId><OrgnlMsgNmId>pacs.003.001.08</OrgnlMsgNmId></OrgnlGrpInf>
            <OrgnlEndToEndId>{collection.EndToEndId}</OrgnlEndToEndId><TxSts>{status}</TxSts></TxInfAndSts></FIToFIPmtStsRpt></Document>
            """);

    /// <summary>A pacs.004 of a bank that names it by its UETR alone.</summary>
    public static string ReturnByUetr(CollectionView collection) =>
        Return(collection).Replace($"<OrgnlEndToEndId>{collection.EndToEndId}</OrgnlEndToEndId><OrgnlTxId>{collection.CollectionId:N}</OrgnlTxId>", string.Empty, StringComparison.Ordinal);

    public static string Return(CollectionView collection, string amount = "25.00", string reason = "MD06") => $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.004.001.09"><PmtRtr>
        <GrpHdr><MsgId>{Guid.NewGuid():N}</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm><NbOfTxs>1</NbOfTxs>
        <SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf>{Parties()}</GrpHdr>
        <TxInf><RtrId>R-1</RtrId>{Original(collection)}<RtrdIntrBkSttlmAmt Ccy="EUR">{amount}</RtrdIntrBkSttlmAmt>
        <RtrRsnInf><Rsn><Cd>{reason}</Cd></Rsn></RtrRsnInf></TxInf></PmtRtr></Document>
        """;

    private static async Task<string> HeadAsync(PaymentsBank bank, CollectionView collection, string status)
    {
        var messageId = await MessageIdOfAsync(bank, collection);
        return $"<OrgnlGrpInfAndSts><OrgnlMsgId>{messageId}</OrgnlMsgId><OrgnlMsgNmId>pacs.003.001.08</OrgnlMsgNmId><GrpSts>{status}</GrpSts></OrgnlGrpInfAndSts>";
    }

    private static Task<string?> MessageIdOfAsync(PaymentsBank bank, CollectionView collection) => bank.InDatabaseAsync(
        db => db.Collections.Where(row => row.Id == collection.CollectionId).Select(row => row.MessageId).SingleAsync());

    private static string Original(CollectionView collection) =>
        $"<OrgnlEndToEndId>{collection.EndToEndId}</OrgnlEndToEndId><OrgnlTxId>{collection.CollectionId:N}</OrgnlTxId><OrgnlUETR>{collection.Uetr}</OrgnlUETR>";

    private static string Parties() => $"""
        <InstgAgt><FinInstnId><BICFI>{BankMessages.OtherBank}</BICFI></FinInstnId></InstgAgt><InstdAgt><FinInstnId><BICFI>DGBKDEFFXXX</BICFI></FinInstnId></InstdAgt>
        """;
}

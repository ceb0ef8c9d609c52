using System.Security.Cryptography;
using System.Text;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Lending.Products;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Lending.Servicing;

/// <summary>Moves a loan's money. Each step may be repeated: the ledger answers a repetition with what there is.</summary>
internal sealed class LoanLedger(IMediator bank)
{
    /// <summary>Under which this module posts.</summary>
    public const string Source = "lending";

    public const string DisbursementEvent = "loan-disbursement";

    public async Task<Result<LedgerAccountView>> OpenAccountAsync(GrantedLoan loan, CancellationToken cancellationToken) =>
        await bank.Send(
            new OpenLedgerAccount($"loan-{loan.Id:N}", "Loan", LoanProductLedger.LoansHeader, loan.CurrencyCode, MinimumBalance: 0),
            cancellationToken);

    /// <returns>The entry that paid the loan out; null while there is none.</returns>
    public async Task<Result<FoundEntry>> FindDisbursementAsync(GrantedLoan loan, CancellationToken cancellationToken)
    {
        var found = await bank.Send(new FindJournalEntryByKey(DisbursementKey(loan)), cancellationToken);
        return found.IsSuccess ? new FoundEntry(found.Value)
            : found.Failure.Kind == FailureKind.NotFound ? new FoundEntry(null)
            : found.Failure;
    }

    public Task<Result<JournalEntryReceipt>> DisburseAsync(GrantedLoan loan, long customerAccountId, CancellationToken cancellationToken) =>
        bank.Send(
            new PostJournalEntry(
                DisbursementKey(loan),
                Source,
                $"{loan.Id:N}/{DisbursementEvent}",
                DisbursementEvent,
                loan.StartDate,
                [
                    new Posting(loan.LedgerAccountId!.Value, Side.Debit, loan.Amount, loan.StartDate),
                    new Posting(customerAccountId, Side.Credit, loan.Amount, loan.StartDate),
                ]),
            cancellationToken);

    /// <summary>The same for the same loan, so that it is paid out once. A UUID of version 8 (RFC 9562, section 5.8).</summary>
    private static Guid DisbursementKey(GrantedLoan loan)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{DisbursementEvent}\n{loan.Id:N}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}

/// <param name="Entry">Null where there is none.</param>
internal sealed record FoundEntry(JournalEntryView? Entry);

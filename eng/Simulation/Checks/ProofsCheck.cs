using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Ledger.Proofs;
using DigitalBank.Simulation.Model;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Simulation.Checks;

/// <summary>Seals the journal and asks for receipts of random entries, which must prove what the model says.</summary>
internal sealed class ProofsCheck(BankFixture bank, Random random, LedgerModel model)
{
    private const int ReceiptsAsked = 20;

    public async Task RunAsync()
    {
        await bank.Services.GetRequiredService<Sealer>().SealAsync(CancellationToken.None);
        var keys = bank.Services.GetRequiredService<ProofKeys>().Trusted();
        for (var i = 0; i < ReceiptsAsked && model.LastEntryId > 0; i++)
        {
            var entry = model.Entry(random.NextInt64(1, model.LastEntryId + 1));
            var receipt = (await bank.SendAsync(new GetEntryReceipt(entry.Id))).EnsureSuccess();
            Difference.Unless(ReceiptCheck.FindFault(receipt, keys) is null, $"receipt of entry {entry.Id}", "no fault", ReceiptCheck.FindFault(receipt, keys));
            Difference.Unless(IsOf(entry, receipt.Entry), $"receipt of entry {entry.Id}", entry.Draft, receipt.Entry);
            Difference.Unless(receipt.Head.TreeSize == model.LastEntryId, "tree head", model.LastEntryId, receipt.Head.TreeSize);
        }
    }

    private static bool IsOf(ModelEntry entry, ReceiptEntry receipt) =>
        receipt with { Postings = [] } == new ReceiptEntry(
            entry.Id,
            entry.Draft.Key,
            receipt.RequestHash,
            entry.RecordedAt,
            entry.Draft.Reverses,
            entry.Draft.RecordedBy,
            entry.Draft.Source,
            entry.Draft.SourceReference,
            entry.Draft.EventCode,
            entry.Draft.BookingDate,
            []) && receipt.Postings.SequenceEqual(entry.Lines.Select(line => line.Posting));
}

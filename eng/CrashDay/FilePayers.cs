using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DigitalBank.CrashDay;

/// <summary>A person who runs <c>payments import</c> for one file after the other, and again when a run was killed.</summary>
internal sealed class FilePayers(Installation installation, CrashPlan plan, Acknowledgements acknowledged)
{
    private const int Attempts = 40;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<int, Process> _running = new();

    private int _killed;

    /// <summary>Import runs that were killed.</summary>
    public int Killed => _killed;

    public async Task PayAsync(CancellationToken cancellationToken)
    {
        foreach (var file in plan.Files)
        {
            var path = Path.Combine(installation.Folder, $"{file.MessageId}.xml");
            await File.WriteAllTextAsync(path, Pain001Of(file), cancellationToken);
            await ImportAsync(file, path, cancellationToken);
        }
    }

    /// <summary>SIGKILL for the import that runs now, if any.</summary>
    public void KillRunning()
    {
        foreach (var process in _running.Values)
        {
            try
            {
                process.Kill();
                Interlocked.Increment(ref _killed);
            }
            catch (InvalidOperationException)
            {
                // It has just ended by itself.
            }
        }
    }

    private async Task ImportAsync(PlannedFile file, string path, CancellationToken cancellationToken)
    {
        VerbOutcome? outcome = null;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            outcome = await RunAsync(path, cancellationToken);

            // Known as a duplicate: an earlier run had finished the file and was killed before it could say so.
            if (outcome.ExitCode == 0 || outcome.Output.Contains("payments.file_duplicate", StringComparison.Ordinal))
            {
                foreach (var payment in file.Payments)
                {
                    acknowledged.Add(payment.EndToEndId);
                }

                return;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        acknowledged.Refused(file.MessageId, $"exit code {outcome!.ExitCode}: {outcome.Output} {outcome.Error}");
    }

    private async Task<VerbOutcome> RunAsync(string path, CancellationToken cancellationToken)
    {
        var id = 0;
        try
        {
            return await installation.RunAsync(
                ["payments", "import", path, "--json"],
                started: process => _running[id = process.Id] = process,
                cancellationToken: cancellationToken);
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    private static string Pain001Of(PlannedFile file)
    {
        var total = file.Payments.Sum(payment => payment.Amount) / 100m;
        var xml = new StringBuilder();
        xml.Append(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
            <GrpHdr><MsgId>{file.MessageId}</MsgId><CreDtTm>2026-01-01T08:00:00</CreDtTm><NbOfTxs>{file.Payments.Count}</NbOfTxs><CtrlSum>{total:F2}</CtrlSum><InitgPty><Nm>Crash Day</Nm></InitgPty></GrpHdr>

            """);
        foreach (var (block, number) in file.Payments.GroupBy(payment => payment.Debtor).Select((block, i) => (block, i + 1)))
        {
            xml.Append(CultureInfo.InvariantCulture, $"""
                <PmtInf><PmtInfId>{file.MessageId}-{number}</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt><Dt>2026-01-01</Dt></ReqdExctnDt><Dbtr><Nm>Customer {block.Key.Customer}</Nm></Dbtr><DbtrAcct><Id><IBAN>{block.Key.Iban}</IBAN></Id></DbtrAcct><DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>

                """);
            foreach (var payment in block)
            {
                xml.Append(CultureInfo.InvariantCulture, $"""
                    <CdtTrfTxInf><PmtId><EndToEndId>{payment.EndToEndId}</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">{payment.Amount / 100m:F2}</InstdAmt></Amt><Cdtr><Nm>Payee</Nm></Cdtr><CdtrAcct><Id><IBAN>{payment.Creditor.Iban}</IBAN></Id></CdtrAcct></CdtTrfTxInf>

                    """);
            }

            xml.Append("</PmtInf>\n");
        }

        return xml.Append("</CstmrCdtTrfInitn></Document>\n").ToString();
    }
}

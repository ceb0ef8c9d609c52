using System.CommandLine;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.Files;

/// <summary><c>payments import F.xml</c>: takes in a pain.001 and writes the pain.002 next to it.</summary>
internal static class PaymentFileVerbs
{
    private const int PageSize = 500;

    private static readonly Argument<FileInfo> PaymentFile = new("file") { Description = "A pain.001, version .03 to .12" };

    private static readonly Option<DirectoryInfo?> Schemas = new("--schemas")
    {
        Description = "Folder with ISO's schemas (pain.001.001.09.xsd …) to validate against as well; as a rule the one of Payments:Schemas",
    };

    private static readonly Option<DirectoryInfo?> Out = new("--out")
    {
        Description = "Folder for the pain.002; next to the file when missing",
    };

    public static Command Import(VerbRunner verbs)
    {
        var command = new Command("import", "Take in a pain.001 payment file: book its payments and write the pain.002 status report")
        {
            PaymentFile, Schemas, Out,
        };
        command.SetAction(verbs.Run(ImportAsync));
        return command;
    }

    private static async Task<int> ImportAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var bank = services.GetRequiredService<IMediator>();
        var path = parsed.GetRequiredValue(PaymentFile).FullName;
        var progress = new VerbProgress(output);
        var imported = await bank.Send(
            new ImportPaymentFile(path, parsed.GetValue(Schemas)?.FullName, progress), cancellationToken);
        output.ProgressDone();
        if (!imported.IsSuccess)
        {
            return output.Refuse(imported.Failure);
        }

        var report = await WriteReportAsync(bank, imported.Value, path, parsed.GetValue(Out), cancellationToken);
        var folder = services.GetRequiredService<MessageSchemas>().Find(parsed.GetValue(Schemas)?.FullName);
        if (folder?.Has(imported.Value.MessageName) == false)
        {
            output.Error($"{folder.FolderPath} has no {imported.Value.MessageName}.xsd: the structure was checked without a schema.");
        }

        await PrintAsync(bank, imported.Value, report, output, cancellationToken);
        return imported.Value.Status == FileOutcome.ACCP ? VerbOutput.Success : VerbOutput.Failed;
    }

    private static async Task<string> WriteReportAsync(
        IMediator bank, PaymentFileView file, string path, DirectoryInfo? folder, CancellationToken cancellationToken)
    {
        folder?.Create();

        // The report on the payments that were booked stays when somebody sends the same file again.
        var ending = file.FailureCode == PaymentsErrors.FileDuplicate.Code ? ".duplicate.pain.002.xml" : ".pain.002.xml";
        var target = Path.Combine(folder?.FullName ?? Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path) + ending);
        await AtomicFile.WriteAsync(
            target, stream => bank.Send(new WriteStatusReport(file.FileId, stream), cancellationToken), cancellationToken);
        return target;
    }

    private static async Task PrintAsync(
        IMediator bank, PaymentFileView file, string report, VerbOutput output, CancellationToken cancellationToken)
    {
        var payments = new List<FilePaymentView>();
        await foreach (var payment in PaymentsOfAsync(bank, file.FileId, cancellationToken))
        {
            if (output.IsJson)
            {
                payments.Add(payment);
            }
            else if (payment.ReasonCode is not null)
            {
                output.Line($"payment {payment.Position} ({payment.EndToEndId}): {payment.ReasonCode} {payment.Reason}");
            }
        }

        if (output.IsJson)
        {
            output.Json(new
            {
                file.Status,
                file.FileId,
                file.MessageName,
                file.MessageId,
                file.Accepted,
                file.Rejected,
                file.FailureCode,
                file.Findings,
                Report = report,
                Payments = payments,
            });
            return;
        }

        foreach (var finding in file.Findings)
        {
            output.Error(finding.ToString());
        }

        output.Line(file.FailureCode is null
            ? $"{file.Status}: {file.Accepted} of {file.Payments} payments accepted, {file.Rejected} rejected"
            : $"{file.Status}: the file is refused as a whole, nothing was booked ({file.FailureCode})");
        output.Line($"Status report: {report}");
    }

    private static async IAsyncEnumerable<FilePaymentView> PaymentsOfAsync(
        IMediator bank, Guid fileId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        while (true)
        {
            var page = (await bank.Send(new ListFilePayments(fileId, after, PageSize), cancellationToken)).Value;
            foreach (var payment in page.Items)
            {
                yield return payment;
                after = payment.Position;
            }

            if (page.Next is null)
            {
                yield break;
            }
        }
    }

    /// <summary>Reports on the caller's own thread, in order.</summary>
    private sealed class VerbProgress(VerbOutput output) : IProgress<long>
    {
        public void Report(long value) => output.Progress($"{value} payments booked or rejected");
    }
}

using System.CommandLine;
using DigitalBank.Payments.Files;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.DirectDebits.Collections.Files;

/// <summary><c>payments collect F.xml</c>: takes in a pain.008 and writes the pain.002 next to it.</summary>
internal static class CollectionFileVerbs
{
    private const int PageSize = 500;

    private static readonly Argument<FileInfo> CollectionFile = new("file") { Description = "A pain.008 of direct debits to collect" };

    private static readonly Option<DirectoryInfo?> Out = new("--out") { Description = "Folder for the pain.002; next to the file when missing" };

    public static Command Collect(VerbRunner verbs)
    {
        var command = new Command("collect", "Take in a pain.008 file of direct debits and write the pain.002 status report") { CollectionFile, Out };
        command.SetAction(verbs.Run(CollectAsync));
        return command;
    }

    private static async Task<int> CollectAsync(ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var bank = services.GetRequiredService<IMediator>();
        var path = parsed.GetRequiredValue(CollectionFile).FullName;
        var imported = await bank.Send(new ImportCollectionFile(path), cancellationToken);
        if (!imported.IsSuccess)
        {
            return output.Refuse(imported.Failure);
        }

        var report = await WriteReportAsync(bank, imported.Value, path, parsed.GetValue(Out), cancellationToken);
        await PrintAsync(bank, imported.Value, report, output, cancellationToken);
        return imported.Value.Status == FileOutcome.ACCP ? VerbOutput.Success : VerbOutput.Failed;
    }

    private static async Task<string> WriteReportAsync(
        IMediator bank, PaymentFileView file, string path, DirectoryInfo? folder, CancellationToken cancellationToken)
    {
        folder?.Create();

        // The report on the lines that were taken stays when somebody sends the same file again.
        var ending = file.FailureCode == PaymentsErrors.FileDuplicate.Code ? ".duplicate.pain.002.xml" : ".pain.002.xml";
        var target = Path.Combine(folder?.FullName ?? Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path) + ending);
        await AtomicFile.WriteAsync(target, stream => bank.Send(new WriteStatusReport(file.FileId, stream), cancellationToken), cancellationToken);
        return target;
    }

    private static async Task PrintAsync(IMediator bank, PaymentFileView file, string report, VerbOutput output, CancellationToken cancellationToken)
    {
        var lines = new List<CollectionFileLineView>();
        for (var after = 0L; ;)
        {
            var page = (await bank.Send(new ListCollectionFileLines(file.FileId, after, PageSize), cancellationToken)).Value;
            lines.AddRange(page.Items);
            if (page.Next is null)
            {
                break;
            }

            after = lines[^1].Position;
        }

        if (output.IsJson)
        {
            output.Json(new { file.Status, file.FileId, file.MessageId, file.Accepted, file.Rejected, file.FailureCode, file.Findings, Report = report, Lines = lines });
            return;
        }

        foreach (var line in lines.Where(line => line.ReasonCode is not null))
        {
            output.Line($"line {line.Position} ({line.EndToEndId}): {line.ReasonCode} {line.FailureCode}");
        }

        foreach (var finding in file.Findings)
        {
            output.Error(finding.ToString());
        }

        output.Line(file.FailureCode is null
            ? $"{file.Status}: {file.Accepted} of {file.Payments} collections accepted, {file.Rejected} rejected"
            : $"{file.Status}: the file is refused as a whole, nothing is collected ({file.FailureCode})");
        output.Line($"Status report: {report}");
    }
}

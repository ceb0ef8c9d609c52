using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using DigitalBank.Platform.Iso20022;
using Shouldly;

namespace DigitalBank.Payments.Tests.Iso20022;

/// <summary>A message that a test has written, and what is expected of every one of them.</summary>
internal sealed class WrittenMessage
{
    public static readonly Lazy<SchemaFolder> Schemas = new(() => new SchemaFolder(PublishedMessages.Schemas));

    private readonly byte[] _bytes;

    public WrittenMessage(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        _bytes = stream.ToArray();
    }

    public WrittenMessage(string xml) => _bytes = Encoding.UTF8.GetBytes(xml);

    public string Text => Encoding.UTF8.GetString(_bytes);

    public Stream Open() => new MemoryStream(_bytes);

    public void ShouldFitItsSchema() => Schemas.Value.Validate(Open()).ShouldBeEmpty(Text);

    /// <summary>A second opinion where it is installed; .NET's schemas forgive a few things that others don't.</summary>
    public void ShouldPassXmllint(string messageName)
    {
        if (!File.Exists("/usr/bin/xmllint"))
        {
            return;
        }

        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, _bytes);
            string[] arguments = ["--noout", "--nonet", "--schema", Path.Combine(PublishedMessages.Schemas, messageName + ".xsd"), file];
            using var xmllint = Process.Start(new ProcessStartInfo("/usr/bin/xmllint", arguments) { RedirectStandardError = true })!;
            var complaints = xmllint.StandardError.ReadToEnd();
            xmllint.WaitForExit();
            xmllint.ExitCode.ShouldBe(0, complaints);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A difference from the approved file fails; whoever means it copies the received file over the approved one.</summary>
    public void ShouldBeApproved(string name, [CallerFilePath] string test = "")
    {
        var approved = Path.Combine(Path.GetDirectoryName(test)!, "Approved", $"{name}.approved.xml");
        var received = approved.Replace(".approved.", ".received.", StringComparison.Ordinal);
        if (File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n").TrimEnd() == Text.TrimEnd())
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, Text + "\n");
        Text.ShouldBe(File.Exists(approved) ? File.ReadAllText(approved).TrimEnd() : string.Empty, $"If this is meant:\n  cp '{received}' '{approved}'");
    }
}

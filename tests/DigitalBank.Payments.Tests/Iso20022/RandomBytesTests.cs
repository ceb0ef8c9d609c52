using System.Globalization;
using System.Text;
using DigitalBank.Payments.Iso20022.Camt053;
using DigitalBank.Payments.Iso20022.Camt056;
using DigitalBank.Payments.Iso20022.Pacs002;
using DigitalBank.Payments.Iso20022.Pacs004;
using DigitalBank.Payments.Iso20022.Pacs008;
using DigitalBank.Payments.Iso20022.Pain001;
using DigitalBank.Payments.Iso20022.Pain008;
using DigitalBank.Payments.Iso20022.Validation;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Iso20022;

/// <summary>Whatever bytes come, every reader answers with findings and none crashes.</summary>
public class RandomBytesTests
{
    /// <summary>Texts at the edges of what dates, numbers and XML can say, which random bytes seldom meet.</summary>
    private static readonly string[] Edges =
    [
        "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-01-31T24:00:00", "0000-01-01", "9999-12-31", "2026-01-31Z", "-0", "999999999999999999", "0.00000",
        "000000000000000", "&#0;", "&#x1F600;", "<![CDATA[]]>", "]]>", "<!-- -->", "<?x?>", "&amp;", "&nope;", "\u0000", "\uFFFF", " ", "",
    ];

    /// <summary>Each message with what reads it in two passes, the second only after a first that accepts.</summary>
    private static readonly (string Message, Action<Stream> Read)[] Readers =
    [
        (Samples.Pain001, stream => Twice(stream, Pain001Reader.Examine(stream).IsAccepted, () => Pain001Reader.Payments(stream))),
        (InterbankSamples.Pain008, stream => Twice(stream, Pain008Reader.Reader.Examine(stream).IsAccepted, () => Pain008Reader.Reader.Items(stream))),
        (InterbankSamples.Pacs008, stream => Twice(stream, Pacs008Reader.Reader.Examine(stream).IsAccepted, () => Pacs008Reader.Reader.Items(stream))),
        (InterbankSamples.Pacs002, stream => Twice(stream, Pacs002Reader.Reader.Examine(stream).IsAccepted, () => Pacs002Reader.Reader.Items(stream))),
        (InterbankSamples.Pacs004, stream => Twice(stream, Pacs004Reader.Reader.Examine(stream).IsAccepted, () => Pacs004Reader.Reader.Items(stream))),
        (InterbankSamples.Camt056, stream => Twice(stream, Camt056Reader.Reader.Examine(stream).IsAccepted, () => Camt056Reader.Reader.Items(stream))),
        (InterbankSamples.Camt054, stream => Twice(stream, Camt053Reader.ExamineNotification(stream).IsAccepted, () => Camt053Reader.NotifiedEntries(stream))),
    ];

    [Fact]
    public void Random_bytes_crash_no_reader() => Read(rounds: 200, (_, random) =>
    {
        var bytes = new byte[random.Next(400)];
        random.NextBytes(bytes);
        return bytes;
    });

    [Fact]
    public void Messages_with_random_bytes_in_them_crash_no_reader() => Read(rounds: 100, (message, random) =>
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    });

    [Fact]
    public void Messages_with_texts_at_the_edges_crash_no_reader() => Read(rounds: 100, (message, random) =>
    {
        var from = message.IndexOf('>', random.Next(message.Length - 20)) + 1;
        var to = message.IndexOf('<', from);
        return Encoding.UTF8.GetBytes(to < 0 ? message[..from] : message[..from] + Edges[random.Next(Edges.Length)] + message[to..]);
    });

    private static void Twice(Stream message, bool isAccepted, Func<IEnumerable<object>> items)
    {
        message.Position = 0;
        if (isAccepted)
        {
            items().Count().ShouldBeGreaterThan(0);
        }
    }

    private static void Read(int rounds, Func<string, Random, byte[]> next)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (message, read) in Readers)
            {
                var bytes = next(message, random);
                var because = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, round {round}: {Convert.ToBase64String(bytes)}");
                Should.NotThrow(() => read(new MemoryStream(bytes)), because);
                Should.NotThrow(() => new MessageValidator(null).Validate("x", new MemoryStream(bytes)), because);
            }
        }
    }
}

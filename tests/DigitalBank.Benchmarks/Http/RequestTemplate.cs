using System.Text;

namespace DigitalBank.Benchmarks.Http;

/// <summary>
/// A request written once, in which only numbers of fixed width change afterwards. Numbers are padded with spaces on the left, which JSON
/// allows before a value.
/// </summary>
internal sealed class RequestTemplate
{
    public const string Key = "kkkkkkkk-kkkk-kkkk-kkkk-kkkkkkkkkkkk";
    public const string Debit = "<<<<<<<<<<<<";
    public const string Credit = ">>>>>>>>>>>>";
    public const string Amount = "##";

    private readonly byte[] _text;
    private readonly int[] _keys;
    private readonly int[] _debits;
    private readonly int[] _credits;
    private readonly int[] _amounts;

    /// <param name="headers">Each with its line end, without Content-Type and Content-Length.</param>
    public RequestTemplate(string path, string headers, string body)
    {
        _text = Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: bank\r\n{headers}Content-Type: application/json\r\n"
            + $"Content-Length: {body.Length}\r\n\r\n{body}");
        (_keys, _debits, _credits, _amounts) = (PlacesOf(Key), PlacesOf(Debit), PlacesOf(Credit), PlacesOf(Amount));
    }

    public int Length => _text.Length;

    /// <summary>How often each of <paramref name="accounts"/> and the amount is filled in anew.</summary>
    public int Write(Span<byte> buffer, Random random, long[] accounts)
    {
        _text.CopyTo(buffer);
        WriteKeys(buffer);
        foreach (var place in _debits)
        {
            WriteNumber(buffer.Slice(place, Debit.Length), accounts[random.Next(accounts.Length)]);
        }

        foreach (var place in _credits)
        {
            WriteNumber(buffer.Slice(place, Credit.Length), accounts[random.Next(accounts.Length)]);
        }

        for (var i = 0; i < _amounts.Length; i += 2)
        {
            var cents = random.Next(10, 100);
            WriteNumber(buffer.Slice(_amounts[i], Amount.Length), cents);
            WriteNumber(buffer.Slice(_amounts[i + 1], Amount.Length), cents);
        }

        return _text.Length;
    }

    /// <summary>Ordered by time, as clients of a bank are asked to choose them; the last ones of a batch count upwards.</summary>
    private void WriteKeys(Span<byte> buffer)
    {
        Span<byte> key = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(key, bigEndian: true, out _);
        for (var i = 0; i < _keys.Length; i++)
        {
            (key[14], key[15]) = ((byte)(i >> 8), (byte)(i & 0xFF));
            new Guid(key, bigEndian: true).TryFormat(buffer.Slice(_keys[i], Key.Length), out _);
        }
    }

    private static void WriteNumber(Span<byte> place, long number)
    {
        place.Fill((byte)' ');
        for (var i = place.Length - 1; number > 0; i--, number /= 10)
        {
            place[i] = (byte)('0' + (number % 10));
        }
    }

    private int[] PlacesOf(string mark)
    {
        var places = new List<int>();
        var wanted = Encoding.ASCII.GetBytes(mark);
        for (var from = 0; _text.AsSpan(from).IndexOf(wanted) is var next and >= 0; from += next + wanted.Length)
        {
            places.Add(from + next);
        }

        return [.. places];
    }
}

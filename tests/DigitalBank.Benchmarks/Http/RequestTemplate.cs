using System.Text;

namespace DigitalBank.Benchmarks.Http;

/// <summary>
/// A request written once, in which only texts of fixed width change afterwards: the key, the accounts, the cents.
/// </summary>
internal sealed class RequestTemplate
{
    public const string Key = "kkkkkkkk-kkkk-kkkk-kkkk-kkkkkkkkkkkk";
    public const string Debit = "<debit>";
    public const string Credit = "<credit>";
    public const string Amount = "##";

    private readonly byte[] _text;
    private readonly byte[][] _accounts;
    private readonly Random _random;
    private readonly int[] _keys;
    private readonly int[] _debits;
    private readonly int[] _credits;
    private readonly int[] _amounts;

    /// <param name="headers">Each with its line end, without Content-Type and Content-Length.</param>
    /// <param name="accounts">As they stand in the request; shorter ones get spaces in front, which JSON allows before a number.</param>
    public RequestTemplate(string path, string headers, string body, IReadOnlyList<string> accounts, Random random)
    {
        var width = accounts.Max(account => account.Length);
        _accounts = [.. accounts.Select(account => Encoding.ASCII.GetBytes(account.PadLeft(width)))];
        _random = random;
        var (debit, credit) = (new string('<', width), new string('>', width));
        var room = body.Replace(Debit, debit, StringComparison.Ordinal).Replace(Credit, credit, StringComparison.Ordinal);
        _text = Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: bank\r\n{headers}Content-Type: application/json\r\n"
            + $"Content-Length: {room.Length}\r\n\r\n{room}");
        (_keys, _debits, _credits, _amounts) = (PlacesOf(Key), PlacesOf(debit), PlacesOf(credit), PlacesOf(Amount));
    }

    public int Length => _text.Length;

    /// <summary>Each line gets an account at random, the two of an entry never the same.</summary>
    public int Write(Span<byte> buffer)
    {
        _text.CopyTo(buffer);
        WriteKeys(buffer);
        for (var i = 0; i < _debits.Length; i++)
        {
            var debit = _random.Next(_accounts.Length);
            var credit = (debit + _random.Next(1, _accounts.Length)) % _accounts.Length;
            _accounts[debit].CopyTo(buffer[_debits[i]..]);
            _accounts[credit].CopyTo(buffer[_credits[i]..]);
            WriteCents(buffer, i);
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

    /// <summary>The same in every line of an entry.</summary>
    private void WriteCents(Span<byte> buffer, int entry)
    {
        var cents = _random.Next(10, 100);
        var lines = _amounts.Length / _debits.Length;
        foreach (var place in _amounts.AsSpan(entry * lines, lines))
        {
            (buffer[place], buffer[place + 1]) = ((byte)('0' + (cents / 10)), (byte)('0' + (cents % 10)));
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

using System.Text;

namespace DigitalBank.Accounts.Csv;

/// <summary>Reads lines that end in CR LF, LF or CR, none longer than it may be: a file without line ends must not fill the memory.</summary>
internal sealed class CsvLineReader(TextReader text)
{
    /// <summary>Far above any line of an account file, far below what would hurt.</summary>
    public const int LongestLine = 16_384;

    private readonly char[] _buffer = new char[LongestLine];

    private int _position;

    private int _length;

    private bool _skipLineFeed;

    public long LinesRead { get; private set; }

    /// <returns>The line without its end, cut after <see cref="LongestLine"/> characters; null at the end of the file.</returns>
    public async ValueTask<(string Line, bool WasCut)?> ReadAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var wasCut = false;
        var sawAnything = false;
        while (await HasMoreAsync(cancellationToken))
        {
            sawAnything = true;
            var rest = _buffer.AsSpan(_position, _length - _position);
            var end = rest.IndexOfAny('\r', '\n');
            var piece = end < 0 ? rest : rest[..end];
            var room = LongestLine - line.Length;
            wasCut |= piece.Length > room;
            line.Append(piece[..Math.Min(piece.Length, room)]);
            _position += piece.Length;
            if (end >= 0)
            {
                _skipLineFeed = _buffer[_position++] == '\r';
                break;
            }
        }

        if (!sawAnything)
        {
            return null;
        }

        LinesRead++;
        return (line.ToString(), wasCut);
    }

    private async ValueTask<bool> HasMoreAsync(CancellationToken cancellationToken)
    {
        if (!await FillAsync(cancellationToken))
        {
            return false;
        }

        if (_skipLineFeed && _buffer[_position] == '\n')
        {
            _position++;
        }

        _skipLineFeed = false;
        return await FillAsync(cancellationToken);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_position < _length)
        {
            return true;
        }

        _position = 0;
        _length = await text.ReadBlockAsync(_buffer, cancellationToken);
        return _length > 0;
    }
}

using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace DigitalBank.Platform.Pdf;

/// <summary>
/// The file format below a document: numbered objects, most of them compressed together, and the table that says where each one stands.
/// Nothing is kept but that table, so a document may be larger than memory.
/// </summary>
/// <remarks>Source: ISO 32000-1 (PDF 1.7), 7.5.</remarks>
internal sealed class PdfObjects
{
    /// <summary>Readers unpack a whole group for one object; this keeps that short.</summary>
    private const int GroupSize = 200;

    private readonly Stream _stream;
    private readonly List<Place> _places = [new(0, 0, ushort.MaxValue)];
    private readonly List<int> _group = [];
    private readonly StringBuilder _groupIndex = new();
    private readonly StringBuilder _groupBody = new();
    private long _position;

    public PdfObjects(Stream stream)
    {
        _stream = stream;

        // Four bytes above 127 tell programs that copy files that this one is not text.
        Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    public int Reserve()
    {
        _places.Add(default);
        return _places.Count - 1;
    }

    public int Add(string body)
    {
        var number = Reserve();
        Write(number, body);
        return number;
    }

    /// <param name="body">ASCII.</param>
    public void Write(int number, string body)
    {
        _groupIndex.Append(CultureInfo.InvariantCulture, $"{number} {_groupBody.Length} ");
        _groupBody.Append(body).Append('\n');
        _group.Add(number);
        if (_group.Count == GroupSize)
        {
            EndGroup();
        }
    }

    /// <param name="entries">Of the stream's dictionary, besides its length and filter.</param>
    public int AddStream(string entries, ReadOnlySpan<byte> content, bool compress = true)
    {
        var number = Reserve();
        WriteStream(number, entries, content, compress);
        return number;
    }

    public void WriteStream(int number, string entries, ReadOnlySpan<byte> content, bool compress = true)
    {
        _places[number] = new Place(1, _position, 0);
        var data = compress ? Compressed(content) : content;
        var filter = compress ? "/Filter/FlateDecode" : "";
        Write(Encoding.ASCII.GetBytes($"{number} 0 obj\n<<{entries}{filter}/Length {data.Length}>>\nstream\n"));
        Write(data);
        Write("\nendstream\nendobj\n"u8);
    }

    /// <param name="id">32 hexadecimal digits that no other document has.</param>
    public void Finish(int catalogue, string id)
    {
        EndGroup();
        var number = Reserve();
        var start = _position;
        _places[number] = new Place(1, start, 0);
        WriteStream(number, $"/Type/XRef/Size {_places.Count}/W[1 8 2]/Root {catalogue} 0 R/ID[<{id}><{id}>]", Table());
        Write(Encoding.ASCII.GetBytes($"startxref\n{start}\n%%EOF\n"));
        _stream.Flush();
    }

    private void EndGroup()
    {
        if (_group.Count == 0)
        {
            return;
        }

        var index = _groupIndex.ToString();
        var group = AddStream(
            $"/Type/ObjStm/N {_group.Count}/First {index.Length}", Encoding.ASCII.GetBytes(index + _groupBody));
        for (var i = 0; i < _group.Count; i++)
        {
            _places[_group[i]] = new Place(2, group, (ushort)i);
        }

        _group.Clear();
        _groupIndex.Clear();
        _groupBody.Clear();
    }

    private byte[] Table()
    {
        const int Row = 11;
        var table = new byte[Row * _places.Count];
        for (var i = 0; i < _places.Count; i++)
        {
            var row = table.AsSpan(Row * i, Row);
            row[0] = _places[i].Kind;
            BinaryPrimitives.WriteInt64BigEndian(row[1..], _places[i].Offset);
            BinaryPrimitives.WriteUInt16BigEndian(row[9..], _places[i].Index);
        }

        return table;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _position += bytes.Length;
    }

    private static ReadOnlySpan<byte> Compressed(ReadOnlySpan<byte> content)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
    }

    /// <param name="Kind">0: free; 1: at an offset; 2: in a group of objects, at an index.</param>
    private readonly record struct Place(byte Kind, long Offset, ushort Index);
}

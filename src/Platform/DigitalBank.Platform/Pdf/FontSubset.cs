using System.Buffers.Binary;
using System.Text;

namespace DigitalBank.Platform.Pdf;

/// <summary>
/// A font file with only the glyphs that a document uses, numbered anew in the order in which they were asked for. Glyph 0 is always there.
/// </summary>
/// <remarks>Sources: OpenType specification 1.9, chapters otff and glyf; ISO 32000-1, 9.9, says which tables a PDF needs.</remarks>
internal sealed class FontSubset(TrueTypeFont font)
{
    private const int DirectoryEntry = 16;

    /// <summary>What a component of a composite glyph says of itself.</summary>
    private const int ArgumentsAreWords = 0x1, HasScale = 0x8, MoreComponents = 0x20, HasTwoScales = 0x40, HasMatrix = 0x80;

    private static readonly string[] Hinting = ["cvt ", "fpgm", "prep"];

    private readonly List<ushort> _glyphs = [0];
    private readonly Dictionary<ushort, ushort> _numbers = new() { [0] = 0 };

    /// <summary>Takes a glyph into the subset.</summary>
    /// <returns>Its number there.</returns>
    public ushort Add(ushort glyph)
    {
        if (!_numbers.TryGetValue(glyph, out var number))
        {
            number = (ushort)_glyphs.Count;
            _numbers[glyph] = number;
            _glyphs.Add(glyph);
        }

        return number;
    }

    public byte[] ToFile()
    {
        var (glyf, loca) = Outlines();
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = glyf,
            ["head"] = Head(),
            ["hhea"] = Patched("hhea", 34, (ushort)_glyphs.Count),
            ["hmtx"] = Metrics(),
            ["loca"] = loca,
            ["maxp"] = Patched("maxp", 4, (ushort)_glyphs.Count),
        };
        foreach (var hinting in Hinting.Where(font.Has))
        {
            tables[hinting] = font.Table(hinting).ToArray();
        }

        return Assemble(tables);
    }

    private (byte[] Glyf, byte[] Loca) Outlines()
    {
        var glyf = new MemoryStream();
        var offsets = new List<uint> { 0 };

        // Components of composite glyphs join at the end of the list while it is walked.
        for (var i = 0; i < _glyphs.Count; i++)
        {
            var outline = font.OutlineOf(_glyphs[i]).ToArray();
            Renumber(outline);
            glyf.Write(outline);
            glyf.SetLength(Padded((int)glyf.Length));
            glyf.Position = glyf.Length;
            offsets.Add((uint)glyf.Length);
        }

        var loca = new byte[4 * offsets.Count];
        for (var i = 0; i < offsets.Count; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * i), offsets[i]);
        }

        return (glyf.ToArray(), loca);
    }

    private void Renumber(Span<byte> outline)
    {
        var isComposite = outline.Length > 0 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0;
        var at = 10;
        while (isComposite)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            var component = outline[(at + 2)..];
            BinaryPrimitives.WriteUInt16BigEndian(component, Add(BinaryPrimitives.ReadUInt16BigEndian(component)));
            at += 4 + ((flags & ArgumentsAreWords) != 0 ? 4 : 2);
            at += (flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0;
            isComposite = (flags & MoreComponents) != 0;
        }
    }

    private byte[] Head()
    {
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private byte[] Patched(string table, int at, ushort value)
    {
        var data = font.Table(table).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(at), value);
        return data;
    }

    private byte[] Metrics()
    {
        var metrics = new byte[4 * _glyphs.Count];
        for (var i = 0; i < _glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), (ushort)font.AdvanceOf(_glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan((4 * i) + 2), font.LeftSideBearingOf(_glyphs[i]));
        }

        return metrics;
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var start = 12 + (DirectoryEntry * tables.Count);
        var file = new byte[start + tables.Values.Sum(table => Padded(table.Length))];
        WriteHeader(file, tables.Count);
        var (entry, at, head) = (12, start, 0);
        foreach (var (name, data) in tables)
        {
            data.CopyTo(file, at);
            var record = file.AsSpan(entry, DirectoryEntry);
            Encoding.ASCII.GetBytes(name, record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Checksum(file.AsSpan(at, Padded(data.Length))));
            BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(record[12..], (uint)data.Length);
            head = name == "head" ? at : head;
            entry += DirectoryEntry;
            at += Padded(data.Length);
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), unchecked(0xB1B0AFBA - Checksum(file)));
        return file;
    }

    private static void WriteHeader(Span<byte> file, int tables)
    {
        var log = (int)Math.Log2(tables);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file[4..], (ushort)tables);
        BinaryPrimitives.WriteUInt16BigEndian(file[6..], (ushort)(DirectoryEntry << log));
        BinaryPrimitives.WriteUInt16BigEndian(file[8..], (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(file[10..], (ushort)(DirectoryEntry * (tables - (1 << log))));
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (var at = 0; at < data.Length; at += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(data[at..]));
        }

        return sum;
    }

    private static int Padded(int length) => (length + 3) & ~3;
}

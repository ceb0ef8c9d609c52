using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Simulator;

/// <summary>Which payments a pacs.028 asks about.</summary>
internal static class Pacs028Uetrs
{
    public static IReadOnlyList<string> Read(byte[] content)
    {
        var uetrs = new List<string>();
        using var xml = SafeXml.Open(new MemoryStream(content, writable: false));
        while (xml.ReadToFollowing("OrgnlUETR", SafeXml.NamespacePrefix + "pacs.028.001.03"))
        {
            uetrs.Add(xml.ReadElementContentAsString());
        }

        return uetrs;
    }
}

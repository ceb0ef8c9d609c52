namespace DigitalBank.Risk.Tests;

/// <summary>Files of the SDN list with a few entries.</summary>
internal static class SampleList
{
    public static void Write(string folder, params string[] entries)
    {
        File.WriteAllText(Path.Combine(folder, "sdn.csv"), string.Join("\r\n", entries.Select(entry => entry.TrimEnd())) + "\r\n\u001A");
        File.WriteAllText(Path.Combine(folder, "alt.csv"), "");
    }
}

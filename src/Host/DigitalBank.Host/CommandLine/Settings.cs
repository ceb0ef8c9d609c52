namespace DigitalBank.Host.CommandLine;

/// <summary>Tells settings from words of a verb: the former look like <c>--Database:Provider=PostgreSql</c> or <c>--urls=…</c>.</summary>
internal static class Settings
{
    private static readonly string[] HostSettings = ["urls", "environment"];

    internal static (string[] Settings, string[] Words) SplitFrom(string[] args)
    {
        var bySetting = args.ToLookup(IsSetting);
        return ([.. bySetting[true]], [.. bySetting[false]]);
    }

    private static bool IsSetting(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        if (equals < 3 || !argument.StartsWith("--", StringComparison.Ordinal))
        {
            return false;
        }

        var name = argument[2..equals];
        return name.Contains(':', StringComparison.Ordinal) || HostSettings.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}

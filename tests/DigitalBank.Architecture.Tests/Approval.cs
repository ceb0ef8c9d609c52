using System.Runtime.CompilerServices;

namespace DigitalBank.Architecture.Tests;

/// <summary>Snapshots of what others depend on. A difference fails; whoever means it copies the received file over the approved one.</summary>
internal static class Approval
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ShouldBeApproved(this string text, string? part = null, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        var name = part is null ? test : $"{test}.{part}";
        (text.TrimEnd() + "\n").ShouldMatchApproved(options => options
            .NoDiff()
            .WithFilenameGenerator((_, _, type, extension) =>
                $"{Path.GetFileNameWithoutExtension(file)}.{name}.{type}.{extension}")
            .SubFolder("Approved"));
    }
}

using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Platform.Encryption;

/// <summary><c>keys list | rotate</c>.</summary>
public static class KeysVerbs
{
    public static Command Create(VerbRunner verbs)
    {
        ArgumentNullException.ThrowIfNull(verbs);
        var list = new Command("list", "Numbers of the keys, the one in use last");
        list.SetAction(verbs.RunUnstarted((_, services, output, _) =>
        {
            var keys = services.GetRequiredService<FieldKeys>();
            output.Line($"{keys.File}: {string.Join(", ", keys.Ids)}");
            if (output.IsJson)
            {
                output.Json(new { keys.File, keys.Ids, keys.CurrentId });
            }

            return Task.FromResult(VerbOutput.Success);
        }));
        var rotate = new Command("rotate", "Seal fields with a new key from now on; the old ones keep opening what they sealed");
        rotate.SetAction(verbs.RunUnstarted((_, services, output, _) =>
        {
            var keyId = services.GetRequiredService<FieldKeys>().Rotate();
            output.Line($"Fields are sealed with key {keyId} from now on. Seal the stored ones anew: jobs run re-encrypt-fields");
            if (output.IsJson)
            {
                output.Json(new { keyId });
            }

            return Task.FromResult(VerbOutput.Success);
        }));
        return new Command("keys", "The keys of encrypted fields") { list, rotate };
    }
}

using DigitalBank.Platform.Encryption;

namespace DigitalBank.Platform.Tests.Encryption;

public sealed class SecretFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digitalbank-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Of_many_who_make_a_secret_at_once_all_go_on_with_the_same()
    {
        for (var round = 0; round < 100; round++)
        {
            var file = Path.Combine(_folder, $"keys-{round}");
            using var start = new Barrier(4);
            var read = await Task.WhenAll(Enumerable.Range(0, 4).Select(maker => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    SecretFile.Create(file, $"secret of {maker}");
                    return File.ReadAllText(file);
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));

            read.Distinct().ShouldHaveSingleItem();
            (await File.ReadAllTextAsync(file)).ShouldBe(read[0]);
        }
    }
}

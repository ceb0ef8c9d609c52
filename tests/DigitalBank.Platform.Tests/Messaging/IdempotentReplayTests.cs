using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Platform.Tests.Messaging;

public sealed class IdempotentReplayTests
{
    [Fact]
    public async Task The_same_key_and_content_get_the_first_answer_again_and_nothing_happens_twice()
    {
        await using var bank = await StartAsync();
        var command = new Count(Guid.CreateVersion7(), "sheep");

        var first = await SendAsync(bank, command);
        var again = await SendAsync(bank, command);

        first.IsReplay.ShouldBeFalse();
        again.IsReplay.ShouldBeTrue();
        again.Value.ShouldBe(first.Value);
        bank.Services.GetRequiredService<Counter>().Times.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_other_content_is_refused()
    {
        await using var bank = await StartAsync();
        var key = Guid.CreateVersion7();
        await SendAsync(bank, new Count(key, "sheep"));

        var other = await SendAsync(bank, new Count(key, "goats"));

        other.Failure.ShouldBe(PlatformErrors.IdempotencyKeyReused);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_done()
    {
        await using var bank = await StartAsync();

        (await SendAsync(bank, new Count(Guid.Empty, "sheep"))).Failure.ShouldBe(PlatformErrors.IdempotencyKeyMissing);
        bank.Services.GetRequiredService<Counter>().Times.ShouldBe(0);
    }

    [Fact]
    public async Task Of_two_at_once_with_one_key_one_commits()
    {
        await using var bank = await StartAsync();
        var command = new Count(Guid.CreateVersion7(), "sheep");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                return (await SendAsync(bank, command)).IsSuccess;
            }
            catch (DbUpdateException)
            {
                return false; // over HTTP this is a 409 whose retry reads the winner's answer
            }
        }));

        outcomes.ShouldContain(true);
        await bank.InScopeAsync(async services =>
            (await services.GetRequiredService<PlatformDbContext>().IdempotencyKeys.CountAsync()).ShouldBe(1));
    }

    private static Task<PlatformFixture> StartAsync() => PlatformFixture.StartAsync(services =>
    {
        services.AddSingleton<Counter>();
        services.AddTransient<IRequestHandler<Count, Result<Counted>>, CountHandler>();
    });

    private static async Task<Result<Counted>> SendAsync(PlatformFixture bank, Count command)
    {
        Result<Counted>? result = null;
        await bank.InScopeAsync(async services => result = await services.GetRequiredService<IMediator>().Send(command));
        return result!;
    }

    internal sealed record Count(Guid IdempotencyKey, string What) : IIdempotentCommand, ICommand<Counted>;

    internal sealed record Counted(string What, Guid Ticket);

    internal sealed class Counter
    {
        private int _times;

        internal int Times => _times;

        internal void Tick() => Interlocked.Increment(ref _times);
    }

    internal sealed class CountHandler(PlatformDbContext db, Counter counter) : ICommandHandler<Count, Counted>
    {
        public async Task<Result<Counted>> Handle(Count request, CancellationToken cancellationToken)
        {
            var answer = new Counted(request.What, Guid.CreateVersion7());
            db.Remember(request, answer);
            await db.SaveChangesAsync(cancellationToken);
            counter.Tick();
            return answer;
        }
    }
}

using DigitalBank.Identity.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.SecondFactors;

/// <summary>Shows with a first code that the app has the secret; from now on the second factor counts.</summary>
internal sealed record SetUpSecondFactor(Guid LoginId, string Code) : ICommand<SecondFactorView>;

internal sealed class SetUpSecondFactorHandler(IdentityDbContext db, CodeCheck codes, SecondFactorNews news, TimeProvider clock)
    : ICommandHandler<SetUpSecondFactor, SecondFactorView>
{
    public async Task<Result<SecondFactorView>> Handle(SetUpSecondFactor command, CancellationToken cancellationToken)
    {
        // Read before the code is compared: a secret that comes meanwhile cannot be saved over as the one that was shown.
        var factor = await db.SecondFactors.SingleOrDefaultAsync(row => row.LoginId == command.LoginId, cancellationToken);
        if (factor is null || !await codes.IsRightAsync(command.LoginId, command.Code, isSetUp: false, cancellationToken))
        {
            return IdentityErrors.CodeWrong;
        }

        factor.SetUp(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await news.TellSetUpAsync(command.LoginId);
        return new SecondFactorView(factor.SetUpAt);
    }
}

/// <summary>Whether a log-in has a second factor.</summary>
internal sealed record GetSecondFactor(Guid LoginId) : IQuery<SecondFactorView>;

/// <param name="SetUpAt">Null where there is none that counts.</param>
/// <param name="WrongCodes">All wrong codes since it was begun.</param>
/// <param name="RemovedAt">When one was taken away last.</param>
/// <param name="IsRemovedByBank">By staff, for somebody who had lost the phone.</param>
internal sealed record SecondFactorView(
    DateTimeOffset? SetUpAt, int WrongCodes = 0, DateTimeOffset? LastWrongCodeAt = null, DateTimeOffset? RemovedAt = null, bool IsRemovedByBank = false);

internal sealed class GetSecondFactorHandler(IdentityDbContext db) : IQueryHandler<GetSecondFactor, SecondFactorView>
{
    public async Task<Result<SecondFactorView>> Handle(GetSecondFactor query, CancellationToken cancellationToken)
    {
        var factor = await db.SecondFactors.AsNoTracking()
            .Where(row => row.LoginId == query.LoginId)
            .Select(row => new { row.SetUpAt, row.WrongCodes, row.LastWrongCodeAt })
            .SingleOrDefaultAsync(cancellationToken);
        var removal = await db.SecondFactorRemovals.AsNoTracking().SingleOrDefaultAsync(row => row.LoginId == query.LoginId, cancellationToken);
        return new SecondFactorView(
            factor?.SetUpAt, factor?.WrongCodes ?? 0, factor?.LastWrongCodeAt, removal?.RemovedAt, removal?.IsByBank == true);
    }
}

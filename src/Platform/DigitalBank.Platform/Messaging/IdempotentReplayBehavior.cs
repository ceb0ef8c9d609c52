using System.Security.Cryptography;
using System.Text.Json;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Platform.Messaging;

/// <summary>Answers a command that was carried out before with the answer of that time.</summary>
/// <remarks>
/// The handler calls <see cref="ModuleDbContext.Remember{TView}"/> before its save. When two requests with one key race, the primary key of
/// the record lets one through, the other fails as a conflict and its retry reads the winner's answer.
/// </remarks>
internal sealed class IdempotentReplayBehavior<TRequest, TResponse>(PlatformDbContext db, IActor actor, FieldCipher cipher)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IIdempotentCommand
    where TResponse : IReplayable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request.IdempotencyKey == Guid.Empty)
        {
            return TResponse.FromFailure(PlatformErrors.IdempotencyKeyMissing);
        }

        var earlier = await db.IdempotencyKeys.AsNoTracking().SingleOrDefaultAsync(
            record => record.Actor == actor.Subject && record.Key == request.IdempotencyKey,
            cancellationToken);
        if (earlier is null)
        {
            return await next();
        }

        return CryptographicOperations.FixedTimeEquals(earlier.RequestHash, IdempotencyRecord.HashOf(request))
            ? TResponse.Replay(valueType => JsonSerializer.Deserialize(earlier.OpenAnswer(cipher), valueType, BankJson.Options)!)
            : TResponse.FromFailure(PlatformErrors.IdempotencyKeyReused);
    }
}
